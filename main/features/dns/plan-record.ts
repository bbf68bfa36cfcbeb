import { type Member, membersOf } from '../../../contract/domain/dns-members.ts';
import { dnsProblems } from '../../../contract/domain/dns-problems.ts';
import type { FieldProblem, HealthCheckIntent, RecordIntent } from '../../../contract/domain/dns.ts';
import type { PlanNotice } from '../../../contract/domain/plan.ts';
import { areSame, exactFrom } from '../../aws/exact-record-set.ts';
import type { Step } from '../../engine/doer.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import type { Ref } from '../../aws-steps/ref.ts';
import { checkSteps } from './plan/check-steps.ts';
import { recordSteps } from './plan/record-steps.ts';
import { recordWishes, type RecordWish } from './plan/record-wishes.ts';
import { costOfRecords } from './price-table.ts';
import type { PlanWorld } from './read-world.ts';

/** From what was asked and what the zone has to the steps that are missing. Pure. */
export function planRecord(intent: RecordIntent, world: PlanWorld, planId: string): NewPlan {
  const problems = dnsProblems(intent, world);
  const checks = newChecks(intent, world, planId);
  const wishes = recordWishes(intent, (member) => checks.refs.get(member.path) ?? existing(member));
  const isThere = checks.steps.length === 0 && isAlready(wishes, world);
  const { zone, records, present } = world;
  const steps = isThere
    ? []
    : [...checks.steps, ...recordSteps({ ...intent, zone, records, present, wishes, needs: checks.last })];
  return {
    id: planId,
    kind: 'dns-record',
    title: `${kindWords[intent.routing.kind]} ${intent.name} ${intent.type} in ${zone.name}`,
    profile: intent.profile,
    region: intent.region,
    gatewayId: null,
    linkId: null,
    undoes: null,
    steps,
    warnings: notices(problems, 'warning'),
    conflicts: isThere ? [] : notices(problems, 'error'),
    cost: costOfRecords(intent),
  };
}

const kindWords: Readonly<Record<RecordIntent['routing']['kind'], string>> = {
  simple: 'Record',
  failover: 'Failover of',
  weighted: 'Weighted records of',
  latency: 'Records by latency of',
  geolocation: 'Records by place of',
};

interface NewChecks {
  readonly steps: readonly Step[];
  /** By the path of the member. */
  readonly refs: ReadonlyMap<string, Ref>;
  readonly last: readonly string[];
}

function newChecks(intent: RecordIntent, world: PlanWorld, planId: string): NewChecks {
  const refs = new Map<string, Ref>();
  const steps: Step[] = [];
  const last: string[] = [];
  for (const member of membersOf(intent.routing)) {
    const { check } = member;
    if (check.kind !== 'endpoint' && check.kind !== 'tunnel') continue;
    const isDown = check.kind === 'tunnel' && !isUp(check, world);
    const made = checkSteps(intent, { ...member, check }, { planId, isDown });
    steps.push(...made.steps);
    refs.set(member.path, { from: made.checkStep });
    last.push(made.last);
  }
  return { steps, refs, last };
}

function isUp(
  { vpnConnectionId, outsideAddress, region }: Extract<HealthCheckIntent, { kind: 'tunnel' }>,
  { tunnels }: PlanWorld,
): boolean {
  return tunnels.some(
    (one) =>
      one.vpnConnectionId === vpnConnectionId &&
      one.region === region &&
      one.tunnels.some(
        (tunnel) => tunnel.state === 'up' && (outsideAddress === null || tunnel.outsideAddress === outsideAddress),
      ),
  );
}

function existing({ check }: Member): Ref | null {
  return check.kind === 'existing' ? check.id : null;
}

function isAlready(wishes: readonly RecordWish[], { present }: PlanWorld): boolean {
  const wanted = wishes.map(({ record, check }) =>
    exactFrom({ ...record, healthCheckId: typeof check === 'string' ? check : null }),
  );
  return areSame(wanted, present);
}

function notices(problems: readonly FieldProblem[], severity: FieldProblem['severity']): PlanNotice[] {
  return problems
    .filter((problem) => problem.severity === severity)
    .map(({ field, message }, index) => ({ id: `${severity}-${index}-${field}`, text: `${message}.`, subject: field }));
}
