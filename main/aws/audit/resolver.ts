import { ListResolverEndpointIpAddressesCommand, ListResolverEndpointsCommand } from '@aws-sdk/client-route53resolver';
import type { AwsContext } from '../aws-context.ts';
import { read } from '../call.ts';
import { allPages } from '../pages.ts';
import { shownText } from '../shown-text.ts';

export async function readResolverEndpoints(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    (NextToken) =>
      read(
        ctx,
        'ListResolverEndpoints',
        signal,
        (options) =>
          ctx.route53resolver.send(
            new ListResolverEndpointsCommand({ MaxResults: 100, ...(NextToken !== undefined && { NextToken }) }),
            options,
          ),
        'route53resolver',
      ),
    (page) => page.ResolverEndpoints,
  );
  return found.map((endpoint) => ({
    id: endpoint.Id ?? '',
    name: endpoint.Name === undefined ? null : shownText(endpoint.Name),
    // Its tags would be a call each, and no rule asks for them.
    tags: {},
    direction: endpoint.Direction ?? '',
    status: endpoint.Status ?? '',
    vpcId: endpoint.HostVPCId ?? '',
  }));
}

export async function readResolverAddresses(ctx: AwsContext, endpointId: string, signal: AbortSignal) {
  const found = await allPages(
    (NextToken) =>
      read(
        ctx,
        'ListResolverEndpointIpAddresses',
        signal,
        (options) =>
          ctx.route53resolver.send(
            new ListResolverEndpointIpAddressesCommand({
              ResolverEndpointId: endpointId,
              MaxResults: 100,
              ...(NextToken !== undefined && { NextToken }),
            }),
            options,
          ),
        'route53resolver',
      ),
    (page) => page.IpAddresses,
  );
  return found.map((each) => ({
    ip: each.Ip ?? each.Ipv6 ?? '',
    subnetId: each.SubnetId ?? '',
    status: each.Status ?? '',
  }));
}
