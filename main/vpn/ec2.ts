import type { DryRunAction, DryRunObstacle, Permission } from '../aws/permission-check.ts';
import type { Json } from '../engine/doer.ts';
import type { Secret } from '../secret.ts';
import type { TunnelOptions } from './tunnel-options.ts';

export type Tags = Readonly<Record<string, string>>;

export interface CustomerGatewayNow {
  readonly id: string;
  readonly state: string;
  readonly address: string | null;
  readonly bgpAsn: number;
  readonly tags: Tags;
}

export interface VpnGatewayNow {
  readonly id: string;
  readonly state: string;
  readonly attachments: readonly { readonly vpcId: string; readonly state: string }[];
  readonly tags: Tags;
}

/** Without the keys: they come from `readTunnelKeys` alone. */
export interface VpnConnectionNow {
  readonly id: string;
  readonly state: string;
  readonly customerGatewayId: string;
  readonly vpnGatewayId: string | null;
  readonly routes: readonly { readonly cidr: string; readonly state: string }[];
  /** In the order in which AWS was given their options. */
  readonly tunnels: readonly TunnelNow[];
  readonly tags: Tags;
}

export interface TunnelNow {
  readonly outsideAddress: string;
  readonly insideCidr: string;
  readonly status: 'up' | 'down';
  readonly message: string;
  readonly since: string | null;
  /** The options that count for a change: ciphers, lifetimes, versions; no key. */
  readonly options: Readonly<Record<string, string>>;
}

export interface RouteTableNow {
  readonly id: string;
  readonly vpcId: string;
  readonly routes: readonly { readonly destination: string; readonly target: string; readonly isPropagated: boolean }[];
  readonly propagatingGatewayIds: readonly string[];
}

export interface SecurityRuleNow {
  readonly id: string;
  /** `-1` is every protocol. */
  readonly protocol: string;
  readonly fromPort: number | null;
  readonly toPort: number | null;
  readonly cidr: string | null;
  readonly tags: Tags;
}

export interface CreateVpnConnection {
  readonly customerGatewayId: string;
  readonly vpnGatewayId: string;
  readonly tunnels: readonly TunnelOptions[];
  /** In the order of the tunnels; null lets AWS make them. */
  readonly keys: readonly Secret[] | null;
  readonly tags: Tags;
}

/**
 * The EC2 calls that a Site-to-Site VPN is made, read and taken away with, in one profile and region. What is gone already
 * throws `not-found`; what is in a state that will pass, or in use, throws `conflict`; a lost answer throws `unreachable`.
 */
export interface Ec2 {
  customerGateways(): Promise<readonly CustomerGatewayNow[]>;
  createCustomerGateway(request: { address: string; bgpAsn: number; tags: Tags }): Promise<string>;
  deleteCustomerGateway(id: string): Promise<void>;

  vpnGateways(): Promise<readonly VpnGatewayNow[]>;
  createVpnGateway(request: { amazonSideAsn: number; tags: Tags }): Promise<string>;
  attachVpnGateway(request: { vpnGatewayId: string; vpcId: string }): Promise<void>;
  detachVpnGateway(request: { vpnGatewayId: string; vpcId: string }): Promise<void>;
  deleteVpnGateway(id: string): Promise<void>;

  vpnConnections(): Promise<readonly VpnConnectionNow[]>;
  createVpnConnection(request: CreateVpnConnection): Promise<string>;
  deleteVpnConnection(id: string): Promise<void>;
  createVpnRoute(request: { connectionId: string; cidr: string }): Promise<void>;
  deleteVpnRoute(request: { connectionId: string; cidr: string }): Promise<void>;
  /** By AWS's outside address. */
  readTunnelKeys(connectionId: string): Promise<ReadonlyMap<string, Secret>>;

  routeTable(id: string): Promise<RouteTableNow>;
  enablePropagation(request: { routeTableId: string; vpnGatewayId: string }): Promise<void>;
  disablePropagation(request: { routeTableId: string; vpnGatewayId: string }): Promise<void>;
  createRoute(request: { routeTableId: string; cidr: string; vpnGatewayId: string }): Promise<void>;
  deleteRoute(request: { routeTableId: string; cidr: string }): Promise<void>;

  /** Why permissions cannot be asked for here without making the call; undefined when they can. */
  dryRunObstacle(): Promise<DryRunObstacle | undefined>;
  /** Whether the call would be allowed, and nothing more: it is not made. */
  mayCall(ask: PermissionAsk, tags: Tags): Promise<Permission>;

  ingressRules(groupId: string): Promise<readonly SecurityRuleNow[]>;
  authorizeIngress(request: AuthorizeIngress): Promise<void>;
  revokeIngress(request: { groupId: string; ruleIds: readonly string[] }): Promise<void>;
}

export interface AuthorizeIngress {
  readonly groupId: string;
  readonly protocol: 'all' | 'icmp' | 'tcp' | 'udp';
  readonly port: number | null;
  readonly cidrs: readonly string[];
  readonly tags: Tags;
}

/** A change whose permission can be asked for: the parameters are those of the wire. Plain data, so that a step can hold it. */
export type PermissionAsk = {
  readonly action: DryRunAction;
  readonly request: { readonly [parameter: string]: Json };
  /** What bears tags from its creation, for which AWS wants a permission of its own. */
  readonly tagged: 'customer-gateway' | 'vpn-gateway' | 'vpn-connection' | 'security-group-rule' | null;
};

export interface Where {
  readonly profile: string;
  readonly region: string;
}

/** EC2 as one profile sees it in one region; every call ends when the signal aborts. */
export type Ec2At = (where: Where, signal: AbortSignal) => Ec2;

export function isGone(state: string): boolean {
  return state.toLowerCase() === 'deleted';
}

/** Still counts: exists and is not on its way out. */
export function isLive({ state }: { readonly state: string }): boolean {
  return !['deleted', 'deleting'].includes(state.toLowerCase());
}
