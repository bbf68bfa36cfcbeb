import {
  DescribeTransitGatewayAttachmentsCommand,
  DescribeTransitGatewayRouteTablesCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  DescribeTransitGatewaysCommand,
  SearchTransitGatewayRoutesCommand,
} from '@aws-sdk/client-ec2';
import type { AwsContext } from '../aws-context.ts';
import { read } from '../call.ts';
import { allPages } from '../pages.ts';
import { nameIn, readTags } from '../tags.ts';

const MaxResults = 200;

export async function readTransitGateways(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeTransitGateways', signal, (options) =>
        ctx.ec2.send(new DescribeTransitGatewaysCommand({ MaxResults, NextToken }), options),
      ),
    (page) => page.TransitGateways,
  );
  return found.map((gateway) => {
    const tags = readTags(gateway.Tags);
    return {
      id: gateway.TransitGatewayId ?? '',
      name: nameIn(tags),
      tags,
      state: gateway.State ?? '',
      ownerAccount: gateway.OwnerId ?? '',
      autoAcceptSharedAttachments: gateway.Options?.AutoAcceptSharedAttachments ?? null,
      vpnEcmpSupport: gateway.Options?.VpnEcmpSupport ?? null,
      amazonSideAsn: gateway.Options?.AmazonSideAsn ?? null,
    };
  });
}

export async function readTransitAttachments(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeTransitGatewayAttachments', signal, (options) =>
        ctx.ec2.send(new DescribeTransitGatewayAttachmentsCommand({ MaxResults, NextToken }), options),
      ),
    (page) => page.TransitGatewayAttachments,
  );
  return found.map((attachment) => {
    const tags = readTags(attachment.Tags);
    const { TransitGatewayRouteTableId: routeTableId, State: state = '' } = attachment.Association ?? {};
    return {
      id: attachment.TransitGatewayAttachmentId ?? '',
      name: nameIn(tags),
      tags,
      transitGatewayId: attachment.TransitGatewayId ?? '',
      resourceType: attachment.ResourceType ?? '',
      resourceId: attachment.ResourceId ?? '',
      state: attachment.State ?? '',
      association: routeTableId === undefined ? null : { routeTableId, state },
    };
  });
}

/** The subnets of each attachment of a VPC. */
export async function readAttachedSubnets(
  ctx: AwsContext,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeTransitGatewayVpcAttachments', signal, (options) =>
        ctx.ec2.send(new DescribeTransitGatewayVpcAttachmentsCommand({ MaxResults, NextToken }), options),
      ),
    (page) => page.TransitGatewayVpcAttachments,
  );
  return new Map(found.map((each) => [each.TransitGatewayAttachmentId ?? '', each.SubnetIds ?? []]));
}

export async function readTransitRouteTables(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeTransitGatewayRouteTables', signal, (options) =>
        ctx.ec2.send(new DescribeTransitGatewayRouteTablesCommand({ MaxResults, NextToken }), options),
      ),
    (page) => page.TransitGatewayRouteTables,
  );
  return found.map((table) => {
    const tags = readTags(table.Tags);
    return {
      id: table.TransitGatewayRouteTableId ?? '',
      name: nameIn(tags),
      tags,
      transitGatewayId: table.TransitGatewayId ?? '',
      state: table.State ?? '',
    };
  });
}

/** The routes of one table by their type, since a search must filter; with `isWhole` false where AWS has more and no way to them. */
export async function readTransitRoutes(ctx: AwsContext, routeTableId: string, signal: AbortSignal) {
  const question = {
    TransitGatewayRouteTableId: routeTableId,
    Filters: [{ Name: 'type', Values: ['static', 'propagated'] }],
  };
  let isWhole = true;
  const found = await allPages(
    async (NextToken) => {
      const page = await read(ctx, 'SearchTransitGatewayRoutes', signal, (options) =>
        ctx.ec2.send(new SearchTransitGatewayRoutesCommand({ ...question, NextToken }), options),
      );
      isWhole = page.AdditionalRoutesAvailable !== true || page.NextToken !== undefined;
      return page;
    },
    (page) => page.Routes,
  );
  const routes = found.map((route) => ({
    destination: route.DestinationCidrBlock ?? route.PrefixListId ?? '',
    type: route.Type ?? '',
    state: route.State ?? '',
    attachments: (route.TransitGatewayAttachments ?? []).map((each) => ({
      attachmentId: each.TransitGatewayAttachmentId ?? '',
      resourceType: each.ResourceType ?? '',
      resourceId: each.ResourceId ?? '',
    })),
  }));
  return { routes, isWhole };
}
