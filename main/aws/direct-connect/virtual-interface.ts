import type { BGPPeer, VirtualInterface as Answer } from '@aws-sdk/client-direct-connect';
import type { BgpPeer, InterfaceKind } from '../../../contract/domain/direct-connect.ts';
import { shownText } from '../shown-text.ts';
import type { Tags } from '../tags.ts';
import { readDxTags } from './dx-tags.ts';

/** A virtual interface without its key: neither `authKey` nor the router's text is in it. */
export interface DxInterface {
  readonly id: string;
  readonly name: string;
  readonly kind: InterfaceKind;
  readonly state: string;
  readonly connectionId: string;
  readonly ownerAccount: string;
  readonly vlan: number;
  readonly asn: number;
  readonly amazonSideAsn: number | null;
  readonly mtu: number | null;
  readonly attachedTo: { readonly kind: 'vgw' | 'dxgw'; readonly id: string } | null;
  readonly hasSiteLink: boolean;
  readonly prefixes: readonly string[];
  readonly peers: readonly BgpPeer[];
  readonly tags: Tags;
}

/** Takes what is named here and nothing else: the answer has the key three times. */
export function interfaceOf(one: Answer): DxInterface {
  return {
    id: one.virtualInterfaceId ?? '',
    name: shownText(one.virtualInterfaceName ?? ''),
    kind: kindOf(one.virtualInterfaceType),
    state: one.virtualInterfaceState ?? 'unknown',
    connectionId: one.connectionId ?? '',
    ownerAccount: one.ownerAccount ?? '',
    vlan: one.vlan ?? 0,
    asn: asnOf(one),
    amazonSideAsn: one.amazonSideAsn ?? null,
    mtu: one.mtu ?? null,
    attachedTo: attachedTo(one),
    hasSiteLink: one.siteLinkEnabled ?? false,
    prefixes: (one.routeFilterPrefixes ?? []).flatMap(({ cidr }) => cidr ?? []).slice(0, 1000),
    peers: (one.bgpPeers ?? []).slice(0, 20).map(peerOf),
    tags: readDxTags(one.tags),
  };
}

function peerOf(peer: BGPPeer): BgpPeer {
  return {
    id: peer.bgpPeerId ?? '',
    asn: asnOf(peer),
    addressFamily: peer.addressFamily === 'ipv6' ? 'ipv6' : 'ipv4',
    amazonAddress: shownText(peer.amazonAddress ?? '') || null,
    customerAddress: shownText(peer.customerAddress ?? '') || null,
    state: peer.bgpPeerState ?? 'unknown',
    status: peer.bgpStatus ?? 'unknown',
  };
}

/** A number above 2147483647 is in `asnLong` alone, and `asn` says 0. */
function asnOf({ asn, asnLong }: { asn?: number | undefined; asnLong?: number | undefined }): number {
  return asnLong ?? asn ?? 0;
}

function kindOf(type: string | undefined): InterfaceKind {
  return type === 'public' || type === 'transit' ? type : 'private';
}

function attachedTo({ virtualGatewayId, directConnectGatewayId }: Answer): DxInterface['attachedTo'] {
  if (directConnectGatewayId) return { kind: 'dxgw', id: directConnectGatewayId };
  return virtualGatewayId ? { kind: 'vgw', id: virtualGatewayId } : null;
}
