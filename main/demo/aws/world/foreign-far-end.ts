import type { TunnelStatus } from '../operations/operation.ts';
import type { World } from './world.ts';

/** The state of a tunnel whose far end is nobody of the demo network: what the world says of it. */
export function foreignFarEnd(world: World, outsideAddress: string): TunnelStatus | undefined {
  for (const region of Object.values(world.regions)) {
    for (const connection of region.vpnConnections) {
      const far = connection.tunnels.find((tunnel) => tunnel.outsideAddress === outsideAddress)?.farEnd;
      if (far !== undefined) return { up: far.up, message: far.message, lastChange: new Date(far.since) };
    }
  }
  return undefined;
}
