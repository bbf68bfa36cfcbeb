import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import type { HealthCheck } from './dns.ts';
import { countBreaches } from './evaluate-alarm.ts';
import type { Pace } from './pace.ts';
import type { World } from './world.ts';

const KEPT = 100;

/** What Route 53 takes every health check to be now; calculated ones after those that they count. */
export function settleHealth(world: World, pace: Pace): void {
  const checks = world.dns.healthChecks;
  const isCalculated = (check: HealthCheck): boolean => check.config.Type === 'CALCULATED';
  for (const check of [...checks.filter((each) => !isCalculated(each)), ...checks.filter(isCalculated)]) {
    settleCheck(world, check, pace);
  }
}

/** Healthy as DNS answers see it: disabled counts as healthy, and inverting comes last. */
export function isHealthy(world: World, healthCheckId: string): boolean {
  return world.dns.healthChecks.find((check) => check.id === healthCheckId)?.history.at(-1)?.healthy ?? true;
}

function settleCheck(world: World, check: HealthCheck, pace: Pace): void {
  if (check.before !== undefined && check.before.until <= pace.now) delete check.before;
  const config = check.before?.config ?? check.config;
  const seen = observe(world, check, config, pace);
  if (check.observed?.healthy !== seen.healthy) check.observed = { ...seen, since: pace.now };
  if (!seen.healthy && check.lastFailure?.reason !== seen.reason) {
    check.lastFailure = { at: pace.now, reason: seen.reason };
  }
  const healthy = (config.Disabled === true || seen.healthy) !== (config.Inverted === true);
  if (check.history.at(-1)?.healthy === healthy) return;
  check.history.push({ at: pace.now, healthy });
  if (check.history.length > KEPT) check.history.splice(0, check.history.length - KEPT);
}

interface Observed {
  readonly healthy: boolean;
  readonly reason: string;
}

function observe(world: World, check: HealthCheck, config: HealthCheckConfig, pace: Pace): Observed {
  if (config.Type === 'CLOUDWATCH_METRIC') return followMetric(world, check, config, pace);
  if (config.Type === 'CALCULATED') return countChildren(world, config);
  if (config.Type === 'RECOVERY_CONTROL') return { healthy: true, reason: 'Success: routing control is On' };
  return meetEndpoint(world, check, config, pace);
}

/** Route 53 follows the metric by the copy of the alarm's definition, not the alarm. */
function followMetric(world: World, check: HealthCheck, config: HealthCheckConfig, pace: Pace): Observed {
  const region = config.AlarmIdentifier?.Region ?? '';
  const found = check.alarm && countBreaches(world, region, check.alarm, pace);
  if (found === undefined || found.missing === found.values.length) {
    const reason = 'Failure: there is not enough data to determine the state of the alarm';
    if (config.InsufficientDataHealthStatus === 'Unhealthy') return { healthy: false, reason };
    if (config.InsufficientDataHealthStatus === 'Healthy') return { healthy: true, reason };
    return { healthy: check.observed?.healthy ?? true, reason };
  }
  return found.fine === 0
    ? { healthy: false, reason: 'Failure: the metric is beyond the threshold of the alarm' }
    : { healthy: true, reason: 'Success: the metric is within the threshold of the alarm' };
}

function countChildren(world: World, config: HealthCheckConfig): Observed {
  const children = config.ChildHealthChecks ?? [];
  const healthy = children.filter((id) => isHealthy(world, id)).length;
  const isEnough = healthy >= (config.HealthThreshold ?? 0);
  return {
    healthy: isEnough,
    reason: `${isEnough ? 'Success' : 'Failure'}: ${healthy} of ${children.length} health checks are healthy`,
  };
}

/** An endpoint's state counts once it lasted for as many checks as the threshold says. */
function meetEndpoint(world: World, check: HealthCheck, config: HealthCheckConfig, pace: Pace): Observed {
  const { endpointHealth } = world.dns;
  const said =
    endpointHealth[check.id] ??
    endpointHealth[config.IPAddress ?? ''] ??
    endpointHealth[config.FullyQualifiedDomainName ?? ''] ??
    [];
  const needed = pace.ms((config.RequestInterval ?? 30) * (config.FailureThreshold ?? 3));
  const fine = { healthy: true, reason: successText[config.Type ?? ''] ?? 'Success: HTTP Status Code 200, OK' };
  let seen: Observed = fine;
  for (const [index, each] of said.entries()) {
    const until = said[index + 1]?.at ?? pace.now;
    if (until - each.at < needed) continue;
    seen = each.healthy ? fine : { healthy: false, reason: `Failure: ${each.message}` };
  }
  return seen;
}

const successText: Readonly<Record<string, string>> = { TCP: 'Success: TCP connection established' };
