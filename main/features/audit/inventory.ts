import type { Unread } from '../../../contract/domain/audit.ts';
import type { GatewayFacts } from '../../../contract/domain/gateway-facts.ts';
import type { Link } from '../../../contract/domain/link.ts';
import type { DxConnectionItem, DxGatewayItem, DxLagItem, VirtualInterfaceItem } from './inventory/direct-connect.ts';
import type { HealthCheckItem, ResolverEndpointItem, ZoneItem } from './inventory/dns.ts';
import type {
  EndpointServiceItem,
  FlowLogItem,
  NatGatewayItem,
  NetworkInterfaceItem,
  PeeringItem,
  RouteTableItem,
  SecurityGroupItem,
  SubnetItem,
  VpcItem,
} from './inventory/network.ts';
import type { Read } from './inventory/read.ts';
import type { TransitAttachmentItem, TransitGatewayItem, TransitRouteTableItem } from './inventory/transit.ts';
import type { AlarmItem, CustomerGatewayItem, VpnConnectionItem, VpnGatewayItem } from './inventory/vpn.ts';

/** What one sweep read, as the rules see it: plain values without any secret. Objects being deleted may be in it. */
export interface Inventory {
  /** Ages are counted to this moment. */
  readonly readAt: Date;
  /** Each account once, also when two profiles lead to it. */
  readonly accounts: readonly AccountInventory[];
  readonly gateways: readonly GatewayItem[];
  /** Links of ours, whatever was looked at. */
  readonly links: readonly Link[];
  /** Health checks that a running drill of ours has turned round. */
  readonly drilledHealthCheckIds: readonly string[];
  /** Everything that could not be read, also what no rule needs. */
  readonly unread: readonly Unread[];
}

export interface AccountInventory {
  readonly account: string;
  readonly profile: string;
  readonly zones: Read<readonly ZoneItem[]>;
  readonly healthChecks: Read<readonly HealthCheckItem[]>;
  readonly dxGateways: Read<readonly DxGatewayItem[]>;
  readonly regions: readonly RegionInventory[];
}

export interface RegionInventory {
  readonly region: string;
  readonly vpnConnections: Read<readonly VpnConnectionItem[]>;
  readonly customerGateways: Read<readonly CustomerGatewayItem[]>;
  readonly vpnGateways: Read<readonly VpnGatewayItem[]>;
  readonly transitGateways: Read<readonly TransitGatewayItem[]>;
  readonly transitAttachments: Read<readonly TransitAttachmentItem[]>;
  readonly transitRouteTables: Read<readonly TransitRouteTableItem[]>;
  readonly vpcs: Read<readonly VpcItem[]>;
  readonly subnets: Read<readonly SubnetItem[]>;
  readonly routeTables: Read<readonly RouteTableItem[]>;
  readonly natGateways: Read<readonly NatGatewayItem[]>;
  readonly peerings: Read<readonly PeeringItem[]>;
  readonly securityGroups: Read<readonly SecurityGroupItem[]>;
  readonly networkInterfaces: Read<readonly NetworkInterfaceItem[]>;
  readonly flowLogs: Read<readonly FlowLogItem[]>;
  readonly endpointServices: Read<readonly EndpointServiceItem[]>;
  readonly dxConnections: Read<readonly DxConnectionItem[]>;
  readonly dxLags: Read<readonly DxLagItem[]>;
  readonly virtualInterfaces: Read<readonly VirtualInterfaceItem[]>;
  readonly resolverEndpoints: Read<readonly ResolverEndpointItem[]>;
  readonly alarms: Read<readonly AlarmItem[]>;
}

export interface GatewayItem {
  readonly id: string;
  readonly name: string;
  readonly facts: Read<GatewayFacts>;
}
