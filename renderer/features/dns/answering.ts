import type { HealthCheck, HealthCheckState, RecordSet } from '../../../contract/domain/dns.ts';
import type { RecordGroup } from './record-groups.ts';

/** `always`: without a check a record counts as healthy. */
export type MemberHealth = HealthCheckState | 'always';

export type ChecksById = ReadonlyMap<string, HealthCheck>;

/** How Route 53 takes one member of a set now. An alias that asks its target is known to Route 53 alone. */
export function memberHealth(record: RecordSet, checks: ChecksById): MemberHealth {
  if (record.healthCheckId !== null) return checks.get(record.healthCheckId)?.state ?? 'unknown';
  return record.target.kind === 'alias' && record.target.evaluateTargetHealth ? 'unknown' : 'always';
}

/**
 * Which member of a failover pair answers now; undefined when that is not known. Both unhealthy: Route 53 answers the primary
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-problems.html).
 */
export function answeringMember({ routing, members }: RecordGroup, checks: ChecksById): RecordSet | undefined {
  if (routing !== 'failover') return undefined;
  const primary = memberOf(members, 'primary');
  const secondary = memberOf(members, 'secondary');
  if (!primary) return secondary;
  const health = memberHealth(primary, checks);
  if (health === 'unknown') return undefined;
  if (health !== 'unhealthy' || !secondary) return primary;
  const other = memberHealth(secondary, checks);
  if (other === 'unknown') return undefined;
  return other === 'unhealthy' ? primary : secondary;
}

export function memberOf(members: readonly RecordSet[], role: 'primary' | 'secondary'): RecordSet | undefined {
  return members.find(({ routing }) => routing.kind === 'failover' && routing.role === role);
}

/** Why a pair cannot be drilled, in words; undefined when it can. */
export function drillObstacle({ routing, members }: RecordGroup): string | undefined {
  if (routing !== 'failover') return 'Only a failover pair can be drilled';
  const primary = memberOf(members, 'primary');
  if (!primary || !memberOf(members, 'secondary')) return 'A drill needs a primary and a secondary';
  if (primary.healthCheckId === null) return 'The primary has no health check that could be forced';
  return undefined;
}
