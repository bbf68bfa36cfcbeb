import type { RegionInventory } from '../inventory.ts';
import type { RouteTableItem, SubnetItem } from '../inventory/network.ts';
import { groupBy } from './group-by.ts';
import { readOr } from './outcome.ts';

/** By VPC: the subnets without a route table of their own, which use the main one. */
export function subnetsInMainTable(region: RegionInventory): Map<string, string[]> {
  const explicit = new Set(readOr(region.routeTables).flatMap(({ subnetIds }) => subnetIds));
  const implicit = readOr(region.subnets).filter(({ id }) => !explicit.has(id));
  return new Map(
    [...groupBy(implicit, ({ vpcId }) => vpcId)].map(([vpcId, subnets]) => [vpcId, subnets.map(({ id }) => id)]),
  );
}

/** Says which table routes a subnet: its own, else the main one of its VPC. */
export function tableOfSubnet(region: RegionInventory): (subnet: SubnetItem) => RouteTableItem | undefined {
  const tables = readOr(region.routeTables);
  const own = new Map(tables.flatMap((table) => table.subnetIds.map((subnetId) => [subnetId, table] as const)));
  const main = new Map(tables.flatMap((table) => (table.isMain ? [[table.vpcId, table] as const] : [])));
  return ({ id, vpcId }) => own.get(id) ?? main.get(vpcId);
}
