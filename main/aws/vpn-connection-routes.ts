import { CreateVpnConnectionRouteCommand, DeleteVpnConnectionRouteCommand } from '@aws-sdk/client-ec2';
import type { AwsContext } from './aws-context.ts';
import { change, unlessGone } from './call.ts';

export interface StaticRoute {
  readonly vpnConnectionId: string;
  readonly cidr: string;
}

/** The same route again is harmless. */
export async function createVpnConnectionRoute(ctx: AwsContext, wish: StaticRoute, signal: AbortSignal): Promise<void> {
  const input = { VpnConnectionId: wish.vpnConnectionId, DestinationCidrBlock: wish.cidr };
  await change(
    ctx,
    'CreateVpnConnectionRoute',
    signal,
    (options) => ctx.ec2.send(new CreateVpnConnectionRouteCommand(input), options),
    { repeatable: true },
  );
}

/** A route or connection that is gone is success. */
export async function deleteVpnConnectionRoute(ctx: AwsContext, wish: StaticRoute, signal: AbortSignal): Promise<void> {
  const input = { VpnConnectionId: wish.vpnConnectionId, DestinationCidrBlock: wish.cidr };
  await unlessGone(
    change(
      ctx,
      'DeleteVpnConnectionRoute',
      signal,
      (options) => ctx.ec2.send(new DeleteVpnConnectionRouteCommand(input), options),
      { repeatable: true },
    ),
  );
}
