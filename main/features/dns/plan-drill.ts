import type { HealthCheckState, HostedZone, RecordRef, RecordSet } from '../../../contract/domain/dns.ts';
import type { z } from 'zod';
import type { PlanNotice } from '../../../contract/domain/plan.ts';
import type { HealthCheckFacts } from '../../aws/health-check-facts.ts';
import type { Json, Step } from '../../engine/doer.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import { call, note } from './plan/step-parts.ts';
import { type CheckUser, usersText } from './users-of-checks.ts';

export interface DrillWorld {
  readonly zone: HostedZone;
  /** Of the name and type. */
  readonly records: readonly RecordSet[];
  readonly checks: readonly (HealthCheckFacts & { readonly state: HealthCheckState })[];
  /** Of the primary's check. */
  readonly users: readonly CheckUser[];
  /** A drill that runs with the same check. */
  readonly running: string | null;
}

/** Part of the input of every step of a drill. */
export type DrillTarget = {
  readonly profile: string;
  readonly region: string;
  readonly zoneId: string;
  readonly name: string;
  readonly type: string;
  readonly checkId: string;
  readonly primary: readonly string[] | null;
  readonly secondary: readonly string[] | null;
};

/** Forces a failover pair over by its primary's health check, watches, and puts everything back. Pure. */
export function planDrill(ref: z.infer<typeof RecordRef>, world: DrillWorld): NewPlan {
  const { name, type, profile, region, zoneId } = ref;
  const pair = pairOf(world.records);
  const target: DrillTarget = {
    profile,
    region,
    zoneId,
    name,
    type,
    checkId: pair.primary?.healthCheckId ?? '',
    primary: valuesOf(pair.primary),
    secondary: valuesOf(pair.secondary),
  };
  const conflicts = conflictsOf(ref, world, pair);
  return {
    kind: 'dns-drill',
    title: `Drill the failover of ${name} ${type}`,
    profile,
    region,
    gatewayId: null,
    linkId: null,
    undoes: null,
    steps: conflicts.length > 0 && target.checkId === '' ? [] : drillSteps(target, world),
    warnings: warningsOf(ref, world),
    conflicts,
    cost: null,
  };
}

interface Pair {
  readonly primary: RecordSet | undefined;
  readonly secondary: RecordSet | undefined;
}

function pairOf(records: readonly RecordSet[]): Pair {
  const withRole = (role: 'primary' | 'secondary') =>
    records.find(({ routing }) => routing.kind === 'failover' && routing.role === role);
  return { primary: withRole('primary'), secondary: withRole('secondary') };
}

function valuesOf(record: RecordSet | undefined): readonly string[] | null {
  return record?.target.kind === 'values' ? record.target.values : null;
}

function conflictsOf(
  { name, type }: z.infer<typeof RecordRef>,
  world: DrillWorld,
  { primary, secondary }: Pair,
): PlanNotice[] {
  const at = `${name} ${type}`;
  const say = (id: string, text: string): PlanNotice[] => [{ id, text, subject: name }];
  if (!primary || !secondary)
    return say('no-pair', `${at} is no failover pair: a drill needs a primary and a secondary.`);
  if (primary.healthCheckId === null) {
    return say('no-check', `The primary of ${at} has no health check that a drill could force.`);
  }
  const stateOf = (id: string | null) => world.checks.find((check) => check.id === id);
  const check = stateOf(primary.healthCheckId);
  if (!check)
    return say('lost-check', `The health check ${primary.healthCheckId} of the primary does not exist any more.`);
  if (check.isDisabled) {
    return say(
      'disabled',
      `The health check of the primary is disabled: Route 53 does not follow it. Put it back to work first.`,
    );
  }
  if (check.state === 'unhealthy')
    return say('failed-over', `The primary of ${at} is unhealthy already: mend it first.`);
  if (stateOf(secondary.healthCheckId)?.state === 'unhealthy') {
    return say(
      'no-secondary',
      `The secondary of ${at} is unhealthy: with both unhealthy Route 53 answers the primary.`,
    );
  }
  return world.running === null
    ? []
    : say('running', 'Another drill runs with the same health check. Wait for its end.');
}

function warningsOf({ name, type }: z.infer<typeof RecordRef>, { checks, records, users }: DrillWorld): PlanNotice[] {
  const found: PlanNotice[] = [];
  const others = users.filter((user) => !(user.name === name && user.type === type));
  if (others.length > 0) {
    found.push({ id: 'others', text: `The same health check moves ${usersText(others)} too.`, subject: name });
  }
  const check = checks.find(({ id }) => id === pairOf(records).primary?.healthCheckId);
  if (check?.state === 'unknown') {
    found.push({
      id: 'unknown',
      text: 'Nobody knows yet how the health check of the primary is: the drill may see no change.',
    });
  }
  if (check?.isInverted === true) {
    found.push({
      id: 'inverted',
      text: 'The health check is inverted now. The drill takes that away, and puts it back.',
    });
  }
  return found;
}

function drillSteps(target: DrillTarget, { zone, records }: DrillWorld): Step[] {
  const { name, type, checkId } = target;
  const ttl = Math.max(0, ...records.map((record) => (record.target.kind === 'values' ? record.target.ttl : 0)));
  const reads = [
    'route53:GetHealthCheck',
    'route53:GetHealthCheckStatus',
    'cloudwatch:GetMetricData',
    'route53:TestDNSAnswer',
  ];
  const asks = zone.isPrivate
    ? 'A private zone answers inside its VPCs only: unless it can be asked, the health check alone is watched.'
    : 'Asks the name servers of the zone themselves, past every resolver.';
  return [
    step(target, {
      id: 'record',
      kind: 'dns.drill-record',
      system: 'check',
      title: 'Record the health check and the answers as they are',
      details: [note(asks)],
      iamActions: ['route53:GetHostedZone', 'route53:ListResourceRecordSets', ...reads],
      usualSeconds: 3,
    }),
    step(target, {
      id: 'force',
      kind: 'dns.drill-force',
      system: 'aws',
      title: 'Force the failover: invert the health check of the primary',
      needs: ['record'],
      details: [
        call('route53', 'UpdateHealthCheck', { HealthCheckId: checkId, Inverted: 'the opposite of now' }),
        note('Whatever happens from here on, also when Linkspan ends, the health check is put back as it was found.'),
      ],
      undo: 'Put the health check back as it was found',
      iamActions: ['route53:GetHealthCheck', 'route53:UpdateHealthCheck'],
      interrupts: `Clients of ${name} go to the secondary, and come back up to ${ttl} seconds after the drill.`,
      usualSeconds: 2,
    }),
    step(target, {
      id: 'watch-switch',
      kind: 'dns.drill-watch',
      system: 'check',
      title: `Watch until the secondary answers for ${name}`,
      needs: ['force'],
      details: [note('Up to 15 minutes. If it does not come, the drill says so and puts everything back.')],
      iamActions: reads,
      usualSeconds: 90,
      input: { until: 'secondary', after: 'force' },
    }),
    step(target, {
      id: 'restore',
      kind: 'dns.drill-restore',
      system: 'aws',
      title: 'Put the health check back as it was found',
      needs: ['watch-switch'],
      details: [call('route53', 'UpdateHealthCheck', { HealthCheckId: checkId, Inverted: 'as found' })],
      iamActions: ['route53:GetHealthCheck', 'route53:UpdateHealthCheck'],
      usualSeconds: 2,
    }),
    step(target, {
      id: 'watch-back',
      kind: 'dns.drill-watch',
      system: 'check',
      title: `Watch until the primary answers for ${name}`,
      needs: ['restore'],
      details: [note('Up to 15 minutes.')],
      iamActions: reads,
      usualSeconds: 90,
      input: { until: 'primary', after: 'restore' },
    }),
    step(target, {
      id: 'conclude',
      kind: 'dns.drill-conclude',
      system: 'check',
      title: `Keep the times of ${name} ${type}, and see that all is as it was`,
      needs: ['watch-back'],
      details: [note('Reads the health check once more, and keeps what was measured.')],
      iamActions: ['route53:GetHealthCheck'],
      usualSeconds: 1,
    }),
  ];
}

type Part = Pick<Step, 'id' | 'kind' | 'system' | 'title' | 'details' | 'iamActions' | 'usualSeconds'> & {
  readonly needs?: string[];
  readonly undo?: string;
  readonly interrupts?: string;
  readonly input?: { readonly [key: string]: Json };
};

function step(target: DrillTarget, { input, ...part }: Part): Step {
  return { needs: [], undo: null, interrupts: null, ...part, input: { ...target, ...input } };
}
