import type { BGPPeer, BGPPeerState, VirtualInterface, VirtualInterfaceState } from '@aws-sdk/client-direct-connect';
import { isUp, type DxPeer, type DxVirtualInterface } from '../../world/direct-connect.ts';
import type { Call } from '../operation.ts';
import { routerXml } from './router-xml.ts';
import { tagList } from './lists.ts';

/** As the service answers it, secrets and all: the key is in there three times. */
export function interfaceAnswer(one: DxVirtualInterface, call: Call): VirtualInterface {
  const [first] = one.peers;
  return {
    ownerAccount: one.ownerAccount,
    virtualInterfaceId: one.id,
    location: one.location,
    connectionId: one.connectionId,
    virtualInterfaceType: one.kind,
    virtualInterfaceName: one.name,
    vlan: one.vlan,
    ...asns(one.asn),
    amazonSideAsn: one.amazonSideAsn,
    authKey: first?.authKey,
    amazonAddress: first?.amazonAddress,
    customerAddress: first?.customerAddress,
    addressFamily: first?.family,
    virtualInterfaceState: one.state as VirtualInterfaceState,
    customerRouterConfig: routerXml(one),
    mtu: one.mtu,
    jumboFrameCapable: true,
    virtualGatewayId: one.virtualGatewayId ?? '',
    directConnectGatewayId: one.directConnectGatewayId ?? '',
    routeFilterPrefixes: one.prefixes.map((cidr) => ({ cidr })),
    bgpPeers: one.peers.map((peer) => peerAnswer(peer, call)),
    region: call.regionName,
    awsDeviceV2: 'EqDemo1-demodevice',
    awsLogicalDeviceId: 'EqDemo1-demodevice',
    tags: tagList(one.tags),
    siteLinkEnabled: one.siteLink,
  };
}

function peerAnswer(peer: DxPeer, call: Call): BGPPeer {
  return {
    bgpPeerId: peer.id,
    ...asns(peer.asn),
    authKey: peer.authKey,
    addressFamily: peer.family,
    amazonAddress: peer.amazonAddress,
    customerAddress: peer.customerAddress,
    bgpPeerState: peer.state as BGPPeerState,
    bgpStatus: isUp(peer, call.now) ? 'up' : 'down',
    awsDeviceV2: 'EqDemo1-demodevice',
    awsLogicalDeviceId: 'EqDemo1-demodevice',
  };
}

/** A long ASN does not fit the older member, which says 0 then. */
function asns(asn: number) {
  return { asn: asn > 2_147_483_647 ? 0 : asn, asnLong: asn };
}
