import { createHash } from 'node:crypto';
import { AppError } from '../../contract/errors.ts';
import type { SiteGateways } from '../features/audit/gather/read-site-gateways.ts';
import { inspectSession } from '../gateway/inspect-session.ts';
import { createGatewayConnections } from '../ssh/connections.ts';
import type { ConfigWorld } from '../ssh/config/world.ts';
import type { PromptPlace, SshPrompts } from '../ssh/prompts.ts';
import { defaultConfigFile, targetFromConfig } from '../ssh/target.ts';

export interface NamedGateway {
  readonly id: string;
  /** A host of the SSH configuration. */
  readonly name: string;
}

/** The same name has the same id in every audit, so that findings can be compared. */
export function gatewayOfAlias(name: string): NamedGateway {
  if (!/^[\w.-]{1,128}$/.test(name) || name.startsWith('-')) {
    const message = `--gateway takes a host of ~/.ssh/config, not ${name.slice(0, 40)}`;
    throw new AppError({ code: 'invalid-input', message });
  }
  const bytes = createHash('sha256').update(name).digest().subarray(0, 8);
  return { id: `gw-${[...bytes].map((byte) => letters[byte % 32]).join('')}`, name };
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** Gateways over SSH with nobody to answer a question. */
export function createAuditGateways(
  gateways: readonly NamedGateway[],
  world: ConfigWorld,
  now: () => Date,
): SiteGateways & { close(): void } {
  const connections = createGatewayConnections({ prompts: nobodyToAsk });
  return {
    list: () => gateways,
    async inspect(id, signal) {
      const name = gateways.find((gateway) => gateway.id === id)?.name ?? id;
      const target = targetFromConfig(id, name, defaultConfigFile(world), world);
      return inspectSession(await connections.session(target, signal), { signal, now });
    },
    close: () => connections.close(),
  };
}

const nobodyToAsk: SshPrompts = {
  hostKey: (place) => refuse(place, 'its host key is not known. Log in once with ssh and compare the fingerprint'),
  passphrase: (place) => refuse(place, 'its key has a passphrase. Add the key to an SSH agent'),
  password: (place) => refuse(place, 'it asks for a password. Log in with a key'),
  keyboardInteractive: (place) => refuse(place, 'it asks questions at login. Log in with a key'),
  proxyCommand: (place) => refuse(place, 'its ProxyCommand runs a program. Use ProxyJump'),
};

function refuse({ host }: PromptPlace, why: string): Promise<never> {
  return Promise.reject(
    new AppError({ code: 'answer-needed', subject: host, message: `${host}: ${why}. Nobody can be asked here` }),
  );
}
