import { Address4 } from 'ip-address';
import { bgpLines } from './bgp-lines.ts';
import { checkFacts, refuseKey, type RouterFacts, type RouterPeer } from './router-facts.ts';
import { hostOf } from './router-filters.ts';

const port = 'GigabitEthernet0/0/0';
/** Ethernet's header with its VLAN, which the port's MTU counts and that of the VLAN does not. */
const header = 18;

/** The router's side for Cisco IOS and IOS XE. Pure. */
export function renderCiscoIos(facts: RouterFacts): string {
  checkFacts(facts);
  const { id, kind, vlan, mtu, peers } = facts;
  // A question mark asks IOS for help in the middle of the line.
  if (peers.some(({ key }) => key.includes('?'))) throw refuseKey('Cisco IOS', 'has a question mark');
  return [
    `! Linkspan: ${kind} virtual interface ${id}`,
    `! Put the name of your own port for ${port}`,
    ...(mtu > 1500 ? [`interface ${port}`, ` mtu ${mtu + header}`, 'exit', '!'] : []),
    `interface ${port}.${vlan}`,
    ` description Direct Connect ${id}`,
    ` encapsulation dot1Q ${vlan}`,
    ...peers.flatMap((peer) => addresses(peer, mtu)),
    'exit',
    '!',
    ...bgpLines(facts),
    'end',
    '',
  ].join('\n');
}

function addresses({ family, customerAddress }: RouterPeer, mtu: number): string[] {
  if (family === 'ipv6') return [` ipv6 address ${customerAddress}`, ` ipv6 mtu ${mtu}`];
  const length = BigInt(customerAddress.split('/')[1] ?? '');
  const mask = Address4.fromBigInt((0xffff_ffffn << (32n - length)) & 0xffff_ffffn).address;
  return [` ip address ${hostOf(customerAddress)} ${mask}`, ` ip mtu ${mtu}`];
}
