import { createHash } from 'node:crypto';
import { printAddress, readAddress } from '../aws/world/ipv4.ts';
import type { DnsRecord } from './dns-answer.ts';

const TTL = 60;

/** Addresses for an AWS service's name: made up, in the range for benchmarks (198.18.0.0/15), and always the same. */
export function aliasedAddresses(name: string, type: string, target: string): DnsRecord[] {
  const bytes = createHash('sha256').update(target).digest();
  const print = { A: ipv4, AAAA: ipv6 }[type];
  if (print === undefined) return [];
  return [0, 4].map((offset) => ({ name, type, ttl: TTL, value: print(bytes.readUInt32BE(offset)) }));
}

function ipv4(seed: number): string {
  return printAddress((readAddress('198.18.0.0') ?? 0) + (seed % 2 ** 17));
}

function ipv6(seed: number): string {
  return `2001:db8:18::${(seed >>> 16).toString(16)}:${(seed & 0xffff).toString(16)}`;
}
