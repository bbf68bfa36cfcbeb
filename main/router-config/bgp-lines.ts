import type { RouterFacts, RouterPeer } from './router-facts.ts';
import { type FilterLine, filtersOf, hostOf } from './router-filters.ts';

/** Prefix lists and the BGP process, which FRRouting and Cisco IOS write alike. */
export function bgpLines(facts: RouterFacts): string[] {
  const { asn, peers } = facts;
  return [
    ...peers.flatMap((peer) => prefixLists(facts, peer)),
    `router bgp ${asn}`,
    ...routerId(peers),
    ' bgp log-neighbor-changes',
    ' no bgp default ipv4-unicast',
    ...peers.flatMap((peer) => neighbor(facts, peer)),
    ...peers.flatMap((peer) => addressFamily(facts, peer)),
    'exit',
    '!',
  ];
}

function prefixLists(facts: RouterFacts, peer: RouterPeer): string[] {
  const { inbound, outbound } = filtersOf(facts, peer);
  const command = peer.family === 'ipv4' ? 'ip' : 'ipv6';
  const line = (direction: 'IN' | 'OUT', { does, prefix, upTo }: FilterLine, number: number) =>
    `${command} prefix-list ${listName(facts, peer, direction)} seq ${number} ${does} ${prefix}${upTo === null ? '' : ` le ${upTo}`}`;
  const numbered = (direction: 'IN' | 'OUT', filters: readonly FilterLine[], first: number) =>
    filters.map((filter, index) => line(direction, filter, first + 5 * index));
  const isOpen = outbound.some(({ does }) => does === 'permit');
  return [
    ...numbered('IN', inbound, 5),
    ...(isOpen
      ? []
      : ['! Nothing is announced until you permit the networks of your site here, with numbers below 1000']),
    ...numbered('OUT', outbound, isOpen ? 5 : 1000),
    '!',
  ];
}

function routerId(peers: readonly RouterPeer[]): string[] {
  const own = peers.find(({ family }) => family === 'ipv4');
  return own ? [` bgp router-id ${hostOf(own.customerAddress)}`] : [];
}

function neighbor({ id, amazonAsn }: RouterFacts, { amazonAddress, key }: RouterPeer): string[] {
  const at = ` neighbor ${hostOf(amazonAddress)}`;
  return [
    `${at} remote-as ${amazonAsn}`,
    `${at} description AWS Direct Connect ${id}`,
    `${at} password ${key}`,
    `${at} timers 10 30`,
  ];
}

function addressFamily(facts: RouterFacts, peer: RouterPeer): string[] {
  const at = `  neighbor ${hostOf(peer.amazonAddress)}`;
  return [
    ` address-family ${peer.family} unicast`,
    `${at} activate`,
    `${at} soft-reconfiguration inbound`,
    `${at} prefix-list ${listName(facts, peer, 'IN')} in`,
    `${at} prefix-list ${listName(facts, peer, 'OUT')} out`,
    `${at} maximum-prefix ${filtersOf(facts, peer).maximumPrefixes}`,
    ' exit-address-family',
  ];
}

function listName({ vlan }: RouterFacts, { family }: RouterPeer, direction: 'IN' | 'OUT'): string {
  return `LINKSPAN-DX-${vlan}-${family === 'ipv4' ? 'V4' : 'V6'}-${direction}`;
}
