import type { Item, Read } from './read.ts';

export interface MacSecItem {
  readonly isCapable: boolean;
  /** `no_encrypt`, `should_encrypt`, `must_encrypt`. */
  readonly mode: string | null;
  /** `Encryption Up`, `Encryption Down`. */
  readonly portStatus: string | null;
}

export interface DxConnectionItem extends Item {
  readonly state: string;
  readonly location: string;
  readonly lagId: string | null;
  readonly awsDevice: string | null;
  readonly partner: string | null;
  readonly macSec: MacSecItem;
}

export interface DxLagItem extends Item {
  readonly state: string;
  readonly location: string;
  readonly awsDevice: string | null;
  readonly connectionIds: readonly string[];
  readonly macSec: MacSecItem;
}

export interface VirtualInterfaceItem extends Item {
  readonly kind: 'private' | 'public' | 'transit';
  readonly state: string;
  /** Of a connection or a LAG. */
  readonly connectionId: string;
  readonly attachedTo: { readonly kind: 'vgw' | 'dxgw'; readonly id: string } | null;
  /** What a public one announces. */
  readonly prefixes: readonly string[];
  readonly peers: readonly BgpPeerItem[];
  /** The least value of VirtualInterfaceBgpStatus within a day; null where AWS has no point. */
  readonly bgpMinimum: Read<number | null>;
}

export interface BgpPeerItem {
  readonly id: string;
  readonly addressFamily: 'ipv4' | 'ipv6';
  readonly state: string;
  /** `up`, `down`, `unknown`. */
  readonly status: string;
  /** All that is kept of the key: against `bgpKeyCharacters`. `masked`: AWS shows none or a placeholder. */
  readonly key: 'short' | 'long' | 'masked';
}

export interface DxGatewayItem extends Item {
  readonly state: string;
  readonly ownerAccount: string;
  readonly associations: Read<readonly DxAssociationItem[]>;
  /** Of every region, also of regions that were not looked at. */
  readonly attachments: Read<
    readonly { readonly virtualInterfaceId: string; readonly region: string; readonly state: string }[]
  >;
}

export interface DxAssociationItem {
  readonly id: string;
  readonly gatewayId: string;
  readonly gatewayKind: 'vgw' | 'tgw' | 'unknown';
  readonly region: string;
  readonly ownerAccount: string | null;
  readonly state: string;
  readonly allowedPrefixes: readonly string[];
}
