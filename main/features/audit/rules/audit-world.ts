import type { Link } from '../../../../contract/domain/link.ts';
import type { Inventory } from '../inventory.ts';
import type { SubnetItem, VpcItem } from '../inventory/network.ts';
import { byId, groupBy } from './group-by.ts';
import { readOr } from './outcome.ts';
import { findSiteReach, type SiteReach } from './reached-by.ts';
import type { Place } from './resources.ts';
import { auditSettings } from './settings.ts';

/** The inventory put in order once, so that no rule looks through a list for each thing of another. */
export interface AuditWorld {
  readonly inventory: Inventory;
  readonly settings: AuditSettings;
  readonly places: readonly Place[];
  /** Across accounts and regions: a transit gateway may join VPCs of several. */
  readonly vpcs: ReadonlyMap<string, VpcItem>;
  readonly subnets: ReadonlyMap<string, SubnetItem>;
  readonly subnetsByVpc: ReadonlyMap<string, readonly SubnetItem[]>;
  /** Links of ours by their VPN connection. */
  readonly links: ReadonlyMap<string, Link>;
  /** By VPC. One that is not in it has no way to a site. */
  readonly siteReach: ReadonlyMap<string, SiteReach>;
}

type Widened<T> = { readonly [K in keyof T]: T[K] extends number ? number : T[K] extends boolean ? boolean : string };
export type AuditSettings = Widened<typeof auditSettings>;

export function createAuditWorld(inventory: Inventory, settings: AuditSettings = auditSettings): AuditWorld {
  const places = inventory.accounts.flatMap((account) => account.regions.map((region) => ({ account, region })));
  const subnets = places.flatMap(({ region }) => readOr(region.subnets));
  return {
    inventory,
    settings,
    places,
    vpcs: byId(places.flatMap(({ region }) => readOr(region.vpcs))),
    subnets: byId(subnets),
    subnetsByVpc: groupBy(subnets, ({ vpcId }) => vpcId),
    links: new Map(inventory.links.map((link) => [link.vpnConnectionId, link])),
    siteReach: findSiteReach(places, inventory.links),
  };
}
