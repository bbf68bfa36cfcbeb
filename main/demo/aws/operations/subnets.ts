import {
  CreateSubnet$,
  DeleteSubnet$,
  DescribeSubnets$,
  type CreateSubnetRequest,
  type CreateSubnetResult,
  type DeleteSubnetRequest,
  type DescribeSubnetsRequest,
  type DescribeSubnetsResult,
  type Subnet as SubnetAnswer,
} from '@aws-sdk/client-ec2';
import { ApiError, invalidValue, missingParameter } from '../api-error.ts';
import { printBlock, readBlock, textOverlaps, within } from '../world/ipv4.ts';
import type { Subnet } from '../world/world.ts';
import { filtered, type FilterFields } from './filters.ts';
import { find, findAll, kinds } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';
import { page } from './pages.ts';
import { tagList, tagsAtBirth } from './tagging.ts';

export const subnetOperations: readonly Operation[] = [
  operation(DescribeSubnets$, describe),
  operation(CreateSubnet$, create),
  operation(DeleteSubnet$, remove),
];

const fields: FilterFields<Subnet> = {
  'subnet-id': (subnet) => [subnet.id],
  'vpc-id': (subnet) => [subnet.vpcId],
  'availability-zone': (subnet) => [subnet.zone],
  'cidr-block': (subnet) => [subnet.cidr],
  state: () => ['available'],
};

function describe(input: DescribeSubnetsRequest, call: Call): DescribeSubnetsResult {
  const found = findAll(call.region.subnets, input.SubnetIds, kinds.subnet, call);
  const { items, ...token } = page(filtered(found, input.Filters, fields), input);
  return { Subnets: items.map((subnet) => answer(subnet, call)), ...token };
}

function create(input: CreateSubnetRequest, call: Call): CreateSubnetResult {
  const vpc = find(call.region.vpcs, input.VpcId, kinds.vpc, call);
  if (input.CidrBlock === undefined) throw missingParameter('cidrBlock');
  const block = readBlock(input.CidrBlock);
  if (block === undefined) throw invalidValue(input.CidrBlock, 'cidrBlock', 'This is not a valid CIDR block.');
  const cidr = printBlock(block);
  const ranges = vpc.cidrs.map((each) => readBlock(each.cidr));
  if (!ranges.some((range) => range !== undefined && within(block, range))) {
    throw new ApiError('InvalidSubnet.Range', `The CIDR '${cidr}' is invalid.`);
  }
  if (call.region.subnets.some((each) => each.vpcId === vpc.id && textOverlaps(each.cidr, cidr))) {
    throw new ApiError('InvalidSubnet.Conflict', `The CIDR '${cidr}' conflicts with another subnet`);
  }
  const subnet: Subnet = {
    id: call.newId('subnet'),
    tags: tagsAtBirth(input.TagSpecifications, 'subnet'),
    vpcId: vpc.id,
    cidr,
    zone: input.AvailabilityZone ?? call.region.zones[0] ?? `${call.regionName}a`,
    ...call.birth(),
  };
  call.region.subnets.push(subnet);
  return { Subnet: answer(subnet, call) };
}

function remove(input: DeleteSubnetRequest, call: Call): object {
  const subnet = find(call.region.subnets, input.SubnetId, kinds.subnet, call);
  if (call.region.interfaces.some((each) => each.subnetId === subnet.id)) {
    throw new ApiError('DependencyViolation', `The subnet '${subnet.id}' has dependencies and cannot be deleted.`);
  }
  call.region.subnets = call.region.subnets.filter((each) => each !== subnet);
  for (const table of call.region.routeTables) {
    table.associations = table.associations.filter((each) => each.subnetId !== subnet.id);
  }
  return {};
}

function answer(subnet: Subnet, call: Call): SubnetAnswer {
  const size = readBlock(subnet.cidr)?.size ?? 0;
  const used = call.region.interfaces.filter((each) => each.subnetId === subnet.id).length;
  return {
    SubnetId: subnet.id,
    SubnetArn: `arn:aws:ec2:${call.regionName}:${call.world.accountId}:subnet/${subnet.id}`,
    VpcId: subnet.vpcId,
    State: 'available',
    CidrBlock: subnet.cidr,
    AvailabilityZone: subnet.zone,
    AvailableIpAddressCount: Math.max(0, size - 5 - used),
    DefaultForAz: false,
    MapPublicIpOnLaunch: false,
    OwnerId: call.world.accountId,
    Tags: tagList(subnet.tags),
  };
}
