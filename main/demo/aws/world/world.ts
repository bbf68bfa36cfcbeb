import type { ActiveVpnTunnelStatus, CloudWatchLogOptions } from '@aws-sdk/client-ec2';
import type { MetricAlarm } from './alarms.ts';
import type { DirectConnectGateway, DirectConnectRegion } from './direct-connect.ts';
import type { Dns } from './dns.ts';
import type { ListedThings } from './listed-things.ts';
import type { TunnelHistory } from './tunnel-history.ts';

/** Everything the demo AWS knows. Plain JSON, so that it can be saved, restored and compared. */
export interface World {
  readonly accountId: string;
  readonly keys: AccessKey[];
  readonly regions: Record<string, Region>;
  /** Route 53: the same in every region. */
  readonly dns: Dns;
  directConnectGateways: DirectConnectGateway[];
  /** When each VPN tunnel came up and went down, by its outside address. */
  readonly tunnelHistory: Record<string, TunnelHistory>;
}

export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly userId: string;
  readonly arn: string;
}

export interface Region extends ListedThings {
  /** Addresses that VPN tunnels are given, in order. */
  readonly outsideAddresses: string[];
  readonly zones: readonly string[];
  vpcs: Vpc[];
  subnets: Subnet[];
  routeTables: RouteTable[];
  interfaces: NetworkInterface[];
  securityGroups: SecurityGroup[];
  securityGroupRules: SecurityGroupRule[];
  peerings: Peering[];
  customerGateways: CustomerGateway[];
  vpnGateways: VpnGateway[];
  vpnConnections: VpnConnection[];
  alarms: MetricAlarm[];
  readonly directConnect: DirectConnectRegion;
  /** Route 53 Resolver's endpoints, rules and the like, as its calls answer them. */
  readonly resolver: ResolverRegion;
}

export interface ResolverRegion {
  endpoints: object[];
  /** By the endpoint's id. */
  endpointAddresses: Record<string, object[]>;
  rules: object[];
  ruleAssociations: object[];
  queryLogConfigs: object[];
  queryLogConfigAssociations: object[];
}

/** `due` is the state that comes by itself, at that time (milliseconds); `gone` takes the thing off the lists. */
export interface Timed {
  state: string;
  due?: { state: string; at: number };
}

export interface Thing {
  readonly id: string;
  tags: Record<string, string>;
  /** Set by a fault: other calls do not see the thing before this time. */
  visibleAt?: number;
}

export interface Vpc extends Thing {
  readonly cidrs: { associationId: string; cidr: string }[];
  readonly isDefault: boolean;
}

export interface Subnet extends Thing {
  readonly vpcId: string;
  readonly cidr: string;
  readonly zone: string;
}

export interface RouteTable extends Thing {
  readonly vpcId: string;
  associations: { id: string; subnetId: string | null }[];
  routes: { cidr: string; target: string }[];
  propagatingVgwIds: string[];
}

export interface NetworkInterface extends Thing {
  readonly vpcId: string;
  readonly subnetId: string;
  readonly privateIps: string[];
  readonly description: string;
  readonly instanceId: string | null;
  readonly groupIds: string[];
  readonly publicIp?: string;
}

export interface SecurityGroup extends Thing {
  readonly vpcId: string;
  readonly name: string;
  readonly description: string;
}

export interface SecurityGroupRule extends Thing {
  readonly groupId: string;
  readonly egress: boolean;
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidr: string | null;
  readonly referencedGroupId: string | null;
  readonly description: string | null;
}

export interface Peering extends Thing {
  readonly requester: { vpcId: string; cidrs: string[]; region: string };
  readonly accepter: { vpcId: string; cidrs: string[]; region: string };
  readonly state: string;
}

export interface CustomerGateway extends Thing, Timed {
  readonly ipAddress: string;
  readonly bgpAsn: string;
  readonly deviceName: string | null;
}

export interface VpnGateway extends Thing, Timed {
  readonly amazonSideAsn: number;
  attachments: (Timed & { readonly vpcId: string })[];
}

export interface VpnConnection extends Thing, Timed {
  readonly customerGatewayId: string;
  readonly vpnGatewayId: string | null;
  readonly transitGatewayId?: string;
  /** Keys kept in Secrets Manager instead of the VPN service. */
  readonly preSharedKeyArn?: string;
  readonly staticRoutesOnly: boolean;
  readonly localCidr: string;
  readonly remoteCidr: string;
  readonly tunnels: Tunnel[];
  routes: (Timed & { readonly cidr: string })[];
}

export interface Tunnel {
  readonly outsideAddress: string;
  insideCidr: string;
  preSharedKey: string;
  /** Only what was asked for: a missing list means that all defaults are allowed. */
  options: TunnelSettings;
  /** Changing a tunnel takes it down until then. */
  downUntil?: number;
  /** Only where the far end is nobody of the demo network. `since` in milliseconds. */
  farEnd?: { readonly up: boolean; readonly message: string; readonly since: number; readonly routes?: number };
  logOptions?: CloudWatchLogOptions;
  /** What both ends agreed on, where it is not the best that the options allow. */
  negotiated?: ActiveVpnTunnelStatus;
}

export interface TunnelSettings {
  phase1Lifetime?: number;
  phase2Lifetime?: number;
  rekeyMargin?: number;
  rekeyFuzz?: number;
  replayWindow?: number;
  dpdTimeout?: number;
  dpdAction?: string;
  phase1Encryption?: string[];
  phase2Encryption?: string[];
  phase1Integrity?: string[];
  phase2Integrity?: string[];
  phase1Groups?: number[];
  phase2Groups?: number[];
  ikeVersions?: string[];
  startup?: string;
  lifecycleControl?: boolean;
}
