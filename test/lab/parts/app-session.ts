import { systemWorld } from '../../../main/ssh/config/world.ts';
import { createGatewayConnections } from '../../../main/ssh/connections.ts';
import type { GatewaySession } from '../../../main/ssh/operation.ts';
import type { SshPrompts } from '../../../main/ssh/prompts.ts';
import { targetFromConfig } from '../../../main/ssh/target.ts';
import { patience } from './exec.ts';
import type { Lab } from './lab.ts';

export interface AppSession {
  readonly session: GatewaySession;
  close(): void;
}

/** The app's own session to the gateway, through the bastion, as the lab's SSH configuration says. */
export async function openAppSession(lab: Lab): Promise<AppSession> {
  const connections = createGatewayConnections({ prompts: noPrompts });
  const target = targetFromConfig('lab', 'gateway', lab.ssh.configFile, systemWorld());
  try {
    const session = await connections.session(target, AbortSignal.timeout(60_000 * patience));
    return { session, close: () => connections.close() };
  } catch (error) {
    connections.close();
    throw error;
  }
}

/** The same session, but something happens right after an operation of this name. */
export function afterOperation(session: GatewaySession, name: string, act: () => Promise<void>): GatewaySession {
  return {
    ...session,
    async run(operation, args, options) {
      const result = await session.run(operation, args, options);
      if (operation.name === name) await act();
      return result;
    },
  };
}

/** From now on every SSH packet between the bastion and the gateway is answered with a reset. */
export async function cutSsh(lab: Lab): Promise<void> {
  await lab.router.run(`nft 'table ip cut {
  chain forward {
    type filter hook forward priority filter
    tcp dport 22 reject with tcp reset
    tcp sport 22 reject with tcp reset
  }
}'`);
}

export async function mendSsh(lab: Lab): Promise<void> {
  await lab.router.run('nft delete table ip cut');
}

/** Every key is known in the lab, so any question is a fault. */
const noPrompts: SshPrompts = {
  hostKey: () => unexpected('host key'),
  passphrase: () => unexpected('passphrase'),
  password: () => unexpected('password'),
  keyboardInteractive: () => unexpected('keyboard-interactive'),
  proxyCommand: () => unexpected('proxy command'),
};

function unexpected(what: string): Promise<never> {
  return Promise.reject(new Error(`nobody expected a question about: ${what}`));
}
