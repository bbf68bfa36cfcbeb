import type { Item, Read } from './read.ts';

export interface TransitGatewayItem extends Item {
  readonly state: string;
  /** An account other than the one read: shared with it. */
  readonly ownerAccount: string;
  readonly autoAcceptSharedAttachments: string | null;
  readonly vpnEcmpSupport: string | null;
  readonly amazonSideAsn: number | null;
}

export interface TransitAttachmentItem extends Item {
  readonly transitGatewayId: string;
  /** `vpc`, `vpn`, `direct-connect-gateway`, `peering`, `connect` … */
  readonly resourceType: string;
  readonly resourceId: string;
  readonly state: string;
  /** null: in no route table. */
  readonly association: { readonly routeTableId: string; readonly state: string } | null;
  /** Of a VPC attachment; null for the others, and where DescribeTransitGatewayVpcAttachments does not tell. */
  readonly subnetIds: readonly string[] | null;
}

export interface TransitRouteTableItem extends Item {
  readonly transitGatewayId: string;
  readonly state: string;
  readonly routes: Read<readonly TransitRouteItem[]>;
}

export interface TransitRouteItem {
  /** A CIDR, or the id of a prefix list. */
  readonly destination: string;
  /** `static`, `propagated`. */
  readonly type: string;
  /** `active`, `blackhole` … */
  readonly state: string;
  readonly attachments: readonly {
    readonly attachmentId: string;
    readonly resourceType: string;
    readonly resourceId: string;
  }[];
}
