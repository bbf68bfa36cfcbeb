import type { HealthCheck } from '../../../contract/domain/dns.ts';
import { recordSetOf } from '../../aws/exact-record-set.ts';
import { listZoneNames } from '../../aws/hosted-zones.ts';
import { listRecordSets } from '../../aws/record-sets.ts';
import { contextAt, type DnsPlace } from './place.ts';
import type { DnsServices } from './services.ts';

export type CheckUser = HealthCheck['usedBy'][number];

/** The records that name each health check, in every zone of the account: Route 53 itself does not look before it deletes one. */
export async function readUsers(
  services: Pick<DnsServices, 'aws'>,
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

/** A page asks every few seconds, and reading every zone of an account takes hundreds of calls: what was read counts for a minute. */
const keptMs = 60_000;

export interface UsersOfChecks {
  readonly read: (place: DnsPlace, signal: AbortSignal) => Promise<ReadonlyMap<string, readonly CheckUser[]>>;
  readonly forget: () => void;
}

export function keepUsers(
  services: Pick<DnsServices, 'aws' | 'clock'>,
  readAll: typeof readUsers = readUsers,
): UsersOfChecks {
  let timesForgotten = 0;
  const kept = new Map<string, { readonly at: number; readonly users: ReadonlyMap<string, readonly CheckUser[]> }>();
  return {
    async read(place, signal) {
      const now = services.clock.now().getTime();
      const found = kept.get(place.profile);
      if (found && Math.abs(now - found.at) < keptMs) return found.users;
      const before = timesForgotten;
      const users = await readAll(services, place, signal);
      // What was forgotten meanwhile may have been read before the change.
      if (before === timesForgotten) kept.set(place.profile, { at: now, users });
      return users;
    },
    forget() {
      timesForgotten += 1;
      kept.clear();
    },
  };
}
