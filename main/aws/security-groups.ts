import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroupRule as RuleAnswer,
} from '@aws-sdk/client-ec2';
import type { AwsContext } from './aws-context.ts';
import { change, read, unlessGone } from './call.ts';
import { allPages } from './pages.ts';
import { filtersOf, readTags, tagSpecification, type Tags } from './tags.ts';
import { shownText } from './shown-text.ts';

export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly tags: Tags;
}

export interface SecurityGroupRule {
  readonly id: string;
  readonly groupId: string;
  readonly direction: 'ingress' | 'egress';
  /** `tcp`, `udp`, `icmp`, a number, or `-1` for all. */
  readonly protocol: string;
  /** -1 for all, and for all types of ICMP. */
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidr: string | null;
  readonly referencedGroupId: string | null;
  readonly description: string | null;
  readonly tags: Tags;
}

export interface IngressWish {
  readonly groupId: string;
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidr: string;
  readonly description: string;
  readonly tags: Tags;
}

export async function listSecurityGroups(
  ctx: AwsContext,
  vpcId: string,
  signal: AbortSignal,
): Promise<SecurityGroup[]> {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeSecurityGroups', signal, (options) =>
        ctx.ec2.send(
          new DescribeSecurityGroupsCommand({ Filters: filtersOf({ 'vpc-id': vpcId }), MaxResults: 200, NextToken }),
          options,
        ),
      ),
    (page) => page.SecurityGroups,
  );
  return found.map((group) => ({
    id: group.GroupId ?? '',
    name: shownText(group.GroupName ?? ''),
    description: shownText(group.Description ?? ''),
    vpcId: group.VpcId ?? '',
    tags: readTags(group.Tags),
  }));
}

export async function listSecurityGroupRules(
  ctx: AwsContext,
  groupIds: readonly string[],
  signal: AbortSignal,
): Promise<SecurityGroupRule[]> {
  if (groupIds.length === 0) return [];
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeSecurityGroupRules', signal, (options) =>
        ctx.ec2.send(
          new DescribeSecurityGroupRulesCommand({
            Filters: filtersOf({ 'group-id': groupIds }),
            MaxResults: 500,
            NextToken,
          }),
          options,
        ),
      ),
    (page) => page.SecurityGroupRules,
  );
  return found.map(ruleOf);
}

/** Returns the new rule's id. The same rule twice is a `conflict` with AWS's code `InvalidPermission.Duplicate`. */
export async function authorizeIngress(ctx: AwsContext, wish: IngressWish, signal: AbortSignal): Promise<string> {
  const input = {
    GroupId: wish.groupId,
    IpPermissions: [
      {
        IpProtocol: wish.protocol,
        ...(wish.protocol !== '-1' && { FromPort: wish.fromPort, ToPort: wish.toPort }),
        IpRanges: [{ CidrIp: wish.cidr, ...(wish.description !== '' && { Description: wish.description }) }],
      },
    ],
    TagSpecifications: tagSpecification('security-group-rule', wish.tags),
  };
  const answer = await change(ctx, 'AuthorizeSecurityGroupIngress', signal, (options) =>
    ctx.ec2.send(new AuthorizeSecurityGroupIngressCommand(input), options),
  );
  return answer.SecurityGroupRules?.[0]?.SecurityGroupRuleId ?? '';
}

/** A rule or group that is gone is success. */
export async function revokeIngress(
  ctx: AwsContext,
  rule: { readonly groupId: string; readonly ruleId: string },
  signal: AbortSignal,
): Promise<void> {
  const input = { GroupId: rule.groupId, SecurityGroupRuleIds: [rule.ruleId] };
  await unlessGone(
    change(
      ctx,
      'RevokeSecurityGroupIngress',
      signal,
      (options) => ctx.ec2.send(new RevokeSecurityGroupIngressCommand(input), options),
      { repeatable: true },
    ),
  );
}

function ruleOf(rule: RuleAnswer): SecurityGroupRule {
  return {
    id: rule.SecurityGroupRuleId ?? '',
    groupId: rule.GroupId ?? '',
    direction: rule.IsEgress === true ? 'egress' : 'ingress',
    protocol: rule.IpProtocol ?? '-1',
    fromPort: rule.FromPort ?? -1,
    toPort: rule.ToPort ?? -1,
    cidr: rule.CidrIpv4 ?? rule.CidrIpv6 ?? null,
    referencedGroupId: rule.ReferencedGroupInfo?.GroupId ?? null,
    description: rule.Description === undefined ? null : shownText(rule.Description),
    tags: readTags(rule.Tags),
  };
}
