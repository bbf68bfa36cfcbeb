import type { z } from 'zod';
import type { RecordRef } from '../../../contract/domain/dns.ts';
import { recordSetOf } from '../../aws/exact-record-set.ts';
import { healthCheckTags, listHealthChecks, readHealthCheck } from '../../aws/health-checks.ts';
import { readHostedZone } from '../../aws/hosted-zones.ts';
import { recordSetsOf } from '../../aws/record-sets.ts';
import { nameIn } from '../../aws/tags.ts';
import { contextAt, type DnsPlace } from './place.ts';
import type { DrillWorld } from './plan-drill.ts';
import type { HealthCheckWorld } from './plan-health-check.ts';
import { readHealth } from './read-health.ts';
import type { DnsServices } from './services.ts';
import { readUsers } from './users-of-checks.ts';

/** Reads all that a plan about one health check depends on. */
export async function readHealthCheckWorld(
  services: DnsServices,
  place: DnsPlace,
  id: string,
  signal: AbortSignal,
): Promise<HealthCheckWorld> {
  const ctx = await contextAt(services, place);
  const [check, all, users, tags] = await Promise.all([
    readHealthCheck(ctx, id, signal),
    listHealthChecks(ctx, signal),
    readUsers(services, place, signal),
    healthCheckTags(ctx, [id], signal),
  ]);
  return {
    check,
    name: nameIn(tags.get(id) ?? {}),
    users: users.get(id) ?? [],
    parent: all.find(({ children }) => children.includes(id))?.id ?? null,
    drill: runningDrill(services, id),
  };
}

/** Reads all that the plan of a drill depends on. */
export async function readDrillWorld(
  services: DnsServices,
  ref: z.infer<typeof RecordRef>,
  signal: AbortSignal,
): Promise<DrillWorld> {
  const ctx = await contextAt(services, ref);
  const [zone, exact, all] = await Promise.all([
    readHostedZone(ctx, ref.zoneId, signal),
    recordSetsOf(ctx, ref, signal),
    listHealthChecks(ctx, signal),
  ]);
  const records = exact.map(recordSetOf);
  const checks = all.filter(({ id }) => records.some(({ healthCheckId }) => healthCheckId === id));
  const [health, users] = await Promise.all([
    readHealth(services, ref, checks, signal),
    checks.length === 0 ? new Map<string, never[]>() : readUsers(services, ref, signal),
  ]);
  const primary = records.find(({ routing }) => routing.kind === 'failover' && routing.role === 'primary');
  const checkId = primary?.healthCheckId ?? '';
  return {
    zone,
    records,
    checks: checks.map((check) => ({ ...check, state: health.get(check.id)?.state ?? 'unknown' })),
    users: users.get(checkId) ?? [],
    running: runningDrill(services, checkId),
  };
}

/** The plan of a drill that forces this check, and has not ended. */
function runningDrill({ drills, engine }: DnsServices, checkId: string): string | null {
  const running = drills.list().filter(({ state }) => state === 'running' || state === 'not-restored');
  const found = running.find(({ planId }) =>
    engine()
      .view(planId)
      .steps.some(({ details }) => JSON.stringify(details).includes(`"${checkId}"`)),
  );
  return found?.planId ?? null;
}
