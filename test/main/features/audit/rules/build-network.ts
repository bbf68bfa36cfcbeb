import type {
  EndpointServiceItem,
  FlowLogItem,
  NatGatewayItem,
  NetworkInterfaceItem,
  PeeringItem,
  RouteTableItem,
  SecurityGroupItem,
  SecurityRuleItem,
  SubnetItem,
  VpcItem,
} from '../../../../../main/features/audit/inventory/network.ts';
import type {
  TransitAttachmentItem,
  TransitGatewayItem,
  TransitRouteItem,
  TransitRouteTableItem,
} from '../../../../../main/features/audit/inventory/transit.ts';
import { account, ok, region } from './build-inventory.ts';

const plain = { name: null, tags: {} } as const;

export function vpc(parts: Partial<VpcItem> = {}): VpcItem {
  return { id: 'vpc-0a', ...plain, state: 'available', isDefault: false, cidrs: ['10.0.0.0/16'], ...parts };
}

export function subnet(parts: Partial<SubnetItem> = {}): SubnetItem {
  return { id: 'subnet-0a', ...plain, vpcId: 'vpc-0a', cidr: '10.0.1.0/24', zone: 'eu-west-1a', ...parts };
}

/** The main table of vpc-0a, with nothing but the local route. */
export function routeTable(parts: Partial<RouteTableItem> = {}): RouteTableItem {
  return {
    id: 'rtb-0a',
    ...plain,
    vpcId: 'vpc-0a',
    isMain: true,
    subnetIds: [],
    routes: [route('10.0.0.0/16', 'local')],
    propagatingGatewayIds: [],
    ...parts,
  };
}

export function route(destination: string, target: string, parts: Partial<RouteTableItem['routes'][number]> = {}) {
  return { destination, target, state: 'active', isPropagated: false, ...parts };
}

export function natGateway(parts: Partial<NatGatewayItem> = {}): NatGatewayItem {
  return {
    id: 'nat-0a',
    ...plain,
    vpcId: 'vpc-0a',
    subnetId: 'subnet-0a',
    state: 'available',
    availabilityMode: 'zonal',
    ...parts,
  };
}

export function peering(parts: Partial<PeeringItem> = {}): PeeringItem {
  const side = { account, region };
  return {
    id: 'pcx-0a',
    ...plain,
    status: 'active',
    requester: { ...side, vpcId: 'vpc-0a', cidrs: ['10.0.0.0/16'] },
    accepter: { ...side, vpcId: 'vpc-0b', cidrs: ['10.1.0.0/16'] },
    ...parts,
  };
}

export function group(rules: readonly Partial<SecurityRuleItem>[], parts: Partial<SecurityGroupItem> = {}) {
  return {
    id: 'sg-0a',
    name: 'web',
    tags: {},
    vpcId: 'vpc-0a',
    rules: rules.map((rule) => securityRule(rule)),
    ...parts,
  };
}

export function securityRule(parts: Partial<SecurityRuleItem> = {}): SecurityRuleItem {
  return {
    direction: 'ingress',
    protocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    cidr: '0.0.0.0/0',
    referencedGroupId: null,
    prefixListId: null,
    ...parts,
  };
}

export function networkInterface(parts: Partial<NetworkInterfaceItem> = {}): NetworkInterfaceItem {
  return {
    id: 'eni-0a',
    ...plain,
    vpcId: 'vpc-0a',
    subnetId: 'subnet-0a',
    status: 'in-use',
    instanceId: 'i-0a',
    publicAddress: null,
    securityGroupIds: ['sg-0a'],
    ...parts,
  };
}

export function flowLog(parts: Partial<FlowLogItem> = {}): FlowLogItem {
  return {
    id: 'fl-0a',
    ...plain,
    resourceId: 'vpc-0a',
    status: 'ACTIVE',
    trafficType: 'REJECT',
    deliverStatus: 'SUCCESS',
    deliverError: null,
    ...parts,
  };
}

export function endpointService(parts: Partial<EndpointServiceItem> = {}): EndpointServiceItem {
  return {
    id: 'vpce-svc-0a',
    ...plain,
    serviceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0a',
    state: 'Available',
    acceptanceRequired: true,
    principals: ok(['arn:aws:iam::123456789012:root']),
    ...parts,
  };
}

export function transitGateway(parts: Partial<TransitGatewayItem> = {}): TransitGatewayItem {
  return {
    id: 'tgw-0a',
    ...plain,
    state: 'available',
    ownerAccount: account,
    autoAcceptSharedAttachments: 'disable',
    vpnEcmpSupport: 'enable',
    amazonSideAsn: 64_600,
    ...parts,
  };
}

export function attachment(parts: Partial<TransitAttachmentItem> = {}): TransitAttachmentItem {
  return {
    id: 'tgw-attach-0a',
    ...plain,
    transitGatewayId: 'tgw-0a',
    resourceType: 'vpc',
    resourceId: 'vpc-0a',
    state: 'available',
    association: { routeTableId: 'tgw-rtb-0a', state: 'associated' },
    subnetIds: ['subnet-0a', 'subnet-0b'],
    ...parts,
  };
}

export function transitTable(routes: readonly Partial<TransitRouteItem>[], parts: Partial<TransitRouteTableItem> = {}) {
  return {
    id: 'tgw-rtb-0a',
    ...plain,
    transitGatewayId: 'tgw-0a',
    state: 'available',
    routes: ok(routes.map((each) => transitRoute(each))),
    ...parts,
  };
}

/** Learnt from a VPN. */
function transitRoute(parts: Partial<TransitRouteItem>): TransitRouteItem {
  return {
    destination: '192.168.0.0/16',
    type: 'propagated',
    state: 'active',
    attachments: [{ attachmentId: 'tgw-attach-0f', resourceType: 'vpn', resourceId: 'vpn-0f' }],
    ...parts,
  };
}
