import { isAppError } from '../../contract/errors.ts';
import type { Undone } from '../engine/doer.ts';
import { type Ec2, isLive, type RouteTableNow, type Where } from './ec2.ts';
import type { AwsServices } from './services.ts';
import { isOfLink } from './tags.ts';

interface PropagationOfLink extends Where {
  readonly routeTableId: string;
  readonly vpnGatewayId: string;
  readonly linkId: string;
}

/** Stops a propagation that we turned on, unless another VPN connection of the gateway lives by it. */
export async function removePropagation(
  services: AwsServices,
  { routeTableId, vpnGatewayId, linkId, ...where }: PropagationOfLink,
  signal: AbortSignal,
): Promise<Undone> {
  const ec2 = services.ec2(where, signal);
  const table = await tableOrNone(ec2, routeTableId);
  if (!table?.propagatingGatewayIds.includes(vpnGatewayId)) return { outcome: 'removed' };
  const user = (await ec2.vpnConnections()).find(
    (one) => isLive(one) && one.vpnGatewayId === vpnGatewayId && !isOfLink(one, linkId),
  );
  if (user) return { outcome: 'left', reason: `the routes of VPN connection ${user.id} reach ${routeTableId} by it` };
  await ec2.disablePropagation({ routeTableId, vpnGatewayId });
  return { outcome: 'removed' };
}

interface RouteOfLink extends Where {
  readonly routeTableId: string;
  readonly cidr: string;
  readonly vpnGatewayId: string;
}

/** Deletes a route that we made, if it still leads where we led it. */
export async function removeRoute(
  services: AwsServices,
  { routeTableId, cidr, vpnGatewayId, ...where }: RouteOfLink,
  signal: AbortSignal,
): Promise<Undone> {
  const ec2 = services.ec2(where, signal);
  const table = await tableOrNone(ec2, routeTableId);
  const route = table?.routes.find((one) => one.destination === cidr && !one.isPropagated);
  if (!route) return { outcome: 'removed' };
  if (route.target !== vpnGatewayId) {
    return { outcome: 'left', reason: `${cidr} in ${routeTableId} leads to ${route.target} by now` };
  }
  await ec2.deleteRoute({ routeTableId, cidr });
  return { outcome: 'removed' };
}

async function tableOrNone(ec2: Ec2, routeTableId: string): Promise<RouteTableNow | undefined> {
  try {
    return await ec2.routeTable(routeTableId);
  } catch (error) {
    if (isAppError(error, 'not-found')) return undefined;
    throw error;
  }
}
