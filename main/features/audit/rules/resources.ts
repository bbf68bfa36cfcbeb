import type { AuditResource } from '../../../../contract/domain/audit.ts';
import type { AccountInventory, RegionInventory } from '../inventory.ts';

/** AWS's words for the kinds of things that rules judge. */
export type ResourceKind =
  | 'account'
  | 'customer-gateway'
  | 'dx-connection'
  | 'dx-gateway'
  | 'dx-lag'
  | 'endpoint-service'
  | 'health-check'
  | 'hosted-zone'
  | 'nat-gateway'
  | 'record-set'
  | 'region'
  | 'resolver-endpoint'
  | 'route-table'
  | 'security-group'
  | 'transit-gateway'
  | 'transit-gateway-attachment'
  | 'transit-gateway-route-table'
  | 'virtual-interface'
  | 'vpc'
  | 'vpn-connection'
  | 'vpn-gateway';

/** One region of one account. */
export interface Place {
  readonly account: AccountInventory;
  readonly region: RegionInventory;
}

export function resourceIn(
  { account, region }: Place,
  kind: ResourceKind,
  { id, name }: { readonly id: string; readonly name: string | null },
): AuditResource {
  return { kind, id, name, account: account.account, region: region.region };
}

/** What a rule speaks of where a whole list could not be read; `id` tells several lists of one rule apart. */
export function regionItself(place: Place, list: string): AuditResource {
  return resourceIn(place, 'region', { id: `${place.region.region}/${list}`, name: null });
}

export function globalResource(
  account: AccountInventory,
  kind: ResourceKind,
  { id, name }: { readonly id: string; readonly name: string | null },
): AuditResource {
  return { kind, id, name, account: account.account, region: null };
}

/** AWS goes on listing what it deletes or has deleted for an hour or so. */
export function isGone({ state = '', status = '' }: { readonly state?: string; readonly status?: string }): boolean {
  return /^(delet|reject|terminat)/i.test(state) || /^(delet|reject|terminat)/i.test(status);
}
