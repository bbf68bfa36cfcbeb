import { isAbsolute } from 'node:path';
import { matchesGlob } from './glob-name.ts';
import type { ConfigWorld } from './world.ts';

/** The files that an Include names: relative to ~/.ssh, `~` by $HOME, sorted as the shell sorts them. */
export function includedFiles(pattern: string, world: ConfigWorld): string[] {
  const path = pattern.startsWith('~') ? withHome(pattern, world) : pattern;
  if (path === undefined) return [];
  const isWhole = isAbsolute(path) || path.startsWith('~');
  const parts = (isWhole ? path : `${forwardSlashes(world.home)}/.ssh/${path}`).split('/');
  const drive = parts.shift() ?? '';
  return expand([drive === '' ? '/' : `${drive}/`], parts, world);
}

function withHome(pattern: string, world: ConfigWorld): string | undefined {
  const [user = '', ...rest] = pattern.slice(1).split('/');
  const home = user === '' ? world.home : world.homeOf(user);
  return home === undefined ? undefined : [forwardSlashes(home), ...rest].join('/');
}

/** Windows takes both; a pattern keeps its backslashes as escapes. */
function forwardSlashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

function expand(bases: readonly string[], parts: readonly string[], world: ConfigWorld): string[] {
  const [part, ...rest] = parts;
  if (part === undefined) return bases.filter((base) => world.stat(base) !== undefined);
  if (part === '') return expand(bases, rest, world);
  const next = bases.flatMap((base) => names(base, part, world).map((name) => base + name));
  return expand(rest.length > 0 ? next.map((path) => `${path}/`) : next, rest, world);
}

function names(base: string, part: string, world: ConfigWorld): readonly string[] {
  if (!/[*?[]/.test(part)) return [part.replaceAll(/\\(.)/g, '$1')];
  const listed = world.list(base) ?? [];
  return listed.filter((name) => (part.startsWith('.') || !name.startsWith('.')) && matchesGlob(name, part)).sort();
}
