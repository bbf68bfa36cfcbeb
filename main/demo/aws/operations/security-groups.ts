import {
  CreateSecurityGroup$,
  DeleteSecurityGroup$,
  DescribeSecurityGroups$,
  type CreateSecurityGroupRequest,
  type CreateSecurityGroupResult,
  type DeleteSecurityGroupRequest,
  type DeleteSecurityGroupResult,
  type DescribeSecurityGroupsRequest,
  type DescribeSecurityGroupsResult,
  type IpPermission,
  type SecurityGroup as SecurityGroupAnswer,
} from '@aws-sdk/client-ec2';
import { ApiError, missingParameter } from '../api-error.ts';
import type { SecurityGroup, SecurityGroupRule } from '../world/world.ts';
import { filtered, type FilterFields } from './filters.ts';
import { find, findAll, kinds } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';
import { page } from './pages.ts';
import { tagList, tagsAtBirth } from './tagging.ts';

export const securityGroupOperations: readonly Operation[] = [
  operation(DescribeSecurityGroups$, describe),
  operation(CreateSecurityGroup$, create),
  operation(DeleteSecurityGroup$, remove),
];

/** The group that every VPC is born with. */
export function openDefaultGroup(vpcId: string, call: Call): void {
  const id = call.newId('sg');
  call.region.securityGroups.push({ id, tags: {}, vpcId, name: 'default', description: 'default VPC security group' });
  call.region.securityGroupRules.push(allowAllOut(id, call));
  call.region.securityGroupRules.push({ ...allowAllOut(id, call), egress: false, cidr: null, referencedGroupId: id });
}

const fields: FilterFields<SecurityGroup> = {
  'group-id': (group) => [group.id],
  'group-name': (group) => [group.name],
  'vpc-id': (group) => [group.vpcId],
  description: (group) => [group.description],
};

function describe(input: DescribeSecurityGroupsRequest, call: Call): DescribeSecurityGroupsResult {
  const found = findAll(call.region.securityGroups, input.GroupIds, kinds.securityGroup, call);
  const { items, ...token } = page(filtered(found, input.Filters, fields), input);
  return { SecurityGroups: items.map((group) => answer(group, call)), ...token };
}

function create(input: CreateSecurityGroupRequest, call: Call): CreateSecurityGroupResult {
  const vpc = find(call.region.vpcs, input.VpcId, kinds.vpc, call);
  const { GroupName: name, Description: description } = input;
  if (name === undefined || name === '') throw missingParameter('groupName');
  if (description === undefined || description === '') throw missingParameter('groupDescription');
  if (call.region.securityGroups.some((each) => each.vpcId === vpc.id && each.name === name)) {
    throw new ApiError('InvalidGroup.Duplicate', `The security group '${name}' already exists for VPC '${vpc.id}'`);
  }
  const tags = tagsAtBirth(input.TagSpecifications, 'security-group');
  const group: SecurityGroup = { id: call.newId('sg'), tags, vpcId: vpc.id, name, description, ...call.birth() };
  call.region.securityGroups.push(group);
  call.region.securityGroupRules.push(allowAllOut(group.id, call));
  return {
    GroupId: group.id,
    SecurityGroupArn: arnOf(group, call),
    Tags: tagList(tags),
  };
}

function remove(input: DeleteSecurityGroupRequest, call: Call): DeleteSecurityGroupResult {
  const { region } = call;
  const group = find(region.securityGroups, input.GroupId, kinds.securityGroup, call);
  const inUse =
    region.interfaces.some((each) => each.groupIds.includes(group.id)) ||
    region.securityGroupRules.some((rule) => rule.referencedGroupId === group.id && rule.groupId !== group.id);
  if (inUse) throw new ApiError('DependencyViolation', `resource ${group.id} has a dependent object`);
  if (group.name === 'default')
    throw new ApiError(
      'CannotDelete',
      `the specified group: "${group.id}" name: "default" cannot be deleted by a user`,
    );
  region.securityGroups = region.securityGroups.filter((each) => each !== group);
  region.securityGroupRules = region.securityGroupRules.filter((rule) => rule.groupId !== group.id);
  return { Return: true, GroupId: group.id };
}

function allowAllOut(groupId: string, call: Call): SecurityGroupRule {
  return {
    id: call.newId('sgr'),
    tags: {},
    groupId,
    egress: true,
    protocol: '-1',
    fromPort: -1,
    toPort: -1,
    cidr: '0.0.0.0/0',
    referencedGroupId: null,
    description: null,
  };
}

function arnOf(group: SecurityGroup, call: Call): string {
  return `arn:aws:ec2:${call.regionName}:${call.world.accountId}:security-group/${group.id}`;
}

function answer(group: SecurityGroup, call: Call): SecurityGroupAnswer {
  const rules = call.region.securityGroupRules.filter((rule) => rule.groupId === group.id);
  return {
    GroupId: group.id,
    GroupName: group.name,
    Description: group.description,
    VpcId: group.vpcId,
    OwnerId: call.world.accountId,
    SecurityGroupArn: arnOf(group, call),
    IpPermissions: permissions(
      rules.filter((rule) => !rule.egress),
      call,
    ),
    IpPermissionsEgress: permissions(
      rules.filter((rule) => rule.egress),
      call,
    ),
    Tags: tagList(group.tags),
  };
}

/** Rules of the same protocol and ports are one permission with many sources. */
function permissions(rules: readonly SecurityGroupRule[], call: Call): IpPermission[] {
  const byPorts = new Map<string, SecurityGroupRule[]>();
  for (const rule of rules) {
    const ports = `${rule.protocol} ${rule.fromPort} ${rule.toPort}`;
    byPorts.set(ports, [...(byPorts.get(ports) ?? []), rule]);
  }
  return [...byPorts.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return {
      IpProtocol: first.protocol,
      ...(first.protocol !== '-1' && { FromPort: first.fromPort, ToPort: first.toPort }),
      IpRanges: same.flatMap((rule) =>
        rule.cidr === null
          ? []
          : { CidrIp: rule.cidr, ...(rule.description !== null && { Description: rule.description }) },
      ),
      Ipv6Ranges: [],
      PrefixListIds: [],
      UserIdGroupPairs: same.flatMap((rule) =>
        rule.referencedGroupId === null ? [] : { GroupId: rule.referencedGroupId, UserId: call.world.accountId },
      ),
    };
  });
}
