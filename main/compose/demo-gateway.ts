import { newGatewayId } from '../features/gateways/stored-gateway.ts';
import type { GatewayDirectory } from '../features/gateways/gateway-directory.ts';
import type { LinkStore } from '../vpn/link-store.ts';
import type { GatewaySide } from './gateway-side.ts';

/** The id of the demo gateway; added to the known gateways the first time. */
export function knowDemoGateway(directory: GatewayDirectory): string {
  const known = directory.list().find(({ way }) => way.kind === 'demo');
  if (known) return known.id;
  const id = newGatewayId();
  directory.add({
    id,
    name: 'Warehouse',
    way: { kind: 'demo' },
    state: 'never-tried',
    problem: null,
    lastSeenAt: null,
    strongswan: null,
  });
  return id;
}

/** Forgets the links of the demo network and ends its session: both ends are about to be made anew. */
export function forgetDemo({ directory, connections }: GatewaySide, links: LinkStore): void {
  for (const { id, way } of directory.list()) {
    if (way.kind !== 'demo') continue;
    connections.disconnect(id);
    for (const link of links.list()) if (link.site.gatewayId === id) links.remove(link.id);
  }
}
