import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { matchList } from './config/patterns.ts';

/** One line of a known_hosts file that holds a key. */
export interface KnownHostLine {
  readonly marker: 'none' | 'revoked' | 'cert-authority';
  /** A pattern list, or one hashed name. */
  readonly hosts: string;
  readonly type: string;
  readonly key: Buffer;
}

export interface Verdict {
  readonly state: 'known' | 'unknown' | 'changed' | 'revoked';
  /** Types stored for this host, in the file's order: what the server should be asked for first. */
  readonly types: readonly string[];
  /** A certificate authority vouches for this host. Our SSH library cannot check certificates, so the plain key is judged. */
  readonly hasAuthority: boolean;
}

export function parseKnownHosts(text: string): KnownHostLine[] {
  return text.split('\n').flatMap((line) => {
    const parsed = parseLine(line.trim());
    return parsed === undefined ? [] : [parsed];
  });
}

/** Judges a presented key. A revoked key is refused whatever else the file says. */
export function judgeKey(lines: readonly KnownHostLine[], host: string, port: number, key: Buffer): Verdict {
  const ours = linesFor(lines, host, port);
  const plain = ours.filter(({ marker }) => marker === 'none');
  const type = keyType(key);
  const has = (list: readonly KnownHostLine[]): boolean => list.some((line) => same(line.key, key));
  return {
    state: has(ours.filter(({ marker }) => marker === 'revoked'))
      ? 'revoked'
      : has(plain)
        ? 'known'
        : plain.some((line) => line.type === type)
          ? 'changed'
          : 'unknown',
    types: [...new Set(plain.map((line) => line.type))],
    hasAuthority: ours.some(({ marker }) => marker === 'cert-authority'),
  };
}

/** The lines that speak of this host, as `ssh-keygen -F` finds them. */
export function linesFor(lines: readonly KnownHostLine[], host: string, port: number): KnownHostLine[] {
  const name = hostName(host, port);
  return lines.filter(({ hosts }) =>
    hosts.startsWith('|') ? matchesHash(name, hosts) : matchList(name, hosts.toLowerCase()) === 1,
  );
}

/** `host`, or `[host]:port` for any port but 22; lower case. */
export function hostName(host: string, port: number): string {
  const name = host.toLowerCase();
  return port === 22 ? name : `[${name}]:${port}`;
}

export function keyType(key: Buffer): string {
  if (key.length < 4) return '';
  const length = key.readUInt32BE(0);
  return length > 64 ? '' : key.subarray(4, 4 + length).toString('latin1');
}

/** As OpenSSH shows it. */
export function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

export function renderLine(host: string, port: number, key: Buffer, hashed: boolean): string {
  const name = hostName(host, port);
  return `${hashed ? hashName(name, randomBytes(20)) : name} ${keyType(key)} ${key.toString('base64')}`;
}

const MARKERS = { '@revoked': 'revoked', '@cert-authority': 'cert-authority' } as const;

function parseLine(line: string): KnownHostLine | undefined {
  if (line === '' || line.startsWith('#')) return undefined;
  const words = line.split(/[ \t]+/);
  const [first = ''] = words;
  const marker = first === '@revoked' || first === '@cert-authority' ? MARKERS[first] : 'none';
  if (marker === 'none' && first.startsWith('@')) return undefined;
  const [hosts, type, encoded] = marker === 'none' ? words : words.slice(1);
  if (hosts === undefined || type === undefined || encoded === undefined) return undefined;
  const key = Buffer.from(encoded, 'base64');
  return keyType(key) === type ? { marker, hosts, type, key } : undefined;
}

function matchesHash(name: string, hashed: string): boolean {
  const [, version, salt, hash] = hashed.split('|');
  if (version !== '1' || salt === undefined || hash === undefined) return false;
  return same(Buffer.from(hashName(name, Buffer.from(salt, 'base64'))), Buffer.from(hashed));
}

function hashName(name: string, salt: Buffer): string {
  return `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`;
}

function same(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
