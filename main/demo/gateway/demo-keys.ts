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
  return { bastionHost: makeKey().private, gatewayHost: makeKey().private, login: makeKey() };
}

/** ssh2 writes an Ed25519 key that it cannot read back about once in a hundred times. */
function makeKey(): DemoKeys['login'] {
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync('ed25519', { comment: 'linkspan demo' });
    if (!(ssh2.utils.parseKey(pair.private) instanceof Error)) return { private: pair.private, public: pair.public };
  }
}

/** The public half of a host key, as a line of known_hosts has it. */
export function publicHalf(privateKey: string): string {
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error) throw parsed;
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  return `${key.type} ${key.getPublicSSH().toString('base64')}`;
}
