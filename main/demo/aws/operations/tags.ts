import {
  CreateTags$,
  DeleteTags$,
  DescribeTags$,
  type CreateTagsRequest,
  type DeleteTagsRequest,
  type DescribeTagsRequest,
  type DescribeTagsResult,
  type ResourceType,
} from '@aws-sdk/client-ec2';
import { ApiError, missingParameter } from '../api-error.ts';
import type { Region, Thing } from '../world/world.ts';
import { filtered } from './filters.ts';
import { visible } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';
import { page } from './pages.ts';
import { checkedTags } from './tagging.ts';

export const tagOperations: readonly Operation[] = [
  operation(CreateTags$, create),
  operation(DeleteTags$, remove),
  operation(DescribeTags$, describe),
];

function create(input: CreateTagsRequest, call: Call): object {
  const tags = checkedTags(input.Tags);
  const things = named(input.Resources, call);
  if (things.some((thing) => Object.keys({ ...thing.tags, ...tags }).length > 50)) {
    throw new ApiError('TagLimitExceeded', 'The maximum number of tags for a resource is 50.');
  }
  for (const thing of things) thing.tags = { ...thing.tags, ...tags };
  return {};
}

/** Without tags all go; a tag without a value goes whatever its value; with a value only if it is that one. */
function remove(input: DeleteTagsRequest, call: Call): object {
  for (const thing of named(input.Resources, call)) {
    const kept = Object.entries(thing.tags).filter(([key, value]) =>
      input.Tags === undefined ? false : !input.Tags.some((tag) => tag.Key === key && (tag.Value ?? value) === value),
    );
    thing.tags = Object.fromEntries(kept);
  }
  return {};
}

function describe(input: DescribeTagsRequest, call: Call): DescribeTagsResult {
  const rows = visible(all(call.region), call).flatMap((thing) =>
    Object.entries(thing.tags).map(([key, value]) => ({ id: thing.id, tags: {}, key, value, type: typeOf(thing.id) })),
  );
  const found = filtered(rows, input.Filters, {
    'resource-id': (row) => [row.id],
    'resource-type': (row) => [row.type],
    key: (row) => [row.key],
    value: (row) => [row.value],
  });
  const { items, ...token } = page(found, input);
  return {
    Tags: items.map((row) => ({
      ResourceId: row.id,
      ResourceType: row.type as ResourceType,
      Key: row.key,
      Value: row.value,
    })),
    ...token,
  };
}

function named(ids: readonly string[] | undefined, call: Call): Thing[] {
  if (ids === undefined || ids.length === 0) throw missingParameter('resourceIdSet');
  const things = visible(all(call.region), call);
  return ids.map((id) => {
    const thing = things.find((each) => each.id === id);
    if (thing === undefined) throw new ApiError('InvalidID', `The ID '${id.slice(0, 80)}' is not valid`);
    return thing;
  });
}

function all(region: Region): Thing[] {
  return [
    ...region.vpcs,
    ...region.subnets,
    ...region.routeTables,
    ...region.interfaces,
    ...region.securityGroups,
    ...region.securityGroupRules,
    ...region.peerings,
    ...region.customerGateways,
    ...region.vpnGateways,
    ...region.vpnConnections,
    ...region.transitGateways,
    ...region.tgwAttachments,
    ...region.tgwRouteTables,
    ...region.flowLogs,
    ...region.natGateways,
    ...region.internetGateways,
    ...region.endpointServices,
    ...region.networkAcls,
    ...region.addresses,
    ...region.prefixLists,
  ];
}

const types: Readonly<Record<string, string>> = {
  vpc: 'vpc',
  subnet: 'subnet',
  rtb: 'route-table',
  eni: 'network-interface',
  sg: 'security-group',
  sgr: 'security-group-rule',
  pcx: 'vpc-peering-connection',
  cgw: 'customer-gateway',
  vgw: 'vpn-gateway',
  vpn: 'vpn-connection',
  tgw: 'transit-gateway',
  'tgw-attach': 'transit-gateway-attachment',
  'tgw-rtb': 'transit-gateway-route-table',
  fl: 'vpc-flow-log',
  nat: 'natgateway',
  igw: 'internet-gateway',
  'vpce-svc': 'vpc-endpoint-service',
  acl: 'network-acl',
  eipalloc: 'elastic-ip',
  pl: 'prefix-list',
};

function typeOf(id: string): string {
  return types[id.slice(0, id.lastIndexOf('-'))] ?? 'unknown';
}
