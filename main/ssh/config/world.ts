import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir, hostname, userInfo } from 'node:os';

/** All that resolving a configuration reads from outside the file. */
export interface ConfigWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where `~` in an Include leads: $HOME first. */
  readonly home: string;
  /** Where `~` and %d in a value lead: the account's own home, whatever $HOME says. */
  readonly accountHome: string;
  readonly user: string;
  readonly uid: number;
  readonly machine: string;
  readFile(path: string): Buffer;
  stat(path: string): FileFacts | undefined;
  /** Names in a folder; undefined when it cannot be read. */
  list(path: string): readonly string[] | undefined;
  homeOf(user: string): string | undefined;
  /** The port that a service name stands for, as in `Port ssh`. */
  servicePort(name: string): number | undefined;
}

export interface FileFacts {
  readonly uid: number;
  readonly mode: number;
  readonly isDirectory: boolean;
  readonly size: number;
}

export function systemWorld(env: NodeJS.ProcessEnv = process.env): ConfigWorld {
  const me = userInfo();
  return {
    env,
    home: env['HOME'] ?? homedir(),
    accountHome: me.homedir,
    user: me.username,
    uid: me.uid,
    machine: hostname(),
    readFile: (path) => readFileSync(path),
    stat: factsOf,
    list: namesIn,
    homeOf: (user) => accountField(user),
    servicePort,
  };
}

function factsOf(path: string): FileFacts | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && { uid: stat.uid, mode: stat.mode, isDirectory: stat.isDirectory(), size: stat.size };
}

function namesIn(path: string): readonly string[] | undefined {
  try {
    return readdirSync(path);
  } catch {
    // A folder that is missing or closed to us matches nothing, as glob(3) has it.
    return undefined;
  }
}

function accountField(user: string): string | undefined {
  const line = linesOf('/etc/passwd').find((entry) => entry.startsWith(`${user}:`));
  return line?.split(':')[5];
}

function servicePort(name: string): number | undefined {
  const file = process.platform === 'win32' ? 'C:\\Windows\\System32\\drivers\\etc\\services' : '/etc/services';
  for (const line of linesOf(file)) {
    const [service, port, ...aliases] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (port !== undefined && port.endsWith('/tcp') && (service === name || aliases.includes(name)))
      return Number.parseInt(port, 10);
  }
  return undefined;
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    // The lists of accounts and services are optional: without them a name is simply not known.
    return [];
  }
}
