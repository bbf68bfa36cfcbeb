import {
  DescribeAddresses$,
  DescribeFlowLogs$,
  DescribeInternetGateways$,
  DescribeManagedPrefixLists$,
  DescribeNatGateways$,
  DescribeNetworkAcls$,
  DescribeVpcAttribute$,
  type Address,
  type DescribeAddressesRequest,
  type DescribeAddressesResult,
  type DescribeFlowLogsRequest,
  type DescribeFlowLogsResult,
  type DescribeInternetGatewaysRequest,
  type DescribeInternetGatewaysResult,
  type DescribeManagedPrefixListsRequest,
  type DescribeManagedPrefixListsResult,
  type DescribeNatGatewaysRequest,
  type DescribeNatGatewaysResult,
  type DescribeNetworkAclsRequest,
  type DescribeNetworkAclsResult,
  type DescribeVpcAttributeRequest,
  type DescribeVpcAttributeResult,
  type FlowLog,
  type InternetGateway,
  type ManagedPrefixList,
  type NatGateway,
  type NetworkAcl,
} from '@aws-sdk/client-ec2';
import { invalidValue, missingParameter } from '../../api-error.ts';
import type { Listed } from '../../world/listed-things.ts';
import { find, kinds } from '../finding.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { listed, some, type ListedKind } from './listed.ts';

export const vpcPartOperations: readonly Operation[] = [
  operation(DescribeFlowLogs$, flowLogs),
  operation(DescribeNatGateways$, natGateways),
  operation(DescribeInternetGateways$, internetGateways),
  operation(DescribeNetworkAcls$, networkAcls),
  operation(DescribeAddresses$, addresses),
  operation(DescribeManagedPrefixLists$, prefixLists),
  operation(DescribeVpcAttribute$, vpcAttribute),
];

const flowLogKind: ListedKind<FlowLog, Listed<FlowLog>> = {
  kind: kinds.flowLog,
  id: 'FlowLogId',
  fields: {
    'flow-log-id': (each) => [each.id],
    'resource-id': (each) => some(each.answer.ResourceId),
    'traffic-type': (each) => some(each.answer.TrafficType),
    'deliver-log-status': (each) => some(each.answer.DeliverLogsStatus),
  },
};
const natKind: ListedKind<NatGateway, Listed<NatGateway>> = {
  kind: kinds.natGateway,
  id: 'NatGatewayId',
  fields: {
    'nat-gateway-id': (each) => [each.id],
    'vpc-id': (each) => some(each.answer.VpcId),
    'subnet-id': (each) => some(each.answer.SubnetId),
    state: (each) => some(each.answer.State),
  },
};
const internetGatewayKind: ListedKind<InternetGateway, Listed<InternetGateway>> = {
  kind: kinds.internetGateway,
  id: 'InternetGatewayId',
  fields: {
    'internet-gateway-id': (each) => [each.id],
    'attachment.vpc-id': (each) => (each.answer.Attachments ?? []).flatMap(({ VpcId }) => some(VpcId)),
  },
};
const aclKind: ListedKind<NetworkAcl, Listed<NetworkAcl>> = {
  kind: kinds.networkAcl,
  id: 'NetworkAclId',
  fields: {
    'network-acl-id': (each) => [each.id],
    'vpc-id': (each) => some(each.answer.VpcId),
    default: (each) => some(each.answer.IsDefault),
  },
};
const addressKind: ListedKind<Address, Listed<Address>> = {
  kind: kinds.address,
  id: 'AllocationId',
  fields: {
    'allocation-id': (each) => [each.id],
    'public-ip': (each) => some(each.answer.PublicIp),
  },
};
const prefixListKind: ListedKind<ManagedPrefixList, Listed<ManagedPrefixList>> = {
  kind: kinds.prefixList,
  id: 'PrefixListId',
  fields: {
    'prefix-list-id': (each) => [each.id],
    'prefix-list-name': (each) => some(each.answer.PrefixListName),
  },
};

function flowLogs(input: DescribeFlowLogsRequest, call: Call): DescribeFlowLogsResult {
  const question = { ...input, ids: input.FlowLogIds, filters: input.Filter };
  const { items, ...token } = listed(call.region.flowLogs, flowLogKind, question, call);
  return { FlowLogs: items, ...token };
}

function natGateways(input: DescribeNatGatewaysRequest, call: Call): DescribeNatGatewaysResult {
  const question = { ...input, ids: input.NatGatewayIds, filters: input.Filter };
  const { items, ...token } = listed(call.region.natGateways, natKind, question, call);
  return { NatGateways: items, ...token };
}

function internetGateways(input: DescribeInternetGatewaysRequest, call: Call): DescribeInternetGatewaysResult {
  const question = { ...input, ids: input.InternetGatewayIds, filters: input.Filters };
  const { internetGateways: things } = call.region;
  const { items, ...token } = listed(things, internetGatewayKind, question, call);
  return { InternetGateways: items, ...token };
}

function networkAcls(input: DescribeNetworkAclsRequest, call: Call): DescribeNetworkAclsResult {
  const question = { ...input, ids: input.NetworkAclIds, filters: input.Filters };
  const { items, ...token } = listed(call.region.networkAcls, aclKind, question, call);
  return { NetworkAcls: items, ...token };
}

/** The one list here that has no pages. */
function addresses(input: DescribeAddressesRequest, call: Call): DescribeAddressesResult {
  const question = { ids: input.AllocationIds, filters: input.Filters };
  return { Addresses: listed(call.region.addresses, addressKind, question, call).items };
}

function prefixLists(input: DescribeManagedPrefixListsRequest, call: Call): DescribeManagedPrefixListsResult {
  const question = { ...input, ids: input.PrefixListIds, filters: input.Filters };
  const { items, ...token } = listed(call.region.prefixLists, prefixListKind, question, call);
  return { PrefixLists: items, ...token };
}

/** One attribute in an answer. Nothing in the demo network turns DNS off. */
function vpcAttribute(input: DescribeVpcAttributeRequest, call: Call): DescribeVpcAttributeResult {
  const { id: VpcId } = find(call.region.vpcs, input.VpcId, kinds.vpc, call);
  switch (input.Attribute) {
    case 'enableDnsSupport':
      return { VpcId, EnableDnsSupport: { Value: true } };
    case 'enableDnsHostnames':
      return { VpcId, EnableDnsHostnames: { Value: true } };
    case 'enableNetworkAddressUsageMetrics':
      return { VpcId, EnableNetworkAddressUsageMetrics: { Value: false } };
    case undefined:
      throw missingParameter('attribute');
    default:
      throw invalidValue(String(input.Attribute).slice(0, 40), 'attribute', 'Unknown attribute.');
  }
}
