import { printAddress, readAddress, readBlock, within } from '../../world/ipv4.ts';
import type { InterfaceKind } from '../../world/direct-connect.ts';
import type { Call } from '../operation.ts';
import { refusal } from './client-error.ts';

export interface WantedAddresses {
  readonly addressFamily?: string | undefined;
  readonly amazonAddress?: string | undefined;
  readonly customerAddress?: string | undefined;
}

export interface Addresses {
  readonly family: 'ipv4' | 'ipv6';
  readonly amazonAddress: string;
  readonly customerAddress: string;
}

/** What was asked for, checked, or a pair of Amazon's own. */
export function addressesOf(wanted: WantedAddresses, kind: InterfaceKind, call: Call): Addresses {
  const family = wanted.addressFamily ?? 'ipv4';
  if (family !== 'ipv4' && family !== 'ipv6') throw refusal(`Invalid address family: ${family.slice(0, 20)}`);
  const { amazonAddress, customerAddress } = wanted;
  if (family === 'ipv6') {
    if (amazonAddress || customerAddress)
      throw refusal('IPv6 peer addresses are assigned by Amazon and cannot be specified.');
    return { family, ...amazonIpv6(call) };
  }
  if (!amazonAddress && !customerAddress) {
    if (kind === 'public') throw refusal('Amazon and customer addresses are required for a public virtual interface.');
    return { family, ...amazonIpv4(call) };
  }
  if (!amazonAddress || !customerAddress)
    throw refusal('Both the Amazon address and the customer address are required.');
  checkPair(amazonAddress, customerAddress, kind);
  return { family, amazonAddress, customerAddress };
}

function checkPair(amazon: string, customer: string, kind: InterfaceKind): void {
  const pair = [amazon, customer].map((text) => ({
    text,
    block: readBlock(text),
    address: readAddress(text.split('/')[0] ?? ''),
  }));
  for (const { text, block, address } of pair) {
    if (block === undefined || address === undefined || block.prefix > 31)
      throw refusal(`Invalid peer address: ${text.slice(0, 40)}`);
    if (block.prefix < 31 && (address === block.first || address === block.first + block.size - 1)) {
      throw refusal(`Peer address ${text} is the network or the broadcast address of its subnet.`);
    }
    if (kind === 'public' && privateBlocks.some((outer) => within(block, outer))) {
      throw refusal(`Peer address ${text} is not a public address.`);
    }
  }
  const [one, other] = pair;
  if (one?.block?.first !== other?.block?.first || one?.block?.prefix !== other?.block?.prefix || amazon === customer) {
    throw refusal('The Amazon address and the customer address must be different addresses of the same subnet.');
  }
}

/** The first /30 of 169.254.255.0/24 that no peer of the region has. */
function amazonIpv4(call: Call) {
  const taken = new Set(peersOf(call).map(({ amazonAddress }) => amazonAddress));
  const base = readAddress('169.254.255.0') ?? 0;
  for (let offset = 0; offset < 65_536; offset += 4) {
    const amazonAddress = `${printAddress(base - offset + 1)}/30`;
    if (!taken.has(amazonAddress)) return { amazonAddress, customerAddress: `${printAddress(base - offset + 2)}/30` };
  }
  throw refusal('No more peer addresses are available.');
}

function amazonIpv6(call: Call) {
  const taken = new Set(peersOf(call).map(({ amazonAddress }) => amazonAddress));
  for (let number = 0; ; number += 1) {
    const subnet = `2001:db8:fdc:${(number * 8).toString(16)}`;
    if (!taken.has(`${subnet}::1/125`))
      return { amazonAddress: `${subnet}::1/125`, customerAddress: `${subnet}::2/125` };
  }
}

function peersOf(call: Call) {
  return call.region.directConnect.virtualInterfaces.flatMap(({ peers }) => peers);
}

// The documentation ranges stand for public addresses in the demo.
const privateBlocks = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
]
  .map(readBlock)
  .filter((block) => block !== undefined);
