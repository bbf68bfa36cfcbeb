import {
  readDxAssociations,
  readDxAttachments,
  readDxConnections,
  readDxGateways,
  readDxLags,
  readVirtualInterfaces,
} from '../../../aws/audit/direct-connect.ts';
import { familySpellings } from '../../../aws/direct-connect/family-spellings.ts';
import { readMetrics } from '../../../aws/audit/metrics.ts';
import type { AccountInventory, RegionInventory } from '../inventory.ts';
import type { VirtualInterfaceItem } from '../inventory/direct-connect.ts';
import type { Read } from '../inventory/read.ts';
import { auditSettings } from '../rules/settings.ts';
import type { Reader } from './reader.ts';

type DirectConnect = Pick<RegionInventory, 'dxConnections' | 'dxLags' | 'virtualInterfaces'>;

/** One call after another: Direct Connect takes few, and says of none how many. */
export async function readDirectConnect(reader: Reader, now: Date): Promise<DirectConnect> {
  const dxConnections = await reader.read('directconnect:DescribeConnections', readDxConnections);
  const dxLags = await reader.read('directconnect:DescribeLags', readDxLags);
  const virtualInterfaces = await interfacesOf(reader, now);
  return { dxConnections, dxLags, virtualInterfaces };
}

async function interfacesOf(reader: Reader, now: Date): Promise<DirectConnect['virtualInterfaces']> {
  const list = await reader.read('directconnect:DescribeVirtualInterfaces', (ctx, signal) =>
    readVirtualInterfaces(ctx, auditSettings.bgpKeyCharacters, signal),
  );
  if (!list.ok) return list;
  const minimum = await readMinimum(reader, list.value, now);
  return { ok: true, value: list.value.map((each) => ({ ...each, bgpMinimum: minimum(each.id) })) };
}

type Bare = Omit<VirtualInterfaceItem, 'bgpMinimum'>;

/** The least that the BGP status was within a day, of all address families. */
async function readMinimum(
  reader: Reader,
  interfaces: readonly Bare[],
  now: Date,
): Promise<(id: string) => Read<number | null>> {
  const asked = interfaces.flatMap(({ id, connectionId, peers }) =>
    [...new Set(peers.flatMap((peer) => familySpellings[peer.addressFamily]))].map((family) => ({
      id,
      connectionId,
      family,
    })),
  );
  if (asked.length === 0) return () => ({ ok: true, value: null });
  const questions = asked.map(({ id, connectionId, family }) => ({
    namespace: 'AWS/DX',
    metric: 'VirtualInterfaceBgpStatus',
    dimensions: { ConnectionId: connectionId, VirtualInterfaceId: id, IpAddressFamily: family },
    statistic: 'Minimum' as const,
  }));
  const span = { to: now, hours: 24, periodSeconds: 3_600 };
  const read = await reader.read('cloudwatch:GetMetricData', (ctx, signal) =>
    readMetrics(ctx, questions, span, signal),
  );
  if (!read.ok) return () => read;
  return (id) => {
    const points = asked.flatMap((each, index) => (each.id === id ? (read.value[index] ?? []) : []));
    return { ok: true, value: points.length === 0 ? null : Math.min(...points) };
  };
}

/** Direct Connect gateways belong to no region. */
export async function readGatewaysOfDirectConnect(reader: Reader): Promise<AccountInventory['dxGateways']> {
  const gateways = await reader.read('directconnect:DescribeDirectConnectGateways', readDxGateways);
  return reader.readEach(gateways, async (gateway) => ({
    ...gateway,
    associations: await reader.read('directconnect:DescribeDirectConnectGatewayAssociations', (ctx, signal) =>
      readDxAssociations(ctx, gateway.id, signal),
    ),
    attachments: await reader.read('directconnect:DescribeDirectConnectGatewayAttachments', (ctx, signal) =>
      readDxAttachments(ctx, gateway.id, signal),
    ),
  }));
}
