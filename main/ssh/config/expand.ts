import { createHash } from 'node:crypto';
import { Refusal } from './settings.ts';
import type { ConfigWorld } from './world.ts';

export type Tokens = Readonly<Record<string, string>>;

/** `%h` and its kind. A token that is not in the table is refused, as OpenSSH does. */
export function expandTokens(text: string, tokens: Tokens): string {
  return text.replace(/%([\s\S]?)/g, (_, letter: string) => {
    if (letter === '%') return '%';
    const value = Object.hasOwn(tokens, letter) ? tokens[letter] : undefined;
    if (value === undefined) throw new Refusal(letter === '' ? 'a lone % at the end' : `%${letter} means nothing here`);
    return value;
  });
}

/** `${NAME}` only; a plain `$NAME` stays. */
export function expandEnvironment(text: string, world: ConfigWorld): string {
  return text.replace(/\$\{([^}]*)(\}?)/g, (_, name: string, close: string) => {
    const value = world.env[name];
    if (close === '') throw new Refusal(`\${${name} lacks its closing brace`);
    if (value === undefined) throw new Refusal(`the environment variable ${name} has no value`);
    return value;
  });
}

export function expandPath(text: string, tokens: Tokens, world: ConfigWorld): string {
  // One pass, so that a variable's value is never read as tokens.
  return expandTilde(text, world)
    .split(/(\$\{[^}]*\}?)/)
    .map((part) => (part.startsWith('${') ? expandEnvironment(part, world) : expandTokens(part, tokens)))
    .join('');
}

export function expandTilde(path: string, world: ConfigWorld): string {
  const match = /^~([^/]*)(?:\/+(.*))?$/s.exec(path);
  if (match === null) return path;
  const user = match[1] ?? '';
  const home = user === '' ? world.accountHome : world.homeOf(user);
  if (home === undefined) throw new Refusal(`there is no user ${user}`);
  return `${home.replace(/\/$/, '')}/${match[2] ?? ''}`;
}

export interface Destination {
  readonly original: string;
  readonly hostName: string;
  readonly user: string;
  readonly port: number;
  readonly hostKeyAlias: string | undefined;
}

/** The tokens that values such as ControlPath know. */
export function tokensOf(to: Destination, world: ConfigWorld): Tokens {
  const hash = createHash('sha1').update(`${world.machine}${to.hostName}${to.port}${to.user}`);
  return {
    C: hash.digest('hex'),
    L: world.machine.split('.')[0] ?? '',
    d: world.accountHome,
    h: to.hostName,
    i: String(world.uid),
    k: to.hostKeyAlias ?? to.original,
    l: world.machine,
    n: to.original,
    p: String(to.port),
    r: to.user,
    u: world.user,
  };
}
