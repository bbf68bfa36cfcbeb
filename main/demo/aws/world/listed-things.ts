import type {
  Address,
  AllowedPrincipal,
  FlowLog,
  InternetGateway,
  ManagedPrefixList,
  NatGateway,
  NetworkAcl,
  ServiceConfiguration,
  TransitGateway,
  TransitGatewayAttachment,
  TransitGatewayRoute,
  TransitGatewayRouteTable,
  TransitGatewayRouteTablePropagation,
} from '@aws-sdk/client-ec2';
import type { Thing } from './world.ts';

/** What the demo AWS lists and never makes: kept as the service answers it, without id and tags. */
export interface Listed<T> extends Thing {
  readonly answer: T;
}

export interface ListedTgwAttachment extends Listed<TransitGatewayAttachment> {
  /** Of a VPC attachment; empty for the others. */
  readonly subnetIds: readonly string[];
}

export interface ListedTgwRouteTable extends Listed<TransitGatewayRouteTable> {
  /** The attachments that use it. */
  readonly associatedIds: readonly string[];
  readonly propagations: readonly TransitGatewayRouteTablePropagation[];
  routes: TransitGatewayRoute[];
}

export interface ListedEndpointService extends Listed<ServiceConfiguration> {
  readonly principals: readonly AllowedPrincipal[];
}

export interface ListedThings {
  transitGateways: Listed<TransitGateway>[];
  tgwAttachments: ListedTgwAttachment[];
  tgwRouteTables: ListedTgwRouteTable[];
  flowLogs: Listed<FlowLog>[];
  natGateways: Listed<NatGateway>[];
  internetGateways: Listed<InternetGateway>[];
  endpointServices: ListedEndpointService[];
  networkAcls: Listed<NetworkAcl>[];
  addresses: Listed<Address>[];
  prefixLists: Listed<ManagedPrefixList>[];
}

export function emptyListed(): ListedThings {
  return {
    transitGateways: [],
    tgwAttachments: [],
    tgwRouteTables: [],
    flowLogs: [],
    natGateways: [],
    internetGateways: [],
    endpointServices: [],
    networkAcls: [],
    addresses: [],
    prefixLists: [],
  };
}
