import type { Unread } from '../../../../../contract/domain/audit.ts';
import type { AccountInventory, Inventory, RegionInventory } from '../../../../../main/features/audit/inventory.ts';
import type { Read } from '../../../../../main/features/audit/inventory/read.ts';

export const account = '210987654321';
export const region = 'eu-west-1';
export const readAt = new Date('2026-11-20T12:00:00Z');

export function ago(time: { readonly days?: number; readonly minutes?: number }): Date {
  return new Date(readAt.getTime() - (time.days ?? 0) * 86_400_000 - (time.minutes ?? 0) * 60_000);
}

export function ok<T>(value: T): Read<T> {
  return { ok: true, value };
}

const denial: Unread = {
  where: 'example',
  region,
  what: 'ec2:DescribeSomething',
  reason: 'denied',
  message: 'You are not authorised to perform this operation',
};

export const unread = { ok: false, unread: denial } as const satisfies Read<never>;

export type RegionParts = Partial<RegionInventory>;
export interface Parts {
  readonly account?: Partial<AccountInventory>;
  readonly links?: Inventory['links'];
  readonly drilled?: readonly string[];
}

/** One account with one region, where everything else was read and is empty. */
export function inventoryOf(parts: RegionParts = {}, rest: Parts = {}): Inventory {
  return {
    readAt,
    accounts: [accountOf({ regions: [regionOf(parts)], ...rest.account })],
    gateways: [],
    links: rest.links ?? [],
    drilledHealthCheckIds: rest.drilled ?? [],
    unread: [],
  };
}

export function accountOf(parts: Partial<AccountInventory>): AccountInventory {
  return {
    account,
    profile: 'example',
    zones: ok([]),
    healthChecks: ok([]),
    dxGateways: ok([]),
    regions: [],
    ...parts,
  };
}

export function regionOf(parts: RegionParts): RegionInventory {
  return {
    region,
    vpnConnections: ok([]),
    customerGateways: ok([]),
    vpnGateways: ok([]),
    transitGateways: ok([]),
    transitAttachments: ok([]),
    transitRouteTables: ok([]),
    vpcs: ok([]),
    subnets: ok([]),
    routeTables: ok([]),
    natGateways: ok([]),
    peerings: ok([]),
    securityGroups: ok([]),
    networkInterfaces: ok([]),
    flowLogs: ok([]),
    endpointServices: ok([]),
    dxConnections: ok([]),
    dxLags: ok([]),
    virtualInterfaces: ok([]),
    resolverEndpoints: ok([]),
    alarms: ok([]),
    ...parts,
  };
}
