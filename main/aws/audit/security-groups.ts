import { DescribeSecurityGroupsCommand, type IpPermission } from '@aws-sdk/client-ec2';
import type { AwsContext } from '../aws-context.ts';
import { read } from '../call.ts';
import { allPages } from '../pages.ts';
import { shownText } from '../shown-text.ts';
import { readTags } from '../tags.ts';

/** The groups of the region with their rules, one for each source or destination. */
export async function readSecurityGroups(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeSecurityGroups', signal, (options) =>
        ctx.ec2.send(new DescribeSecurityGroupsCommand({ MaxResults: 1000, NextToken }), options),
      ),
    (page) => page.SecurityGroups,
  );
  return found.map((group) => ({
    id: group.GroupId ?? '',
    name: shownText(group.GroupName ?? ''),
    tags: readTags(group.Tags),
    vpcId: group.VpcId ?? '',
    rules: [
      ...(group.IpPermissions ?? []).flatMap((each) => rulesOf(each, 'ingress' as const)),
      ...(group.IpPermissionsEgress ?? []).flatMap((each) => rulesOf(each, 'egress' as const)),
    ],
  }));
}

function rulesOf<D>(permission: IpPermission, direction: D) {
  const common = {
    direction,
    protocol: permission.IpProtocol ?? '-1',
    fromPort: permission.FromPort ?? null,
    toPort: permission.ToPort ?? null,
    cidr: null,
    referencedGroupId: null,
    prefixListId: null,
  };
  return [
    ...(permission.IpRanges ?? []).map((each) => ({ ...common, cidr: each.CidrIp ?? null })),
    ...(permission.Ipv6Ranges ?? []).map((each) => ({ ...common, cidr: each.CidrIpv6 ?? null })),
    ...(permission.UserIdGroupPairs ?? []).map((each) => ({ ...common, referencedGroupId: each.GroupId ?? null })),
    ...(permission.PrefixListIds ?? []).map((each) => ({ ...common, prefixListId: each.PrefixListId ?? null })),
  ];
}
