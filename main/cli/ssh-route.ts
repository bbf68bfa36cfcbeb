import { isAppError } from '../../contract/errors.ts';
import type { ResolvedHost } from '../ssh/config/resolve.ts';
import { resolveRoute, type Route } from '../ssh/config/route.ts';
import { systemWorld, type ConfigWorld } from '../ssh/config/world.ts';

export interface SshRouteIo {
  stdout(text: string): void;
  stderr(text: string): void;
  readonly world?: ConfigWorld;
}

const USAGE = 'Usage: linkspan ssh-route HOST [--config FILE] [--json]\n';

/** `linkspan ssh-route HOST --config FILE --json`. Dials nothing, runs nothing, asks no DNS. Answers the exit code. */
export async function sshRoute(args: readonly string[], io: SshRouteIo): Promise<number> {
  const world = io.world ?? systemWorld();
  const parsed = parseArguments(args, world);
  if (parsed === undefined) {
    io.stderr(USAGE);
    return 2;
  }
  try {
    const route = resolveRoute(parsed.host, parsed.config, world, { user: parsed.user });
    for (const [place, command] of route.target.execs)
      io.stderr(`${place}: the command of Match exec was not run and its block not applied: ${command}\n`);
    const answer = describeRoute(route);
    io.stdout(parsed.json ? `${JSON.stringify(answer, undefined, 2)}\n` : asText(answer));
    return 0;
  } catch (error) {
    if (!isAppError(error)) throw error;
    io.stderr(`${error.message}\n`);
    return 1;
  }
}

/** Identity files that OpenSSH tries when a configuration names none. */
export const DEFAULT_IDENTITIES = ['rsa', 'ecdsa', 'ecdsa_sk', 'ed25519', 'ed25519_sk', 'xmss', 'dsa'].map(
  (kind) => `~/.ssh/id_${kind}`,
);

export interface RouteAnswer {
  readonly hostName: string;
  readonly user: string;
  readonly port: number;
  readonly identityFile: readonly string[];
  readonly proxyJump: string | null;
  readonly proxyCommand: string | null;
  readonly hops: readonly { readonly hostName: string; readonly user: string; readonly port: number }[];
  readonly options: ResolvedHost['options'];
}

export function describeRoute({ target, hops }: Route): RouteAnswer {
  const { options } = target;
  return {
    hostName: target.hostName,
    user: target.user,
    port: target.port,
    identityFile: Array.isArray(options['identityfile']) ? options['identityfile'] : DEFAULT_IDENTITIES,
    proxyJump: one(options['proxyjump']),
    proxyCommand: one(options['proxycommand']),
    hops: hops.map(({ hostName, user, port }) => ({ hostName, user, port })),
    options: Object.fromEntries(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function one(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function asText(answer: RouteAnswer): string {
  const place = (at: { hostName: string; user: string; port: number }): string =>
    `${at.user}@${at.hostName} port ${at.port}`;
  return `${[...answer.hops.map((hop) => `via ${place(hop)}`), `to  ${place(answer)}`].join('\n')}\n`;
}

function parseArguments(
  args: readonly string[],
  world: ConfigWorld,
): { host: string; user: string | undefined; config: string; json: boolean } | undefined {
  const hosts: string[] = [];
  let config = `${world.home}/.ssh/config`;
  let json = false;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--json') json = true;
    else if (arg === '--config') config = args[++at] ?? '';
    else if (arg.startsWith('--config=')) config = arg.slice('--config='.length);
    else hosts.push(arg);
  }
  const [written] = hosts;
  if (hosts.length !== 1 || written === undefined || written === '' || written.startsWith('-') || config === '')
    return undefined;
  const at = written.lastIndexOf('@');
  return { host: written.slice(at + 1), user: at > 0 ? written.slice(0, at) : undefined, config, json };
}
