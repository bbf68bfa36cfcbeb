import {
  readAttachedSubnets,
  readTransitAttachments,
  readTransitGateways,
  readTransitRouteTables,
  readTransitRoutes,
} from '../../../aws/audit/transit-gateways.ts';
import type { RegionInventory } from '../inventory.ts';
import type { Read } from '../inventory/read.ts';
import type { TransitAttachmentItem, TransitRouteItem } from '../inventory/transit.ts';
import type { Reader } from './reader.ts';

type Transit = Pick<RegionInventory, 'transitGateways' | 'transitAttachments' | 'transitRouteTables'>;

export async function readTransit(reader: Reader): Promise<Transit> {
  const [transitGateways, transitAttachments, transitRouteTables] = await Promise.all([
    reader.read('ec2:DescribeTransitGateways', readTransitGateways),
    attachmentsOf(reader),
    tablesOf(reader),
  ]);
  return { transitGateways, transitAttachments, transitRouteTables };
}

/** What their subnets are is told by a call of its own, which may be denied: then nothing is said of them. */
async function attachmentsOf(reader: Reader): Promise<Read<readonly TransitAttachmentItem[]>> {
  const [attachments, subnets] = await Promise.all([
    reader.read('ec2:DescribeTransitGatewayAttachments', readTransitAttachments),
    reader.read('ec2:DescribeTransitGatewayVpcAttachments', readAttachedSubnets),
  ]);
  if (!attachments.ok) return attachments;
  const subnetIds = (id: string) => (subnets.ok ? (subnets.value.get(id) ?? null) : null);
  return { ok: true, value: attachments.value.map((each) => ({ ...each, subnetIds: subnetIds(each.id) })) };
}

async function tablesOf(reader: Reader): Promise<Transit['transitRouteTables']> {
  const tables = await reader.read('ec2:DescribeTransitGatewayRouteTables', readTransitRouteTables);
  return reader.readEach(tables, async (table) => ({ ...table, routes: await routesOf(reader, table.id) }));
}

async function routesOf(reader: Reader, tableId: string): Promise<Read<readonly TransitRouteItem[]>> {
  const what = 'ec2:SearchTransitGatewayRoutes';
  const read = await reader.read(what, (ctx, signal) => readTransitRoutes(ctx, tableId, signal));
  if (!read.ok) return read;
  if (read.value.isWhole) return { ok: true, value: read.value.routes };
  return reader.unusable(what, `${tableId} has more than 1,000 routes, and AWS tells no more than that`);
}
