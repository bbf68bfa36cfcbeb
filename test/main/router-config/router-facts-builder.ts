import type { RouterFacts, RouterPeer } from '../../../main/router-config/router-facts.ts';

export const ipv4Peer: RouterPeer = {
  family: 'ipv4',
  amazonAddress: '169.254.96.1/30',
  customerAddress: '169.254.96.2/30',
  key: 'harbour.key.1',
};
export const ipv6Peer: RouterPeer = {
  family: 'ipv6',
  amazonAddress: '2001:db8:fdc:8::1/125',
  customerAddress: '2001:db8:fdc:8::2/125',
  key: 'harbour.key.2',
};

export function routerFacts(changes: Partial<RouterFacts> = {}): RouterFacts {
  return {
    id: 'dxvif-fg31dyv6',
    kind: 'private',
    vlan: 101,
    mtu: 1500,
    asn: 65_010,
    amazonAsn: 64_512,
    peers: [ipv4Peer],
    accepted: ['10.20.0.0/16'],
    announced: [],
    ...changes,
  };
}
