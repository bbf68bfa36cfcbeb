import type { Item, Read } from './read.ts';

export interface VpcItem extends Item {
  readonly state: string;
  readonly isDefault: boolean;
  /** Every associated IPv4 range. */
  readonly cidrs: readonly string[];
}

export interface SubnetItem extends Item {
  readonly vpcId: string;
  readonly cidr: string;
  readonly zone: string;
}

export interface RouteTableItem extends Item {
  readonly vpcId: string;
  readonly isMain: boolean;
  /** Explicitly associated ones; every other subnet of the VPC uses the main table. */
  readonly subnetIds: readonly string[];
  readonly routes: readonly RouteItem[];
  readonly propagatingGatewayIds: readonly string[];
}

export interface RouteItem {
  /** A CIDR of either family, or the id of a prefix list. */
  readonly destination: string;
  /** `local`, `igw-…`, `vgw-…`, `nat-…`, `tgw-…`, `eni-…`; empty where AWS names none. */
  readonly target: string;
  readonly state: string;
  readonly isPropagated: boolean;
}

export interface NatGatewayItem extends Item {
  readonly vpcId: string;
  /** null for a regional one. */
  readonly subnetId: string | null;
  readonly state: string;
  /** `zonal`, `regional`; null from an older answer, which means zonal. */
  readonly availabilityMode: string | null;
}

export interface PeeringItem extends Item {
  /** `active`, `pending-acceptance`, `deleted` … */
  readonly status: string;
  readonly requester: PeeringSide;
  readonly accepter: PeeringSide;
}

export interface PeeringSide {
  readonly vpcId: string;
  readonly account: string;
  readonly region: string;
  readonly cidrs: readonly string[];
}

/** Its name is the group's own, not a tag: AWS keeps `default` for the one that each VPC has. */
export interface SecurityGroupItem extends Item {
  readonly vpcId: string;
  readonly rules: readonly SecurityRuleItem[];
}

/** One source or destination of one rule. */
export interface SecurityRuleItem {
  readonly direction: 'ingress' | 'egress';
  /** `tcp`, `udp`, `icmp`, a number as text, or `-1` for all. */
  readonly protocol: string;
  /** null with the protocol -1, and where AWS leaves it out: all. */
  readonly fromPort: number | null;
  readonly toPort: number | null;
  /** A CIDR of either family; null for a group or a prefix list. */
  readonly cidr: string | null;
  readonly referencedGroupId: string | null;
  readonly prefixListId: string | null;
}

export interface NetworkInterfaceItem extends Item {
  readonly vpcId: string;
  readonly subnetId: string;
  readonly status: string;
  readonly instanceId: string | null;
  readonly publicAddress: string | null;
  readonly securityGroupIds: readonly string[];
}

export interface FlowLogItem extends Item {
  /** A VPC, subnet, interface or transit gateway. */
  readonly resourceId: string;
  /** `ACTIVE`. */
  readonly status: string;
  /** `ALL`, `ACCEPT`, `REJECT`; null for a transit gateway's. */
  readonly trafficType: string | null;
  /** `SUCCESS`, `FAILED`; null before the first delivery. */
  readonly deliverStatus: string | null;
  readonly deliverError: string | null;
}

export interface EndpointServiceItem extends Item {
  /** `com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b`. */
  readonly serviceName: string;
  readonly state: string;
  readonly acceptanceRequired: boolean;
  readonly principals: Read<readonly string[]>;
}
