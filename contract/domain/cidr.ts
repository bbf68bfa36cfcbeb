import { Address4, Address6 } from 'ip-address';
import { z } from 'zod';

/** An IPv4 range as two inclusive numbers. */
export interface Ipv4Range {
  readonly first: bigint;
  readonly last: bigint;
}

export function parseIpv4Range(cidr: string): Ipv4Range {
  const address = new Address4(cidr);
  return { first: address.startAddress().bigInt(), last: address.endAddress().bigInt() };
}

export function overlaps(one: string, other: string): boolean {
  const [a, b] = [parseIpv4Range(one), parseIpv4Range(other)];
  return a.first <= b.last && b.first <= a.last;
}

/** True when `outer` holds all of `inner`; a plain address counts as a /32. */
export function contains(outer: string, inner: string): boolean {
  const [a, b] = [parseIpv4Range(outer), parseIpv4Range(inner)];
  return a.first <= b.first && b.last <= a.last;
}

/** The smallest single range that holds all of these. */
export function commonSupernet(cidrs: readonly string[]): string {
  const ranges = cidrs.map(parseIpv4Range);
  const first = ranges.reduce((least, { first: f }) => (f < least ? f : least), ranges[0]?.first ?? 0n);
  const last = ranges.reduce((most, { last: l }) => (l > most ? l : most), 0n);
  for (let prefix = 32; prefix >= 0; prefix -= 1) {
    const candidate = new Address4(`${Address4.fromBigInt(first).address}/${prefix}`);
    if (candidate.startAddress().bigInt() <= first && candidate.endAddress().bigInt() >= last) {
      return `${candidate.startAddress().address}/${prefix}`;
    }
  }
  return '0.0.0.0/0';
}

/** What is wrong with this text as an IPv4 range, in words for its field; undefined when nothing is. */
export function cidrProblem(text: string): string | undefined {
  if (text === '') return 'Enter a range such as 10.0.0.0/16';
  if (Address6.isValid(text) && text.includes(':')) {
    return 'A virtual private gateway carries IPv4 only. Enter an IPv4 range such as 10.0.0.0/16';
  }
  const [, address = '', prefix] = /^([^/]*)(?:\/(.*))?$/.exec(text) ?? [];
  const addressProblem = ipv4Problem(address);
  if (addressProblem) return addressProblem;
  if (prefix === undefined) return `Add the prefix length, for example ${address}/24`;
  if (!/^(0|[1-9]\d?)$/.test(prefix) || Number(prefix) > 32) return 'The prefix length is a number from 0 to 32';
  const start = new Address4(text).startAddress().address;
  if (start !== address) return `${text} has host bits set. The range starts at ${start}/${prefix}`;
  return undefined;
}

/** What is wrong with this text as an IPv4 address; undefined when nothing is. */
export function ipv4Problem(text: string): string | undefined {
  if (text === '') return 'Enter an IPv4 address such as 192.0.2.1';
  if (text.includes(':')) return 'IPv6 is not carried by a virtual private gateway. Enter an IPv4 address';
  if (/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text) && Address4.isValid(text)) return undefined;
  return 'An IPv4 address has four numbers from 0 to 255, without leading zeros, such as 192.0.2.1';
}

/** What makes this address unusable as the public side of a tunnel; undefined when it can be public. */
export function publicAddressProblem(text: string): string | undefined {
  const problem = ipv4Problem(text);
  if (problem) return problem;
  const block = unroutedBlock(text);
  return block && `${text} is in ${block}, which the internet does not route. Enter the address that AWS sees`;
}

/** The block of this address or range that the internet does not route; undefined when it can be public. */
export function unroutedBlock(text: string): string | undefined {
  return notPublic.find((range) => contains(range, text));
}

/** RFC 6890's blocks that never reach AWS; the documentation ranges are left in for labs and the demo network. */
const notPublic = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

function checked(problem: (text: string) => string | undefined) {
  return z.string().check((context) => {
    const message = problem(context.value);
    if (message) context.issues.push({ code: 'custom', message, input: context.value });
  });
}

export const Ipv4 = checked(ipv4Problem);
export const PublicIpv4 = checked(publicAddressProblem);

/** A range that may be routed through a tunnel: never everything, loopback, link-local or multicast. */
export const RoutedCidr = checked((text) => {
  const problem = cidrProblem(text);
  if (problem) return problem;
  if (text.endsWith('/0')) return 'The whole internet cannot be routed into a tunnel. Name the networks of this site';
  const block = ['127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'].find((range) => overlaps(range, text));
  return block && `${text} reaches into ${block}, which cannot be routed`;
});
