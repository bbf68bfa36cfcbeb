import { z } from 'zod';
import ssh2 from 'ssh2';

/** The keys of the demo network: made once, so that its host keys stay known. Worth nothing outside it. */
export const DemoKeys = z.object({
  bastionHost: z.string(),
  gatewayHost: z.string(),
  login: z.object({ private: z.string(), public: z.string() }),
});
export type DemoKeys = z.infer<typeof DemoKeys>;

export function makeDemoKeys(): DemoKeys {
  const { private: secret, public: open } = ssh2.utils.generateKeyPairSync('ed25519', { comment: 'linkspan demo' });
  return {
    bastionHost: ssh2.utils.generateKeyPairSync('ed25519').private,
    gatewayHost: ssh2.utils.generateKeyPairSync('ed25519').private,
    login: { private: secret, public: open },
  };
}

/** The public half of a host key, as a line of known_hosts has it. */
export function publicHalf(privateKey: string): string {
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error) throw parsed;
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  return `${key.type} ${key.getPublicSSH().toString('base64')}`;
}
