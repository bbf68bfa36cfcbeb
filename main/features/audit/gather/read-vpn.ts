import { readMetrics } from '../../../aws/audit/metrics.ts';
import { readActiveTunnel, readVpnConnections } from '../../../aws/audit/vpn.ts';
import type { Read } from '../inventory/read.ts';
import type { VpnConnectionItem, VpnTunnelItem } from '../inventory/vpn.ts';
import { auditSettings } from '../rules/settings.ts';
import type { Reader } from './reader.ts';

type Bare = Awaited<ReturnType<typeof readVpnConnections>>[number];

/** Connections, what their tunnels have negotiated, and what went through them. */
export async function readVpn(reader: Reader, now: Date): Promise<Read<readonly VpnConnectionItem[]>> {
  const list = await reader.read('ec2:DescribeVpnConnections', readVpnConnections);
  if (!list.ok) return list;
  const traffic = await readTraffic(reader, list.value, now);
  const value = await Promise.all(
    list.value.map(async (each) => ({
      ...each,
      traffic: traffic(each.id),
      tunnels: await Promise.all(each.tunnels.map((tunnel) => withActive(reader, each, tunnel))),
    })),
  );
  return { ok: true, value };
}

async function withActive(reader: Reader, connection: Bare, tunnel: Bare['tunnels'][number]): Promise<VpnTunnelItem> {
  if (tunnel.status !== 'UP') return { ...tunnel, active: { ok: true, value: null } };
  const which = { vpnConnectionId: connection.id, outsideAddress: tunnel.outsideAddress };
  const active = await reader.read('ec2:GetActiveVpnTunnelStatus', (ctx, signal) =>
    readActiveTunnel(ctx, which, signal),
  );
  return { ...tunnel, active };
}

/** One question for all connections of the region. */
async function readTraffic(
  reader: Reader,
  connections: readonly Bare[],
  now: Date,
): Promise<(id: string) => Read<number | null>> {
  const ids = connections.filter(({ state }) => state === 'available').map(({ id }) => id);
  if (ids.length === 0) return () => ({ ok: true, value: null });
  const questions = ids.flatMap((id) =>
    ['TunnelDataIn', 'TunnelDataOut'].map((metric) => ({
      namespace: 'AWS/VPN',
      metric,
      dimensions: { VpnId: id },
      statistic: 'Sum' as const,
    })),
  );
  const span = { to: now, hours: auditSettings.trafficDays * 24, periodSeconds: 86_400 };
  const read = await reader.read('cloudwatch:GetMetricData', (ctx, signal) =>
    readMetrics(ctx, questions, span, signal),
  );
  if (!read.ok) return () => read;
  return (id) => {
    const at = ids.indexOf(id);
    const points = at < 0 ? [] : [...(read.value[2 * at] ?? []), ...(read.value[2 * at + 1] ?? [])];
    return { ok: true, value: points.length === 0 ? null : points.reduce((sum, each) => sum + each, 0) };
  };
}
