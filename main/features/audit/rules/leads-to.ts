import type { RouteTableItem } from '../inventory/network.ts';

/** Whether this table sends anything to the gateway: by propagation, or by a route. */
export function leadsTo({ propagatingGatewayIds, routes }: RouteTableItem, gatewayId: string): boolean {
  return propagatingGatewayIds.includes(gatewayId) || routes.some(({ target }) => target === gatewayId);
}
