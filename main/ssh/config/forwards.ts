import { parsePort } from './numbers.ts';
import { type Line, Refusal } from './settings.ts';
import type { ConfigWorld } from './world.ts';

type End = { readonly path: string } | { readonly host: string | undefined; readonly port: number };

export interface Forward {
  readonly remote: boolean;
  readonly listen: End;
  readonly connect: End;
}

const MAX_PATH = 108;
const MAX_HOST = 1025;
const SOCKS: End = { host: 'socks', port: 0 };

export function readForward(line: Line): void {
  const remote = line.keyword === 'remoteforward';
  const first = line.args.required();
  const target = line.keyword === 'dynamicforward' ? undefined : line.args.next();
  const dynamic = target === undefined || target === '';
  if (dynamic && line.keyword === 'localforward') throw new Refusal('the target of the forwarding is missing');
  const forward = parseForward(dynamic ? first : `${first}:${target}`, dynamic, remote, line.world);
  if (forward === undefined) throw new Refusal('bad forwarding specification');
  const isNew = !line.settings.forwards.some((known) => JSON.stringify(known) === JSON.stringify(forward));
  if (line.active && isNew) line.settings.forwards.push(forward);
}

/**
 * As `ssh -G` lists them: a local forward to `socks` is a dynamic one; one to a socket is listed as both.
 * `expand` is applied to socket paths.
 */
export function printForwards(
  forwards: readonly Forward[],
  keyword: string,
  expand: (path: string) => string,
): string[] {
  return forwards
    .filter((forward) => belongs(forward, keyword))
    .map((forward) => {
      const listen = printEnd(forward.listen, expand);
      return keyword === 'dynamicforward' ? listen : `${listen} ${printEnd(forward.connect, expand)}`;
    });
}

function belongs(forward: Forward, keyword: string): boolean {
  if (keyword === 'remoteforward' || forward.remote) return forward.remote && keyword === 'remoteforward';
  if ('path' in forward.connect) return true;
  return (forward.connect.host === 'socks') === (keyword === 'dynamicforward');
}

function printEnd(end: End, expand: (path: string) => string): string {
  if ('path' in end) return expand(end.path);
  return end.host === undefined ? String(end.port) : `[${end.host}]:${end.port}`;
}

function parseForward(text: string, dynamic: boolean, remote: boolean, world: ConfigWorld): Forward | undefined {
  const fields = splitFields(text.trimStart());
  if (fields === undefined) return undefined;
  const ends = readEnds(fields, world);
  if (ends === undefined) return undefined;
  const { listen, connect } = ends;
  if (dynamic ? fields.length > 2 : !isWhole(fields.length, listen, connect)) return undefined;
  if (!('path' in listen) && (listen.port < 0 || (!remote && listen.port === 0))) return undefined;
  return fits(listen) && fits(connect) ? { remote, listen, connect } : undefined;
}

function isWhole(count: number, listen: End, connect: End): boolean {
  if (count < 3 && !('path' in connect) && !('path' in listen)) return false;
  return 'path' in connect || connect.port > 0;
}

function fits(end: End): boolean {
  return 'path' in end ? end.path.length < MAX_PATH : (end.host?.length ?? 0) < MAX_HOST;
}

interface Field {
  readonly text: string;
  readonly isPath: boolean;
}

function readEnds(fields: readonly Field[], world: ConfigWorld): { listen: End; connect: End } | undefined {
  const [a, b, c, d] = fields;
  const port = (field: Field): number => parsePort(field.text, world) ?? -1;
  const at = (host: Field | undefined, field: Field): End => ({ host: host?.text, port: port(field) });
  const path = (field: Field): End => ({ path: field.text });
  if (a === undefined) return undefined;
  if (b === undefined) return { listen: a.isPath ? path(a) : at(undefined, a), connect: SOCKS };
  if (c === undefined) {
    if (b.isPath) return { listen: a.isPath ? path(a) : at(undefined, a), connect: path(b) };
    return { listen: at(a, b), connect: SOCKS };
  }
  if (d === undefined) {
    if (a.isPath) return { listen: path(a), connect: at(b, c) };
    return c.isPath ? { listen: at(a, b), connect: path(c) } : { listen: at(undefined, a), connect: at(b, c) };
  }
  return { listen: at(a, b), connect: at(c, d) };
}

/** Up to four fields between colons; brackets keep colons, a backslash keeps the next character. */
function splitFields(text: string): Field[] | undefined {
  const fields: Field[] = [];
  let at = 0;
  while (at < text.length) {
    const read = text[at] === '[' ? readBracketed(text, at) : readPlain(text, at);
    if (read === undefined || fields.length === 4) return undefined;
    fields.push(read.field);
    at = read.next;
  }
  return fields;
}

function readBracketed(text: string, start: number): { field: Field; next: number } | undefined {
  const end = text.indexOf(']', start);
  if (end < 0 || (end + 1 < text.length && text[end + 1] !== ':')) return undefined;
  const inner = text.slice(start + 1, end);
  return { field: { text: inner, isPath: inner.includes('/') }, next: end + 2 };
}

function readPlain(text: string, start: number): { field: Field; next: number } | undefined {
  let out = '';
  let isPath = false;
  let at = start;
  for (; at < text.length && text[at] !== ':'; at++) {
    if (text[at] === '\\') {
      at++;
      if (at >= text.length) return undefined;
    } else if (text[at] === '/') isPath = true;
    out += text.charAt(at);
  }
  return { field: { text: out, isPath }, next: at + 1 };
}
