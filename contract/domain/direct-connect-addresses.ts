import { contains, ipv4Problem, overlaps, publicAddressProblem } from './cidr.ts';
import type { PeerAddresses } from './direct-connect.ts';

/** What other ranges a new peer's subnet must stay out of, with what they are. */
export interface TakenRange {
  readonly cidr: string;
  readonly what: string;
}

type Own = Extract<PeerAddresses, { kind: 'own' }>;

interface AddressProblem {
  readonly field: 'ipv4.amazonAddress' | 'ipv4.customerAddress';
  readonly message: string;
}

/** What is wrong with own IPv4 peer addresses. Both are of one /30 or /31, and of nobody else's. */
export function peerAddressProblems(
  { amazonAddress, customerAddress }: Own,
  { isPublic, taken }: { readonly isPublic: boolean; readonly taken: readonly TakenRange[] },
): AddressProblem[] {
  const alone = [
    ...problemAt('ipv4.amazonAddress', peerAddressProblem(amazonAddress, isPublic)),
    ...problemAt('ipv4.customerAddress', peerAddressProblem(customerAddress, isPublic)),
  ];
  if (alone.length > 0) return alone;
  if (bare(amazonAddress) === bare(customerAddress)) {
    return [{ field: 'ipv4.customerAddress', message: 'AWS and your router need two different addresses' }];
  }
  if (lengthOf(amazonAddress) !== lengthOf(customerAddress) || !overlaps(amazonAddress, customerAddress)) {
    const message = `${customerAddress} is not in the subnet of ${amazonAddress}. Both sides of a session share one /30 or /31`;
    return [{ field: 'ipv4.customerAddress', message }];
  }
  const clash = taken.find(({ cidr }) => isIpv4(cidr) && overlaps(cidr, amazonAddress));
  return clash
    ? [{ field: 'ipv4.amazonAddress', message: `${amazonAddress} overlaps ${clash.cidr}: ${clash.what}` }]
    : [];
}

/** What is wrong with one address of a BGP session, such as 169.254.96.1/30; undefined when nothing is. */
export function peerAddressProblem(text: string, isPublic: boolean): string | undefined {
  const [, address = '', length] = /^([^/]*)(?:\/(.*))?$/.exec(text) ?? [];
  if (text === '') return 'Enter an address with its prefix length, such as 169.254.96.1/30';
  if (text.includes(':')) return 'AWS picks the IPv6 addresses itself. Enter an IPv4 address such as 169.254.96.1/30';
  const problem = ipv4Problem(address);
  if (problem) return problem;
  if (length !== '30' && length !== '31') return `Add the prefix length /30 or /31, for example ${address}/30`;
  const last = Number(address.split('.')[3]) % 4;
  if (length === '30' && last === 0) return `${text} is the network address of its subnet. Take the next one`;
  if (length === '30' && last === 3) return `${text} is the broadcast address of its subnet. Take the one before`;
  if (isPublic) return publicAddressProblem(address);
  const block = ['0.0.0.0/8', '127.0.0.0/8', '224.0.0.0/3'].find((range) => contains(range, address));
  return block && `${address} is in ${block}, which no router takes as its own`;
}

export function isIpv4(cidr: string): boolean {
  const [address = '', length, more] = cidr.split('/');
  return more === undefined && ipv4Problem(address) === undefined && /^(\d|[12]\d|3[0-2])$/.test(length ?? '32');
}

function problemAt(field: AddressProblem['field'], message: string | undefined): AddressProblem[] {
  return message === undefined ? [] : [{ field, message }];
}

const bare = (text: string): string => text.split('/')[0] ?? '';
const lengthOf = (text: string): string => text.split('/')[1] ?? '';
