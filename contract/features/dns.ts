import { z } from 'zod';
import { command, query, topic } from '../define.ts';
import {
  Drill,
  DrillSight,
  FieldProblem,
  HealthCheck,
  HealthCheckId,
  HostedZone,
  HostedZoneId,
  RecordIntent,
  RecordRef,
  RecordSet,
  TunnelChoice,
} from '../domain/dns.ts';
import { PlanId, ProfileName, RegionName } from '../domain/intent.ts';
import { PlanView } from '../domain/plan.ts';

const where = z.object({ profile: ProfileName, region: RegionName });

/** Records that fail over, and their drill. */
export const dns = {
  zones: query({ input: where, output: z.array(HostedZone) }),
  /** All record sets of a zone, in the zone's order. */
  records: query({ input: where.extend({ zoneId: HostedZoneId }), output: z.array(RecordSet) }),
  /** With their state now; pages poll it. */
  healthChecks: query({ input: where, output: z.array(HealthCheck) }),
  /** What "this tunnel is up" can be about: every VPN connection of the region. */
  tunnels: query({
    input: where,
    output: z.array(TunnelChoice),
  }),
  /** What the zone and the account say against it, before the review. Reads only. */
  check: query({ input: z.object({ intent: RecordIntent }), output: z.array(FieldProblem) }),
  /** Makes the plan; changes nothing. Its review shows the zone before and after. */
  plan: command({ input: z.object({ intent: RecordIntent }), output: PlanView }),
  /** Deletes every record set of this name and type. */
  planDelete: command({ input: RecordRef, output: PlanView }),
  /** Deletes a health check that no record names, with the alarm that Linkspan made for it. */
  planDeleteHealthCheck: command({ input: where.extend({ healthCheckId: HealthCheckId }), output: PlanView }),
  /** Puts a health check that was left inverted or disabled back to work. */
  planRestoreHealthCheck: command({ input: where.extend({ healthCheckId: HealthCheckId }), output: PlanView }),
  /** Forces the failover of a failover pair by its primary's health check, watches, and puts everything back. */
  planDrill: command({ input: RecordRef, output: PlanView }),
  /** Newest first. */
  drills: query({ input: z.object({}), output: z.array(Drill) }),
  drill: query({ input: z.object({ planId: PlanId }), output: Drill }),
  /** While a drill runs. */
  drillSeen: topic(z.object({ planId: z.string(), sight: DrillSight })),
  /** A plan changed records or checks. */
  changed: topic(z.object({})),
};
