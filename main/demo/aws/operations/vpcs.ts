import {
  AssociateVpcCidrBlock$,
  CreateVpc$,
  DeleteVpc$,
  DescribeVpcs$,
  type AssociateVpcCidrBlockRequest,
  type AssociateVpcCidrBlockResult,
  type CreateVpcRequest,
  type CreateVpcResult,
  type DeleteVpcRequest,
  type DescribeVpcsRequest,
  type DescribeVpcsResult,
  type Vpc as VpcAnswer,
} from '@aws-sdk/client-ec2';
import { ApiError, invalidValue, missingParameter } from '../api-error.ts';
import { printBlock, readBlock, textOverlaps } from '../world/ipv4.ts';
import type { Vpc } from '../world/world.ts';
import { filtered, type FilterFields } from './filters.ts';
import { find, findAll, kinds } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';
import { page } from './pages.ts';
import { openDefaultGroup } from './security-groups.ts';
import { tagList, tagsAtBirth } from './tagging.ts';

export const vpcOperations: readonly Operation[] = [
  operation(DescribeVpcs$, describe),
  operation(CreateVpc$, create),
  operation(DeleteVpc$, remove),
  operation(AssociateVpcCidrBlock$, associateCidr),
];

const fields: FilterFields<Vpc> = {
  'vpc-id': (vpc) => [vpc.id],
  cidr: (vpc) => [vpc.cidrs[0]?.cidr ?? ''],
  'cidr-block-association.cidr-block': (vpc) => vpc.cidrs.map((each) => each.cidr),
  'is-default': (vpc) => [String(vpc.isDefault)],
  state: () => ['available'],
};

function describe(input: DescribeVpcsRequest, call: Call): DescribeVpcsResult {
  const found = findAll(call.region.vpcs, input.VpcIds, kinds.vpc, call);
  const { items, ...token } = page(filtered(found, input.Filters, fields), input);
  return { Vpcs: items.map((vpc) => answer(vpc, call)), ...token };
}

function create(input: CreateVpcRequest, call: Call): CreateVpcResult {
  if (input.CidrBlock === undefined) throw missingParameter('cidrBlock');
  const vpc: Vpc = {
    id: call.newId('vpc'),
    tags: tagsAtBirth(input.TagSpecifications, 'vpc'),
    cidrs: [{ associationId: call.newId('vpc-cidr-assoc'), cidr: vpcBlock(input.CidrBlock) }],
    isDefault: false,
    ...call.birth(),
  };
  call.region.vpcs.push(vpc);
  call.region.routeTables.push({
    id: call.newId('rtb'),
    tags: {},
    vpcId: vpc.id,
    associations: [{ id: call.newId('rtbassoc'), subnetId: null }],
    routes: [],
    propagatingVgwIds: [],
  });
  openDefaultGroup(vpc.id, call);
  return { Vpc: answer(vpc, call) };
}

function remove(input: DeleteVpcRequest, call: Call): object {
  const { region } = call;
  const vpc = find(region.vpcs, input.VpcId, kinds.vpc, call);
  const holds =
    region.subnets.some((subnet) => subnet.vpcId === vpc.id) ||
    region.interfaces.some((each) => each.vpcId === vpc.id) ||
    region.vpnGateways.some((gateway) =>
      gateway.attachments.some((each) => each.vpcId === vpc.id && each.state !== 'detached'),
    ) ||
    region.routeTables.some(
      (table) => table.vpcId === vpc.id && table.associations.every((each) => each.subnetId !== null),
    ) ||
    region.securityGroups.some((group) => group.vpcId === vpc.id && group.name !== 'default');
  if (holds) throw new ApiError('DependencyViolation', `The vpc '${vpc.id}' has dependencies and cannot be deleted.`);
  const groups = region.securityGroups.filter((group) => group.vpcId === vpc.id).map((group) => group.id);
  region.vpcs = region.vpcs.filter((each) => each !== vpc);
  region.routeTables = region.routeTables.filter((table) => table.vpcId !== vpc.id);
  region.securityGroups = region.securityGroups.filter((group) => group.vpcId !== vpc.id);
  region.securityGroupRules = region.securityGroupRules.filter((rule) => !groups.includes(rule.groupId));
  return {};
}

function associateCidr(input: AssociateVpcCidrBlockRequest, call: Call): AssociateVpcCidrBlockResult {
  const vpc = find(call.region.vpcs, input.VpcId, kinds.vpc, call);
  if (input.CidrBlock === undefined) throw missingParameter('cidrBlock');
  const cidr = vpcBlock(input.CidrBlock);
  if (vpc.cidrs.some((each) => textOverlaps(each.cidr, cidr))) {
    throw new ApiError('InvalidVpc.Range', `The CIDR '${cidr}' conflicts with another range of the VPC.`);
  }
  const association = { associationId: call.newId('vpc-cidr-assoc'), cidr };
  vpc.cidrs.push(association);
  return {
    VpcId: vpc.id,
    CidrBlockAssociation: {
      AssociationId: association.associationId,
      CidrBlock: cidr,
      CidrBlockState: { State: 'associating' },
    },
  };
}

function vpcBlock(text: string): string {
  const block = readBlock(text);
  if (block === undefined) throw invalidValue(text, 'cidrBlock', 'This is not a valid CIDR block.');
  if (block.prefix < 16 || block.prefix > 28) throw new ApiError('InvalidVpc.Range', `The CIDR '${text}' is invalid.`);
  return printBlock(block);
}

function answer(vpc: Vpc, call: Call): VpcAnswer {
  return {
    VpcId: vpc.id,
    State: 'available',
    CidrBlock: vpc.cidrs[0]?.cidr,
    DhcpOptionsId: 'dopt-0dec0de0dec0de001',
    InstanceTenancy: 'default',
    IsDefault: vpc.isDefault,
    OwnerId: call.world.accountId,
    CidrBlockAssociationSet: vpc.cidrs.map((each) => ({
      AssociationId: each.associationId,
      CidrBlock: each.cidr,
      CidrBlockState: { State: 'associated' },
    })),
    Tags: tagList(vpc.tags),
  };
}
