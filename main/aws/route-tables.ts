import {
  CreateRouteCommand,
  DeleteRouteCommand,
  DescribeRouteTablesCommand,
  DisableVgwRoutePropagationCommand,
  EnableVgwRoutePropagationCommand,
  type Route as RouteAnswer,
  type RouteTable as RouteTableAnswer,
} from '@aws-sdk/client-ec2';
import { isAwsError } from './aws-error.ts';
import type { AwsContext } from './aws-context.ts';
import { change, read, unlessGone } from './call.ts';
import { allPages } from './pages.ts';
import { filtersOf, nameIn, readTags, type Tags } from './tags.ts';

export interface Route {
  readonly destination: string;
  readonly target: string;
  readonly state: 'active' | 'blackhole';
  readonly isPropagated: boolean;
}

export interface RouteTable {
  readonly id: string;
  readonly name: string | null;
  readonly vpcId: string;
  readonly isMain: boolean;
  readonly subnetIds: readonly string[];
  readonly routes: readonly Route[];
  readonly propagatingGatewayIds: readonly string[];
  readonly tags: Tags;
}

export interface RouteWish {
  readonly routeTableId: string;
  readonly destination: string;
  readonly gatewayId: string;
}

/** By VPC, by ids, or of the whole region. */
export async function listRouteTables(
  ctx: AwsContext,
  which: { readonly vpcId: string } | { readonly ids: readonly string[] } | 'all',
  signal: AbortSignal,
): Promise<RouteTable[]> {
  const found = await allPages(
    (NextToken) =>
      read(ctx, 'DescribeRouteTables', signal, (options) =>
        ctx.ec2.send(
          new DescribeRouteTablesCommand(
            which !== 'all' && 'ids' in which
              ? { RouteTableIds: [...which.ids] }
              : {
                  ...(which !== 'all' && { Filters: filtersOf({ 'vpc-id': which.vpcId }) }),
                  MaxResults: 100,
                  NextToken,
                },
          ),
          options,
        ),
      ),
    (page) => page.RouteTables,
  );
  return found.map(routeTableOf);
}

/** The same route with the same target again is success; another target is a `conflict`. */
export async function createRoute(ctx: AwsContext, wish: RouteWish, signal: AbortSignal): Promise<void> {
  const input = {
    RouteTableId: wish.routeTableId,
    DestinationCidrBlock: wish.destination,
    GatewayId: wish.gatewayId,
  };
  try {
    await change(ctx, 'CreateRoute', signal, (options) => ctx.ec2.send(new CreateRouteCommand(input), options), {
      repeatable: true,
    });
  } catch (error) {
    // AWS does not document whether it refuses the route that is there already.
    if (!isAwsError(error, 'RouteAlreadyExists') || !(await hasRoute(ctx, wish, signal))) throw error;
  }
}

async function hasRoute(ctx: AwsContext, wish: RouteWish, signal: AbortSignal): Promise<boolean> {
  const [table] = await listRouteTables(ctx, { ids: [wish.routeTableId] }, signal);
  return (table?.routes ?? []).some(
    (route) => route.destination === wish.destination && route.target === wish.gatewayId && !route.isPropagated,
  );
}

/** A route that is not there is success. */
export async function deleteRoute(
  ctx: AwsContext,
  wish: Pick<RouteWish, 'routeTableId' | 'destination'>,
  signal: AbortSignal,
): Promise<void> {
  const input = { RouteTableId: wish.routeTableId, DestinationCidrBlock: wish.destination };
  await unlessGone(
    change(ctx, 'DeleteRoute', signal, (options) => ctx.ec2.send(new DeleteRouteCommand(input), options), {
      repeatable: true,
    }),
  );
}

export interface Propagation {
  readonly routeTableId: string;
  readonly gatewayId: string;
}

export async function enablePropagation(ctx: AwsContext, wish: Propagation, signal: AbortSignal): Promise<void> {
  const input = { RouteTableId: wish.routeTableId, GatewayId: wish.gatewayId };
  await change(
    ctx,
    'EnableVgwRoutePropagation',
    signal,
    (options) => ctx.ec2.send(new EnableVgwRoutePropagationCommand(input), options),
    { repeatable: true },
  );
}

/** A table or gateway that is gone is success. */
export async function disablePropagation(ctx: AwsContext, wish: Propagation, signal: AbortSignal): Promise<void> {
  const input = { RouteTableId: wish.routeTableId, GatewayId: wish.gatewayId };
  await unlessGone(
    change(
      ctx,
      'DisableVgwRoutePropagation',
      signal,
      (options) => ctx.ec2.send(new DisableVgwRoutePropagationCommand(input), options),
      { repeatable: true },
    ),
  );
}

function routeTableOf(table: RouteTableAnswer): RouteTable {
  const tags = readTags(table.Tags);
  const associations = table.Associations ?? [];
  return {
    id: table.RouteTableId ?? '',
    name: nameIn(tags),
    vpcId: table.VpcId ?? '',
    isMain: associations.some((each) => each.Main === true),
    subnetIds: associations.flatMap((each) => each.SubnetId ?? []),
    routes: (table.Routes ?? []).map(routeOf),
    propagatingGatewayIds: (table.PropagatingVgws ?? []).flatMap((each) => each.GatewayId ?? []),
    tags,
  };
}

function routeOf(route: RouteAnswer): Route {
  const target =
    route.GatewayId ??
    route.TransitGatewayId ??
    route.NatGatewayId ??
    route.VpcPeeringConnectionId ??
    route.NetworkInterfaceId ??
    route.InstanceId ??
    route.EgressOnlyInternetGatewayId ??
    route.LocalGatewayId ??
    route.CarrierGatewayId ??
    route.CoreNetworkArn ??
    '';
  return {
    destination: route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '',
    target,
    state: route.State === 'blackhole' ? 'blackhole' : 'active',
    isPropagated: route.Origin === 'EnableVgwRoutePropagation',
  };
}
