import { settleAlarms } from './evaluate-alarm.ts';
import { settleHealth } from './evaluate-health.ts';
import type { Pace } from './pace.ts';
import { settleDirectConnect } from './settle-direct-connect.ts';
import { observeTunnels } from './tunnel-history.ts';
import type { Region, Timed, World } from './world.ts';

/** Brings every state that was due by now. The demo has no timers: time passes when somebody asks. */
export function settleDue(world: World, pace: Pace): void {
  for (const region of Object.values(world.regions)) settle(region, pace.now);
  settleDirectConnect(world, pace);
  for (const zone of world.dns.zones) {
    if (zone.before !== undefined && zone.before.until <= pace.now) delete zone.before;
  }
}

/**
 * Also looks at the tunnels' far ends, and judges what follows from them. Not for a far end's own use: it would be
 * asked while it asks.
 */
export function settleWorld(
  world: World,
  pace: Pace,
  tunnelStatus: (outsideAddress: string) => { readonly up: boolean; readonly lastChange: Date },
): void {
  settleDue(world, pace);
  observeTunnels(world, pace.now, tunnelStatus);
  settleAlarms(world, pace);
  settleHealth(world, pace);
}

function settle(region: Region, now: number): void {
  region.customerGateways = arrived(region.customerGateways, now);
  region.vpnGateways = arrived(region.vpnGateways, now);
  for (const gateway of region.vpnGateways) gateway.attachments = arrived(gateway.attachments, now);
  region.vpnConnections = arrived(region.vpnConnections, now);
  for (const connection of region.vpnConnections) connection.routes = arrived(connection.routes, now);
}

function arrived<T extends Timed>(things: readonly T[], now: number): T[] {
  for (const thing of things) {
    if (thing.due !== undefined && thing.due.at <= now) {
      thing.state = thing.due.state;
      delete thing.due;
    }
  }
  return things.filter((thing) => thing.state !== 'gone');
}
