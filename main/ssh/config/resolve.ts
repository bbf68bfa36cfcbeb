import { AppError } from '../../../contract/errors.ts';
import { canonicalAddress } from './address.ts';
import { expandTokens, tokensOf, type Destination, type Tokens } from './expand.ts';
import type { Jump } from './jump.ts';
import { printOptions } from './options.ts';
import { readConfig, type Pass } from './read.ts';
import { emptySettings, Refusal, type Settings } from './settings.ts';
import type { ConfigWorld } from './world.ts';

/** What a command line would set before any file is read. */
export interface Overrides {
  readonly user?: string | undefined;
  readonly port?: number | undefined;
  readonly jump?: Jump | undefined;
}

export interface ResolvedHost {
  readonly original: string;
  readonly hostName: string;
  readonly user: string;
  readonly port: number;
  readonly jump: Exclude<Jump, 'none'> | undefined;
  /** Every keyword that the files set, as `ssh -G` prints it. */
  readonly options: Readonly<Record<string, string | readonly string[]>>;
  readonly tokens: Tokens;
  /** `place → command` of each `Match exec` that decided something; none was run. */
  readonly execs: ReadonlyMap<string, string>;
}

/** Reads a configuration for one host as `ssh -G -F file host` does, without DNS and without running anything. */
export function resolveHost(host: string, file: string, world: ConfigWorld, overrides: Overrides = {}): ResolvedHost {
  const settings = startWith(overrides);
  const seen: Pass['seen'] = { wantsFinal: false, files: 0, execs: new Map() };
  readConfig(file, { world, settings, host, original: host, final: false, seen });
  try {
    const setsHostName = settings.one.has('hostname');
    const hostName = finalHostName(settings, host);
    if (seen.wantsFinal || isCanonicalizing(settings)) {
      settings.one.set('hostname', hostName);
      readConfig(file, { world, settings, host: hostName, original: host, final: true, seen: { ...seen, files: 0 } });
    }
    if (setsHostName) settings.one.set('hostname', hostName);
    else settings.one.delete('hostname');
    return finish(settings, host, hostName, world, seen.execs);
  } catch (error) {
    if (error instanceof Refusal)
      throw new AppError(
        { code: 'invalid-input', message: `${file}: ${error.message}.`, subject: file },
        { cause: error },
      );
    throw error;
  }
}

function startWith(overrides: Overrides): Settings {
  const settings = emptySettings();
  if (overrides.user !== undefined) settings.one.set('user', overrides.user);
  if (overrides.port !== undefined) settings.one.set('port', String(overrides.port));
  if (overrides.jump !== undefined) {
    settings.jump = overrides.jump;
    settings.one.set('proxycommand', 'none');
  }
  return settings;
}

function finalHostName(settings: Settings, host: string): string {
  const written = settings.one.get('hostname');
  const expanded = written === undefined ? host : expandTokens(written, { h: host });
  const address = canonicalAddress(expanded);
  // OpenSSH leaves a name with a percent sign alone: it might be an address with a zone.
  if (expanded.includes('%')) return expanded;
  // An address that differs in case alone stays as it is written; a name never does.
  if (address === undefined) return expanded.toLowerCase();
  return address === expanded.toLowerCase() ? expanded : address;
}

function isCanonicalizing(settings: Settings): boolean {
  return (settings.one.get('canonicalizehostname') ?? 'false') !== 'false';
}

function finish(
  settings: Settings,
  original: string,
  hostName: string,
  world: ConfigWorld,
  execs: ReadonlyMap<string, string>,
): ResolvedHost {
  const user = settings.one.get('user') ?? world.user;
  const port = Number(settings.one.get('port') ?? 22);
  const jump = jumpOf(settings);
  if (jump !== undefined && jump.host === hostName && (jump.port ?? 22) === port && (jump.user ?? user) === user)
    throw new Refusal(`${hostName} is its own ProxyJump`);
  const to: Destination = {
    original,
    hostName,
    user,
    port,
    hostKeyAlias: settings.one.get('hostkeyalias')?.toLowerCase(),
  };
  const tokens = tokensOf(to, world);
  const options = printOptions(settings, jump, tokens, world);
  return { original, hostName, user, port, jump, options, tokens, execs };
}

/** `none` written with a comment after it is a host of that name to OpenSSH; plain `none` is no jump. */
function jumpOf(settings: Settings): Exclude<Jump, 'none'> | undefined {
  return settings.jump === 'none' ? undefined : settings.jump;
}
