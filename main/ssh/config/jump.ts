import { parsePort } from './numbers.ts';
import { type Line, Refusal } from './settings.ts';
import { skipBlanks } from './words.ts';
import type { ConfigWorld } from './world.ts';

/** The jump written last is the one next to the target; `before` is the chain that leads to it, as written. */
export type Jump = 'none' | (JumpPoint & { readonly before: string | undefined });

export interface JumpPoint {
  readonly user: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
}

export function readProxyJump(line: Line): void {
  const raw = skipBlanks(line.raw, '=');
  line.args.drop();
  const jump = parseJumps(raw, line.world);
  if (jump === undefined) throw new Refusal(`invalid ProxyJump "${raw}"`);
  const { settings } = line;
  if (!line.active || settings.one.has('proxycommand') || settings.jump !== undefined) return;
  settings.jump = jump;
  // A later ProxyCommand no longer counts, except after a plain `none`.
  if (jump !== 'none') settings.one.set('proxycommand', 'none');
}

export function parseJumps(text: string, world: ConfigWorld): Jump | undefined {
  if (text.toLowerCase() === 'none') return 'none';
  const list = (/^[^#\s]*/.exec(text)?.[0] ?? '').split(',');
  const points = list.map((part) => parsePoint(part, world));
  const last = points.at(-1);
  if (last === undefined || points.includes(undefined)) return undefined;
  return { ...last, before: list.length > 1 ? list.slice(0, -1).join(',') : undefined };
}

/** As `ssh -G` prints it: numeric hosts in brackets. */
export function printJump(jump: Exclude<Jump, 'none'>): string {
  const numeric = jump.host.includes(':') || /^[\d.]*$/.test(jump.host);
  const before = jump.before === undefined ? '' : `${jump.before},`;
  const user = jump.user === undefined ? '' : `${jump.user}@`;
  return `${before}${user}${numeric ? `[${jump.host}]` : jump.host}${jump.port === undefined ? '' : `:${jump.port}`}`;
}

function parsePoint(text: string, world: ConfigWorld): JumpPoint | undefined {
  return text.startsWith('ssh://') ? parseUri(text.slice('ssh://'.length), world) : parsePlain(text, world);
}

function parsePlain(text: string, world: ConfigWorld): JumpPoint | undefined {
  const at = text.lastIndexOf('@');
  const place = readPlace(text.slice(at + 1), world);
  return at === 0 ? undefined : place && { user: at < 0 ? undefined : text.slice(0, at), ...place };
}

/** Stricter on the host than the plain form, and the user may be followed by `;` and parameters. */
function parseUri(text: string, world: ConfigWorld): JumpPoint | undefined {
  const at = text.lastIndexOf('@');
  const user = at < 0 ? undefined : readUser(text.slice(0, at).replace(/;.*/, ''));
  const place = text.endsWith(':/') ? undefined : readPlace(text.slice(at + 1).replace(/\/$/, ''), world);
  if (place === undefined || user === '' || !/^[a-z\d](?!.*\.\.)[\w.-]*$/i.test(place.host)) return undefined;
  return { user, host: place.host.replace(/\.$/, ''), port: place.port };
}

/** A broken percent code gives the empty name, which no jump may have. */
function readUser(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function readPlace(text: string, world: ConfigWorld): { host: string; port: number | undefined } | undefined {
  const match = /^(?:\[([^\]]*)\]|([^[:/][^:/]*))(?::([^/]*))?$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  if (match === null || host === undefined) return undefined;
  if (match[3] === undefined || match[3] === '') return { host, port: undefined };
  const port = parsePort(match[3], world);
  return port === undefined || port === 0 ? undefined : { host, port };
}
