import type { HealthCheck } from '../../../contract/domain/dns.ts';
import type { HealthCheckFacts } from '../../aws/health-check-facts.ts';
import { healthCheckTags, listHealthChecks } from '../../aws/health-checks.ts';
import { nameIn, type Tags } from '../../aws/tags.ts';
import { vpnConnectionTag } from './check-tags.ts';
import { contextAt, type DnsPlace } from './place.ts';
import { readHealth } from './read-health.ts';
import type { DnsServices } from './services.ts';
import type { CheckUser } from './users-of-checks.ts';

/** Every health check of the account, with its state now, and the records that name it. */
export async function readHealthChecks(
  services: DnsServices,
  place: DnsPlace,
  readUsers: (place: DnsPlace, signal: AbortSignal) => Promise<ReadonlyMap<string, readonly CheckUser[]>>,
  signal: AbortSignal,
): Promise<HealthCheck[]> {
  const ctx = await contextAt(services, place);
  const facts = await listHealthChecks(ctx, signal);
  const ids = facts.map(({ id }) => id);
  const [tags, health, users] = await Promise.all([
    healthCheckTags(ctx, ids, signal),
    readHealth(services, place, facts, signal),
    readUsers(place, signal),
  ]);
  return facts.map((check) => {
    const { id, kind, what, isInverted, isDisabled, version } = check;
    const { state, observations } = health.get(id) ?? { state: 'unknown', observations: [] };
    const own = tags.get(id) ?? {};
    return {
      id,
      name: nameIn(own),
      kind,
      what,
      state,
      isInverted,
      isDisabled,
      version,
      usedBy: [...(users.get(id) ?? [])],
      tunnel: tunnelOf(check, own),
      observations: [...observations],
    };
  });
}

function tunnelOf({ alarm, watches }: HealthCheckFacts, tags: Tags): HealthCheck['tunnel'] {
  if (!alarm || !watches) return null;
  const { vpnConnectionId, outsideAddress } = watches;
  return { region: alarm.region, vpnConnectionId: vpnConnectionId ?? tags[vpnConnectionTag] ?? '', outsideAddress };
}
