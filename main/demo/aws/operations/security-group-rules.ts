import {
  AuthorizeSecurityGroupIngress$,
  DescribeSecurityGroupRules$,
  RevokeSecurityGroupIngress$,
  type AuthorizeSecurityGroupIngressRequest,
  type AuthorizeSecurityGroupIngressResult,
  type DescribeSecurityGroupRulesRequest,
  type DescribeSecurityGroupRulesResult,
  type IpPermission,
  type RevokeSecurityGroupIngressRequest,
  type RevokeSecurityGroupIngressResult,
  type SecurityGroupRule as RuleAnswer,
} from '@aws-sdk/client-ec2';
import { ApiError, invalidValue, missingParameter } from '../api-error.ts';
import { printBlock, readBlock } from '../world/ipv4.ts';
import type { SecurityGroup, SecurityGroupRule } from '../world/world.ts';
import { filtered, type FilterFields } from './filters.ts';
import { find, findAll, kinds } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';
import { page } from './pages.ts';
import { tagList, tagsAtBirth } from './tagging.ts';

export const securityGroupRuleOperations: readonly Operation[] = [
  operation(DescribeSecurityGroupRules$, describe),
  operation(AuthorizeSecurityGroupIngress$, authorize),
  operation(RevokeSecurityGroupIngress$, revoke),
];

const RULES_PER_GROUP = 60;

const fields: FilterFields<SecurityGroupRule> = {
  'group-id': (rule) => [rule.groupId],
  'security-group-rule-id': (rule) => [rule.id],
};

function describe(input: DescribeSecurityGroupRulesRequest, call: Call): DescribeSecurityGroupRulesResult {
  const found = findAll(call.region.securityGroupRules, input.SecurityGroupRuleIds, kinds.securityGroupRule, call);
  const { items, ...token } = page(filtered(found, input.Filters, fields), input);
  return { SecurityGroupRules: items.map((rule) => answer(rule, call)), ...token };
}

function authorize(input: AuthorizeSecurityGroupIngressRequest, call: Call): AuthorizeSecurityGroupIngressResult {
  const group = groupOf(input, call);
  const tags = tagsAtBirth(input.TagSpecifications, 'security-group-rule');
  const asked = askedFor(input).map((wish) => ({ ...wish, tags: { ...tags } }));
  const present = call.region.securityGroupRules.filter((rule) => rule.groupId === group.id && !rule.egress);
  for (const wish of asked) {
    if (present.some((rule) => isSame(rule, wish))) {
      throw new ApiError('InvalidPermission.Duplicate', `the specified rule "${inWords(wish)}" already exists`);
    }
  }
  if (present.length + asked.length > RULES_PER_GROUP) {
    throw new ApiError(
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    );
  }
  const made = asked.map((wish) => ({
    ...wish,
    id: call.newId('sgr'),
    groupId: group.id,
    egress: false,
    ...call.birth(),
  }));
  call.region.securityGroupRules.push(...made);
  return { Return: true, SecurityGroupRules: made.map((rule) => answer(rule, call)) };
}

function revoke(input: RevokeSecurityGroupIngressRequest, call: Call): RevokeSecurityGroupIngressResult {
  const group = groupOf(input, call);
  const ids = input.SecurityGroupRuleIds ?? [];
  const named = ids.map((id) => find(call.region.securityGroupRules, id, kinds.securityGroupRule, call));
  const wishes = ids.length > 0 ? [] : askedFor(input);
  const ingress = call.region.securityGroupRules.filter((rule) => rule.groupId === group.id && !rule.egress);
  const gone = [...named, ...ingress.filter((rule) => wishes.some((wish) => isSame(rule, wish)))];
  call.region.securityGroupRules = call.region.securityGroupRules.filter((rule) => !gone.includes(rule));
  const unknown = wishes.filter((wish) => !ingress.some((rule) => isSame(rule, wish)));
  return {
    Return: true,
    ...(unknown.length > 0 && { UnknownIpPermissions: unknown.map(permissionOf) }),
    RevokedSecurityGroupRules: gone.map((rule) => ({ SecurityGroupRuleId: rule.id, GroupId: group.id })),
  };
}

type Wish = Omit<SecurityGroupRule, 'id' | 'groupId' | 'egress' | 'visibleAt'>;

function groupOf(input: { GroupId?: string | undefined }, call: Call): SecurityGroup {
  if (input.GroupId === undefined) throw missingParameter('groupName or groupId');
  return find(call.region.securityGroups, input.GroupId, kinds.securityGroup, call);
}

/** The old form with one range at the top level is still accepted by the service. */
function askedFor(input: AuthorizeSecurityGroupIngressRequest | RevokeSecurityGroupIngressRequest): Wish[] {
  const permissions = input.IpPermissions ?? [];
  if (permissions.length > 0) return permissions.flatMap(wishesOf);
  if (input.IpProtocol === undefined || input.CidrIp === undefined) throw missingParameter('ipPermissions');
  const { IpProtocol, FromPort, ToPort, CidrIp } = input;
  return wishesOf({ IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp }] });
}

function wishesOf(permission: IpPermission): Wish[] {
  const base = { ...portsOf(permission), tags: {} };
  const ranges = (permission.IpRanges ?? []).map((range) => ({
    ...base,
    cidr: canonical(range.CidrIp),
    referencedGroupId: null,
    description: range.Description ?? null,
  }));
  const groups = (permission.UserIdGroupPairs ?? []).map((pair) => ({
    ...base,
    cidr: null,
    referencedGroupId: pair.GroupId ?? '',
    description: pair.Description ?? null,
  }));
  return [...ranges, ...groups];
}

function portsOf(permission: IpPermission): Pick<Wish, 'protocol' | 'fromPort' | 'toPort'> {
  const protocol = numbered[permission.IpProtocol ?? ''] ?? permission.IpProtocol ?? '';
  if (protocol === '-1') return { protocol, fromPort: -1, toPort: -1 };
  if (!/^(tcp|udp|icmp|icmpv6|\d{1,3})$/.test(protocol)) {
    throw invalidValue(protocol.slice(0, 40), 'ipProtocol', 'Unknown protocol.');
  }
  const { FromPort: from, ToPort: to } = permission;
  if (protocol !== 'tcp' && protocol !== 'udp') return { protocol, fromPort: from ?? -1, toPort: to ?? -1 };
  if (from === undefined || to === undefined)
    throw new ApiError(
      'InvalidParameterValue',
      "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
    );
  if (from < 0 || to > 65_535 || from > to)
    throw new ApiError('InvalidParameterValue', `Invalid TCP/UDP port range (${from}:${to})`);
  return { protocol, fromPort: from, toPort: to };
}

const numbered: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', '1': 'icmp', '58': 'icmpv6' };

function canonical(text: string | undefined): string {
  const block = text === undefined ? undefined : readBlock(text);
  if (block === undefined)
    throw new ApiError('InvalidParameterValue', `CIDR block ${(text ?? '').slice(0, 40)} is malformed`);
  return printBlock(block);
}

function isSame(rule: SecurityGroupRule, wish: Wish): boolean {
  const keys = ['protocol', 'fromPort', 'toPort', 'cidr', 'referencedGroupId'] as const;
  return keys.every((key) => rule[key] === wish[key]);
}

function inWords(wish: Wish): string {
  const peer = wish.cidr ?? wish.referencedGroupId ?? '';
  if (wish.protocol === '-1') return `peer: ${peer}, ALL, ALLOW`;
  return `peer: ${peer}, ${wish.protocol.toUpperCase()}, from port: ${wish.fromPort}, to port: ${wish.toPort}, ALLOW`;
}

function permissionOf(wish: Wish): IpPermission {
  return {
    IpProtocol: wish.protocol,
    FromPort: wish.fromPort,
    ToPort: wish.toPort,
    IpRanges: wish.cidr === null ? [] : [{ CidrIp: wish.cidr }],
    UserIdGroupPairs: wish.referencedGroupId === null ? [] : [{ GroupId: wish.referencedGroupId }],
  };
}

function answer(rule: SecurityGroupRule, call: Call): RuleAnswer {
  return {
    SecurityGroupRuleId: rule.id,
    SecurityGroupRuleArn: `arn:aws:ec2:${call.regionName}:${call.world.accountId}:security-group-rule/${rule.id}`,
    GroupId: rule.groupId,
    GroupOwnerId: call.world.accountId,
    IsEgress: rule.egress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    ...(rule.cidr !== null && { CidrIpv4: rule.cidr }),
    ...(rule.referencedGroupId !== null && {
      ReferencedGroupInfo: { GroupId: rule.referencedGroupId, UserId: call.world.accountId },
    }),
    ...(rule.description !== null && { Description: rule.description }),
    Tags: tagList(rule.tags),
  };
}
