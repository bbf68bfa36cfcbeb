import { isAbsolute, join } from 'node:path';
import { expandPath } from './config/expand.ts';
import type { ResolvedHost } from './config/resolve.ts';
import { resolveRoute } from './config/route.ts';
import type { ConfigWorld } from './config/world.ts';
import { AppError } from '../../contract/errors.ts';

/** One machine to log in to: a bastion on the way, or the gateway. All paths are absolute, all tokens expanded. */
export interface GatewayHop {
  /** The name that the person knows it by. */
  readonly label: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly identityFiles: readonly string[];
  /** Only keys of `identityFiles` are offered, also by the agent. */
  readonly identitiesOnly: boolean;
  /** Socket or pipe of the agent; undefined: none. */
  readonly agent: string | undefined;
  /** The name under which its key is stored (HostKeyAlias); undefined: host and port. */
  readonly hostKeyAlias: string | undefined;
  /** The first is where an accepted key is written. */
  readonly knownHostsFiles: readonly string[];
  readonly hashKnownHosts: boolean;
  /** `yes`: an unknown key is refused without a question. */
  readonly strictHostKeys: 'ask' | 'yes';
  /** Dials through this program instead of TCP. Never run without asking. */
  readonly proxyCommand: string | undefined;
  readonly connectTimeoutMs: number;
  readonly keepAliveMs: number;
}

export interface GatewayTarget {
  /** One live session is held per id. */
  readonly id: string;
  readonly hops: readonly GatewayHop[];
  readonly gateway: GatewayHop;
}

/** The target for an alias of an SSH configuration. */
export function targetFromConfig(id: string, alias: string, file: string, world: ConfigWorld): GatewayTarget {
  const route = resolveRoute(alias, file, world);
  if (route.loop !== undefined)
    throw new AppError({
      code: 'invalid-input',
      message: `The way to ${alias} leads through ${route.loop} more than once. Mend ProxyJump in ${file}.`,
      subject: alias,
    });
  return { id, hops: route.hops.map((hop) => hopOf(hop, world)), gateway: hopOf(route.target, world) };
}

export interface ManualHop {
  readonly host: string;
  readonly port?: number;
  readonly user: string;
  readonly identityFile?: string;
}

/** The target for a gateway that was typed in. */
export function targetByHand(
  id: string,
  gateway: ManualHop,
  hops: readonly ManualHop[],
  world: ConfigWorld,
): GatewayTarget {
  return { id, hops: hops.map((hop) => manualHop(hop, world)), gateway: manualHop(gateway, world) };
}

const DEFAULT_KEYS = ['ed25519', 'ecdsa', 'rsa'];
const MIN_KEEP_ALIVE_MS = 10_000;

function manualHop(hop: ManualHop, world: ConfigWorld): GatewayHop {
  return {
    label: hop.host,
    host: hop.host,
    port: hop.port ?? 22,
    user: hop.user,
    identityFiles: hop.identityFile === undefined ? defaultKeys(world) : [hop.identityFile],
    identitiesOnly: false,
    agent: defaultAgent(world),
    hostKeyAlias: undefined,
    knownHostsFiles: defaultKnownHosts(world),
    hashKnownHosts: false,
    strictHostKeys: 'ask',
    proxyCommand: undefined,
    connectTimeoutMs: 20_000,
    keepAliveMs: MIN_KEEP_ALIVE_MS,
  };
}

function hopOf(host: ResolvedHost, world: ConfigWorld): GatewayHop {
  const one = (name: string): string | undefined => {
    const value = host.options[name];
    return typeof value === 'string' ? value : undefined;
  };
  const identities = host.options['identityfile'];
  const base = manualHop({ host: host.hostName, port: host.port, user: host.user }, world);
  const timeout = Number(one('connecttimeout') ?? 'none');
  const alive = Number(one('serveraliveinterval') ?? 0) * 1000;
  return {
    ...base,
    label: host.original,
    ...(Array.isArray(identities) && { identityFiles: identityPaths(identities, host, world) }),
    identitiesOnly: one('identitiesonly') === 'yes',
    agent: agentOf(one('identityagent'), world),
    hostKeyAlias: one('hostkeyalias'),
    knownHostsFiles: [...knownHostsOf(one('userknownhostsfile'), base), ...globalHostsOf(one('globalknownhostsfile'))],
    hashKnownHosts: one('hashknownhosts') === 'yes',
    strictHostKeys: one('stricthostkeychecking') === 'true' ? 'yes' : 'ask',
    proxyCommand: proxyCommandOf(one('proxycommand'), host),
    connectTimeoutMs: timeout > 0 ? timeout * 1000 : base.connectTimeoutMs,
    keepAliveMs: alive > 0 ? alive : MIN_KEEP_ALIVE_MS,
  };
}

function identityPaths(files: readonly string[], host: ResolvedHost, world: ConfigWorld): string[] {
  return files.filter((file) => file !== 'none').map((file) => absolute(expandPath(file, host.tokens, world), world));
}

function absolute(path: string, world: ConfigWorld): string {
  return isAbsolute(path) ? path : join(world.accountHome, path);
}

function knownHostsOf(value: string | undefined, base: GatewayHop): readonly string[] {
  if (value === undefined) return base.knownHostsFiles.slice(0, 2);
  return value === 'none' ? [] : value.split(' ');
}

function globalHostsOf(value: string | undefined): readonly string[] {
  if (value === 'none') return [];
  return value?.split(' ') ?? ['/etc/ssh/ssh_known_hosts', '/etc/ssh/ssh_known_hosts2'];
}

function defaultKnownHosts(world: ConfigWorld): string[] {
  const own = ['known_hosts', 'known_hosts2'].map((name) => join(world.accountHome, '.ssh', name));
  return [...own, ...globalHostsOf(undefined)];
}

function defaultKeys(world: ConfigWorld): string[] {
  return DEFAULT_KEYS.map((kind) => join(world.accountHome, '.ssh', `id_${kind}`));
}

const WINDOWS_AGENT = String.raw`\\.\pipe\openssh-ssh-agent`;

function defaultAgent(world: ConfigWorld): string | undefined {
  return world.env['SSH_AUTH_SOCK'] ?? (process.platform === 'win32' ? WINDOWS_AGENT : undefined);
}

function agentOf(value: string | undefined, world: ConfigWorld): string | undefined {
  if (value === undefined || value === 'SSH_AUTH_SOCK') return defaultAgent(world);
  if (value === 'none') return undefined;
  return value.startsWith('$') ? world.env[value.slice(1)] : value;
}

/** The shown command is the exact one: its tokens are put in before anybody is asked. */
function proxyCommandOf(value: string | undefined, host: ResolvedHost): string | undefined {
  if (value === undefined) return undefined;
  const { h = '', n = '', p = '', r = '' } = host.tokens;
  const tokens: Record<string, string> = { h, n, p, r, '%': '%' };
  return value.replace(/%([hnpr%])/g, (_, letter: string) => tokens[letter] ?? '');
}

/** Where the person's own configuration is. */
export function defaultConfigFile(world: ConfigWorld): string {
  return join(world.accountHome, '.ssh', 'config');
}
