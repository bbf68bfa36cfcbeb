import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import type { AwsContext } from './aws-context.ts';
import { read } from './call.ts';
import { allPages } from './pages.ts';
import { filtersOf, nameIn, readTags } from './tags.ts';
import { shownText } from './shown-text.ts';

export interface NetworkInterface {
  readonly id: string;
  readonly name: string | null;
  readonly vpcId: string;
  readonly subnetId: string;
  /** The primary private address first. */
  readonly addresses: readonly string[];
  readonly description: string;
  readonly instanceId: string | null;
  readonly securityGroupIds: readonly string[];
  readonly status: string;
}

export async function listNetworkInterfaces(
  ctx: AwsContext,
  vpcId: string,
  signal: AbortSignal,
): Promise<NetworkInterface[]> {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeNetworkInterfaces', signal, (options) =>
        ctx.ec2.send(
          new DescribeNetworkInterfacesCommand({ Filters: filtersOf({ 'vpc-id': vpcId }), MaxResults: 500, NextToken }),
          options,
        ),
      ),
    (page) => page.NetworkInterfaces,
  );
  return found.map((each) => ({
    id: each.NetworkInterfaceId ?? '',
    name: nameIn(readTags(each.TagSet)),
    vpcId: each.VpcId ?? '',
    subnetId: each.SubnetId ?? '',
    addresses: [
      ...new Set([
        ...(each.PrivateIpAddress === undefined ? [] : [each.PrivateIpAddress]),
        ...(each.PrivateIpAddresses ?? []).flatMap((one) => one.PrivateIpAddress ?? []),
      ]),
    ],
    description: shownText(each.Description ?? ''),
    instanceId: each.Attachment?.InstanceId ?? null,
    securityGroupIds: (each.Groups ?? []).flatMap((group) => group.GroupId ?? []),
    status: each.Status ?? '',
  }));
}
