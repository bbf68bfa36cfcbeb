import {
  DescribeFlowLogsCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DescribeVpcPeeringConnectionsCommand,
  type VpcPeeringConnectionVpcInfo,
} from '@aws-sdk/client-ec2';
import type { AwsContext } from '../aws-context.ts';
import { read } from '../call.ts';
import { allPages } from '../pages.ts';
import { shownText } from '../shown-text.ts';
import { nameIn, readTags } from '../tags.ts';

/** Of the whole region. */
export async function readSubnets(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeSubnets', signal, (options) =>
        ctx.ec2.send(new DescribeSubnetsCommand({ MaxResults: 500, NextToken }), options),
      ),
    (page) => page.Subnets,
  );
  return found.map((subnet) => ({
    ...identityOf(subnet.SubnetId, subnet.Tags),
    vpcId: subnet.VpcId ?? '',
    cidr: subnet.CidrBlock ?? '',
    zone: subnet.AvailabilityZone ?? '',
  }));
}

export async function readNatGateways(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeNatGateways', signal, (options) =>
        ctx.ec2.send(new DescribeNatGatewaysCommand({ MaxResults: 500, NextToken }), options),
      ),
    (page) => page.NatGateways,
  );
  return found.map((gateway) => ({
    ...identityOf(gateway.NatGatewayId, gateway.Tags),
    vpcId: gateway.VpcId ?? '',
    subnetId: gateway.SubnetId ?? null,
    state: gateway.State ?? '',
    availabilityMode: gateway.AvailabilityMode ?? null,
  }));
}

export async function readPeerings(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeVpcPeeringConnections', signal, (options) =>
        ctx.ec2.send(new DescribeVpcPeeringConnectionsCommand({ MaxResults: 500, NextToken }), options),
      ),
    (page) => page.VpcPeeringConnections,
  );
  return found.map((peering) => ({
    ...identityOf(peering.VpcPeeringConnectionId, peering.Tags),
    status: peering.Status?.Code ?? '',
    requester: sideOf(peering.RequesterVpcInfo),
    accepter: sideOf(peering.AccepterVpcInfo),
  }));
}

function sideOf(info: VpcPeeringConnectionVpcInfo | undefined) {
  const set = (info?.CidrBlockSet ?? []).flatMap((each) => each.CidrBlock ?? []);
  return {
    vpcId: info?.VpcId ?? '',
    account: info?.OwnerId ?? '',
    region: info?.Region ?? '',
    cidrs: set.length > 0 || info?.CidrBlock === undefined ? set : [info.CidrBlock],
  };
}

export async function readNetworkInterfaces(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeNetworkInterfaces', signal, (options) =>
        ctx.ec2.send(new DescribeNetworkInterfacesCommand({ MaxResults: 1000, NextToken }), options),
      ),
    (page) => page.NetworkInterfaces,
  );
  return found.map((each) => ({
    ...identityOf(each.NetworkInterfaceId, each.TagSet),
    vpcId: each.VpcId ?? '',
    subnetId: each.SubnetId ?? '',
    status: each.Status ?? '',
    instanceId: each.Attachment?.InstanceId ?? null,
    publicAddress: each.Association?.PublicIp ?? null,
    securityGroupIds: (each.Groups ?? []).flatMap((group) => group.GroupId ?? []),
  }));
}

export async function readFlowLogs(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeFlowLogs', signal, (options) =>
        ctx.ec2.send(new DescribeFlowLogsCommand({ MaxResults: 500, NextToken }), options),
      ),
    (page) => page.FlowLogs,
  );
  return found.map((log) => ({
    ...identityOf(log.FlowLogId, log.Tags),
    resourceId: log.ResourceId ?? '',
    status: log.FlowLogStatus ?? '',
    trafficType: log.TrafficType ?? null,
    deliverStatus: log.DeliverLogsStatus ?? null,
    deliverError: log.DeliverLogsErrorMessage === undefined ? null : shownText(log.DeliverLogsErrorMessage),
  }));
}

function identityOf(id: string | undefined, list: Parameters<typeof readTags>[0]) {
  const tags = readTags(list);
  return { id: id ?? '', name: nameIn(tags), tags };
}
