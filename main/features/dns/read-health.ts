import { isAppError } from '../../../contract/errors.ts';
import type { HealthCheck, HealthCheckState } from '../../../contract/domain/dns.ts';
import { findAlarm, healthMetric } from '../../aws/alarms.ts';
import type { HealthCheckFacts } from '../../aws/health-check-facts.ts';
import { healthObservations } from '../../aws/health-checks.ts';
import { contextAt, type DnsPlace, metricContext } from './place.ts';
import type { DnsServices } from './services.ts';

export interface Health {
  readonly state: HealthCheckState;
  readonly observations: HealthCheck['observations'];
}

/** GetHealthCheckStatus is meant for a look now and then: one a second, four at once. */
const observedAtOnce = 4;
/** DescribeAlarms takes nine a second. */
const alarmsAtOnce = 8;

/** What Route 53 takes each of these to be now: by its own metric, and by what its checkers say where it tells. */
export async function readHealth(
  services: DnsServices,
  place: DnsPlace,
  checks: readonly HealthCheckFacts[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Health>> {
  if (checks.length === 0) return new Map();
  const [ctx, metrics] = await Promise.all([contextAt(services, place), readMetric(services, place, checks, signal)]);
  const observed = checks.filter((check) => hasCheckers(check)).slice(0, observedAtOnce);
  const observations = new Map(
    await Promise.all(
      observed.map(async ({ id }) => [id, (await ifAllowed(healthObservations(ctx, id, signal))) ?? []] as const),
    ),
  );
  return new Map(
    checks.map((check) => {
      const seen = observations.get(check.id) ?? [];
      return [check.id, { state: stateOf(check, seen, metrics.get(check.id)), observations: seen }];
    }),
  );
}

/** By health check. Where an organisation allows nothing in the metric's home region, the alarm that a check follows says the same. */
async function readMetric(
  services: DnsServices,
  place: DnsPlace,
  checks: readonly HealthCheckFacts[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, boolean>> {
  const ctx = await metricContext(services, place);
  const ids = checks.map(({ id }) => id);
  const points = await ifAllowed(healthMetric(ctx, ids, signal));
  if (points) return new Map([...points].map(([id, { isHealthy }]) => [id, isHealthy]));
  const found = await Promise.all(
    checks
      .slice(0, alarmsAtOnce)
      .map(async (check) => [check.id, await byAlarm(services, place, check, signal)] as const),
  );
  return new Map(
    found.flatMap(([id, isHealthy]): [string, boolean][] => (isHealthy === undefined ? [] : [[id, isHealthy]])),
  );
}

async function byAlarm(
  services: DnsServices,
  { profile }: DnsPlace,
  { alarm, isInverted }: HealthCheckFacts,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  if (alarm === null) return undefined;
  const ctx = await contextAt(services, { profile, region: alarm.region });
  const state = (await ifAllowed(findAlarm(ctx, alarm.name, signal)))?.state;
  return state === 'OK' || state === 'ALARM' ? (state === 'OK') !== isInverted : undefined;
}

/** Who may read only one of the two still sees that one. */
async function ifAllowed<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isAppError(error, 'access-denied', 'unsupported')) return undefined;
    throw error;
  }
}

/** Inverting comes last, also for a disabled check, which counts as healthy before. */
export function stateOf(
  check: Pick<HealthCheckFacts, 'isInverted' | 'isDisabled'>,
  observations: HealthCheck['observations'],
  metric: boolean | undefined,
): HealthCheckState {
  const named = (isHealthy: boolean) => (isHealthy ? 'healthy' : 'unhealthy');
  if (check.isDisabled) return named(!check.isInverted);
  if (metric !== undefined) return named(metric);
  if (observations.length === 0) return 'unknown';
  // More than 18 percent of the checkers make it healthy.
  const share = observations.filter(({ isHealthy }) => isHealthy).length / observations.length;
  return named(share > 0.18 !== check.isInverted);
}

function hasCheckers({ kind, isDisabled }: HealthCheckFacts): boolean {
  return !isDisabled && (kind === 'http' || kind === 'https' || kind === 'tcp');
}
