import type { HealthCheck } from '../../../contract/domain/dns.ts';
import { recordSetOf } from '../../aws/exact-record-set.ts';
import { listZoneNames } from '../../aws/hosted-zones.ts';
import { listRecordSets } from '../../aws/record-sets.ts';
import { contextAt, type DnsPlace } from './place.ts';
import type { DnsServices } from './services.ts';

export type CheckUser = HealthCheck['usedBy'][number];

/** The records that name each health check, in every zone of the account: Route 53 itself does not look before it deletes one. */
export async function readUsers(
  services: DnsServices,
  place: DnsPlace,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly CheckUser[]>> {
  const ctx = await contextAt(services, place);
  const users = new Map<string, CheckUser[]>();
  for (const zone of await listZoneNames(ctx, signal)) {
    for (const record of (await listRecordSets(ctx, zone.id, signal)).map(recordSetOf)) {
      const { healthCheckId, name, type } = record;
      if (healthCheckId === null) continue;
      users.set(healthCheckId, [...(users.get(healthCheckId) ?? []), { zoneId: zone.id, name, type }]);
    }
  }
  return users;
}

export function usersText(users: readonly CheckUser[]): string {
  return [...new Set(users.map(({ name, type }) => `${name} ${type}`))].join(', ');
}
