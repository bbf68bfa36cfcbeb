import type { Region, VpnConnection, World } from './world.ts';

/** Oldest first. `up` is null from when the tunnel is no more: nothing is measured then. */
export type TunnelHistory = { readonly at: number; readonly up: boolean | null }[];

const KEPT = 200;

interface Seen {
  readonly up: boolean;
  readonly lastChange: Date;
}

/** Writes down which tunnels came up, went down or are no more since the last look. */
export function observeTunnels(world: World, now: number, status: (outsideAddress: string) => Seen): void {
  const alive = new Set<string>();
  for (const connection of Object.values(world.regions).flatMap((region) => region.vpnConnections)) {
    if (!isUsable(connection)) continue;
    for (const tunnel of connection.tunnels) {
      alive.add(tunnel.outsideAddress);
      const seen = status(tunnel.outsideAddress);
      const isHeldDown = (tunnel.downUntil ?? 0) > now;
      note(world, tunnel.outsideAddress, { up: seen.up && !isHeldDown, lastChange: seen.lastChange }, now);
    }
  }
  for (const [address, history] of Object.entries(world.tunnelHistory)) {
    if (!alive.has(address) && history.at(-1)?.up !== null) history.push({ at: now, up: null });
  }
}

/** What was measured of a tunnel at a time; undefined when nothing was. */
export function tunnelUpAt(world: World, outsideAddress: string, at: number): boolean | undefined {
  const seen = world.tunnelHistory[outsideAddress]?.findLast((each) => each.at <= at);
  return seen?.up ?? undefined;
}

/** The outside addresses that a metric's dimension is about. */
export function tunnelsOf(
  region: Region | undefined,
  dimension: { Name?: string | undefined; Value?: string | undefined },
): string[] {
  if (dimension.Name === 'TunnelIpAddress') return dimension.Value === undefined ? [] : [dimension.Value];
  const connection = region?.vpnConnections.find((each) => each.id === dimension.Value);
  return dimension.Name === 'VpnId' ? (connection?.tunnels ?? []).map((tunnel) => tunnel.outsideAddress) : [];
}

export function isUsable(connection: VpnConnection): boolean {
  return connection.state === 'available' || connection.state === 'modifying';
}

function note(world: World, address: string, seen: Seen, now: number): void {
  const history = (world.tunnelHistory[address] ??= []);
  const last = history.at(-1);
  if (last?.up === seen.up) return;
  // A change that happened between two looks is dated by the far end, as far as it can be.
  const changed = Math.min(seen.lastChange.getTime(), now);
  history.push({ at: last === undefined ? now : Math.max(changed, last.at + 1), up: seen.up });
  if (history.length > KEPT) history.splice(0, history.length - KEPT);
}
