import { contains, ipv4Problem } from '../../../contract/domain/cidr.ts';
import type { PlanNotice } from '../../../contract/domain/plan.ts';
import { type ActionWorld, linksOf } from './action-world.ts';
import { sasOf } from './gateway-reading.ts';
import type { TunnelRow } from './tunnel-row.ts';

/** What stops while one connection is down; null when it carries nothing now. */
export function describeTunnelInterruption(row: TunnelRow, { rows, gatewayName }: ActionWorld): string | null {
  if (row.gateway.state !== 'up') return null;
  if (row.linkId === null) {
    return `${row.connection} on ${gatewayName} stops: ${row.gateway.message}. Linkspan cannot see who relies on it.`;
  }
  const name = `Link ${row.linkName}`;
  const others = otherTunnels(row, rows);
  const other = others.find(({ gateway }) => gateway.state === 'up');
  if (!other) {
    const known = others.map(({ outsideAddress }) => outsideAddress).join(', ');
    return `${name} carries nothing while this tunnel is down: its other tunnel${known && ` (${known})`} is not up.`;
  }
  const carried = (other.gateway.bytesIn ?? 0) + (other.gateway.bytesOut ?? 0) > 0;
  const used = carried ? 'carries traffic already' : 'has carried nothing yet';
  if (other.aws.state === 'up') {
    return `${name} moves to its other tunnel (${other.outsideAddress}), which is up at both ends and ${used}. Packets on the way may be lost.`;
  }
  const says = other.aws.state === 'down' ? 'AWS says that it is down' : 'AWS could not be asked';
  return `${name} moves to its other tunnel (${other.outsideAddress}), which is up on ${gatewayName}, but ${says}: traffic may stop.`;
}

/** The tunnel that takes over; undefined when none can. */
export function standIn(row: TunnelRow, rows: readonly TunnelRow[]): TunnelRow | undefined {
  return row.linkId === null ? undefined : otherTunnels(row, rows).find(({ gateway }) => gateway.state === 'up');
}

/** Everything that the service carries, by name; null when nothing is up. */
export function describeServiceInterruption({ rows, gatewayName }: ActionWorld): string | null {
  const up = rows.filter(({ gateway }) => gateway.state === 'up');
  if (up.length === 0) return null;
  const links = linksOf(up).map(({ id, name }) => {
    const tunnels = up.filter(({ linkId }) => linkId === id);
    return `link ${name} (${tunnels.map(({ connection }) => connection).join(', ')})`;
  });
  const others = up
    .filter(({ linkId }) => linkId === null)
    .map(({ connection, gateway }) => `${connection} (${gateway.message})`);
  return `Every tunnel of ${gatewayName} goes down: ${[...links, ...others].join('; ')}.`;
}

/** Linkspan's own way to the gateway through one of these connections: whoever takes it down may be locked out. */
export function managementWarnings(world: ActionWorld, connections: readonly string[]): PlanNotice[] {
  return connections.flatMap((connection) => {
    const remote = sasOf(world.reading, connection).childSas.flatMap(({ remoteTs }) => remoteTs);
    const inside = world.management.find((address) => remote.some((selector) => isInside(selector, address)));
    if (inside === undefined) return [];
    return [
      {
        id: `management-${connection}`,
        subject: connection,
        text: `Linkspan reaches ${world.gatewayName} by way of ${inside}, which this connection (${connection}) carries. When it goes down, the gateway may not be reached any more, and nothing can be undone from here.`,
      },
    ];
  });
}

/** Another plan at work on this gateway may count on the tunnels that are up. */
export function lockWarnings({ box, gatewayName }: ActionWorld): PlanNotice[] {
  if (box.lockedBy === null) return [];
  const text = `A change of ${gatewayName}'s configuration is under way (plan ${box.lockedBy.slice(0, 40)}). Wait until it has ended.`;
  return [{ id: 'change-under-way', text }];
}

function otherTunnels(row: TunnelRow, rows: readonly TunnelRow[]): TunnelRow[] {
  return rows.filter(({ linkId, id }) => linkId === row.linkId && id !== row.id);
}

/** A selector comes from the gateway's text, and may bear a protocol and ports: `10.0.0.0/8[tcp/http]`. */
function isInside(selector: string, address: string): boolean {
  const [, network = '', prefix = '32'] = /^([\d.]+)(?:\/(\d{1,2}))?(?:\[|$)/.exec(selector) ?? [];
  if (ipv4Problem(network) !== undefined || ipv4Problem(address) !== undefined || Number(prefix) > 32) return false;
  return contains(`${network}/${prefix}`, address);
}
