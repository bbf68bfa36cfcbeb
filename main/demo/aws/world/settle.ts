import type { Region, Timed } from './world.ts';

/** Brings every state that was due by now. The demo has no timers: time passes when somebody asks. */
export function settle(region: Region, now: number): void {
  region.customerGateways = arrived(region.customerGateways, now);
  region.vpnGateways = arrived(region.vpnGateways, now);
  for (const gateway of region.vpnGateways) gateway.attachments = arrived(gateway.attachments, now);
  region.vpnConnections = arrived(region.vpnConnections, now);
  for (const connection of region.vpnConnections) connection.routes = arrived(connection.routes, now);
}

/** Deleted things stay on the lists for an hour, as in the real service. */
export const SECONDS_LISTED_AFTER_DELETE = 3_600;

function arrived<T extends Timed>(things: readonly T[], now: number): T[] {
  for (const thing of things) {
    if (thing.due !== undefined && thing.due.at <= now) {
      thing.state = thing.due.state;
      delete thing.due;
    }
  }
  return things.filter((thing) => thing.state !== 'gone');
}
