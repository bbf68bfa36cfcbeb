import type { Thing, Timed } from './world.ts';

/** What Direct Connect has in one region. */
export interface DirectConnectRegion {
  connections: DxConnection[];
  lags: DxLag[];
  virtualInterfaces: DxVirtualInterface[];
}

export interface DxConnection extends Thing, Timed {
  readonly name: string;
  readonly location: string;
  readonly bandwidth: string;
  /** Of a hosted one: a partner made it, with this VLAN and no other. */
  readonly vlan: number | null;
  readonly partner: string | null;
  readonly lagId: string | null;
  readonly awsDevice: string;
  readonly macSecCapable: boolean;
}

export interface DxLag extends Thing, Timed {
  readonly name: string;
  readonly location: string;
  readonly bandwidth: string;
  readonly minimumLinks: number;
  readonly awsDevice: string;
  readonly macSecCapable: boolean;
}

export type InterfaceKind = 'private' | 'public' | 'transit';

export interface DxVirtualInterface extends Thing, Timed {
  readonly kind: InterfaceKind;
  readonly ownerAccount: string;
  /** A connection or a LAG. */
  readonly connectionId: string;
  readonly location: string;
  name: string;
  readonly vlan: number;
  readonly asn: number;
  amazonSideAsn: number;
  mtu: number;
  siteLink: boolean;
  virtualGatewayId: string | null;
  directConnectGatewayId: string | null;
  readonly prefixes: readonly string[];
  peers: DxPeer[];
  readonly createdAt: number;
}

export interface DxPeer extends Timed {
  readonly id: string;
  readonly asn: number;
  readonly family: 'ipv4' | 'ipv6';
  readonly authKey: string;
  readonly amazonAddress: string;
  readonly customerAddress: string;
  /** When the customer's router brings the session up; null until the peer is there. */
  upAt: number | null;
}

/** Direct Connect gateways belong to no region. */
export interface DirectConnectGateway extends Thing, Timed {
  readonly name: string;
  readonly amazonSideAsn: number;
  readonly ownerAccount: string;
  associations: DxAssociation[];
}

export interface DxAssociation extends Thing, Timed {
  readonly gatewayId: string;
  readonly gatewayType: 'virtualPrivateGateway' | 'transitGateway';
  readonly region: string;
  readonly prefixes: readonly string[];
}

export function emptyDirectConnect(): DirectConnectRegion {
  return { connections: [], lags: [], virtualInterfaces: [] };
}

/** Of a peer: `up` once the router has brought it up. */
export function isUp(peer: DxPeer, now: number): boolean {
  return peer.state === 'available' && peer.upAt !== null && peer.upAt <= now;
}
