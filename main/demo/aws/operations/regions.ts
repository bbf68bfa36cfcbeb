import {
  DescribeAvailabilityZones$,
  DescribeRegions$,
  DescribeVpcPeeringConnections$,
  type DescribeAvailabilityZonesResult,
  type DescribeRegionsRequest,
  type DescribeRegionsResult,
  type DescribeVpcPeeringConnectionsRequest,
  type DescribeVpcPeeringConnectionsResult,
  type Region as RegionAnswer,
  type VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../api-error.ts';
import type { Peering } from '../world/world.ts';
import { filtered, type FilterFields } from './filters.ts';
import { findAll, kinds } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';
import { page } from './pages.ts';
import { tagList } from './tagging.ts';

export const regionOperations: readonly Operation[] = [
  operation(DescribeRegions$, describeRegions),
  operation(DescribeAvailabilityZones$, describeZones),
  operation(DescribeVpcPeeringConnections$, describePeerings),
];

function describeRegions(input: DescribeRegionsRequest, call: Call): DescribeRegionsResult {
  const names = Object.keys(call.world.regions);
  const unknown = input.RegionNames?.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new ApiError('InvalidParameterValue', `Invalid region: [${unknown}]`);
  const shown = names.filter((name) => input.RegionNames?.includes(name) ?? true);
  return { Regions: shown.map(regionAnswer) };
}

function describeZones(_: object, call: Call): DescribeAvailabilityZonesResult {
  return {
    AvailabilityZones: call.region.zones.map((ZoneName) => ({
      ZoneName,
      State: 'available',
      RegionName: call.regionName,
      ZoneType: 'availability-zone',
    })),
  };
}

const peeringFields: FilterFields<Peering> = {
  'vpc-peering-connection-id': (each) => [each.id],
  'requester-vpc-info.vpc-id': (each) => [each.requester.vpcId],
  'accepter-vpc-info.vpc-id': (each) => [each.accepter.vpcId],
  'status-code': (each) => [each.state],
};

function describePeerings(
  input: DescribeVpcPeeringConnectionsRequest,
  call: Call,
): DescribeVpcPeeringConnectionsResult {
  const found = findAll(call.region.peerings, input.VpcPeeringConnectionIds, kinds.peering, call);
  const { items, ...token } = page(filtered(found, input.Filters, peeringFields), input);
  return { VpcPeeringConnections: items.map((each) => peeringAnswer(each, call)), ...token };
}

function regionAnswer(name: string): RegionAnswer {
  return { RegionName: name, Endpoint: `ec2.${name}.amazonaws.com`, OptInStatus: 'opt-in-not-required' };
}

function peeringAnswer(each: Peering, call: Call): VpcPeeringConnection {
  const side = (end: Peering['requester']): NonNullable<VpcPeeringConnection['RequesterVpcInfo']> => ({
    VpcId: end.vpcId,
    CidrBlock: end.cidrs[0],
    CidrBlockSet: end.cidrs.map((CidrBlock) => ({ CidrBlock })),
    OwnerId: call.world.accountId,
    Region: end.region,
  });
  return {
    VpcPeeringConnectionId: each.id,
    Status: { Code: each.state as 'active', Message: each.state },
    RequesterVpcInfo: side(each.requester),
    AccepterVpcInfo: side(each.accepter),
    Tags: tagList(each.tags),
  };
}
