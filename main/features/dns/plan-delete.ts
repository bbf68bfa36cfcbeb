import type { RecordRef } from '../../../contract/domain/dns.ts';
import type { z } from 'zod';
import type { PlanNotice } from '../../../contract/domain/plan.ts';
import { recordSetOf } from '../../aws/exact-record-set.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import { recordSteps } from './plan/record-steps.ts';
import type { PlanWorld } from './read-world.ts';

/** Deletes every record set of one name and type. Pure. */
export function planDeleteRecord(ref: z.infer<typeof RecordRef>, world: PlanWorld): NewPlan {
  const { name, type, profile, region } = ref;
  const { zone, records, present } = world;
  return {
    kind: 'dns-delete-record',
    title: `Delete ${name} ${type} from ${zone.name}`,
    profile,
    region,
    gatewayId: null,
    linkId: null,
    undoes: null,
    steps:
      present.length === 0
        ? []
        : recordSteps({ profile, region, name, type, zone, records, present, wishes: [], needs: [] }),
    warnings: warningsFor(ref, world),
    conflicts:
      present.length > 0 ? [] : [{ id: 'gone', text: `${zone.name} has no ${type} record ${name}.`, subject: 'name' }],
    cost: null,
  };
}

function warningsFor({ name, type }: z.infer<typeof RecordRef>, { records, present }: PlanWorld): PlanNotice[] {
  const found: PlanNotice[] = [];
  const pointing = records.filter(
    (one) => one.target.kind === 'alias' && one.target.dnsName === name && one.type === type,
  );
  if (pointing.length > 0) {
    const names = [...new Set(pointing.map((one) => one.name))].join(', ');
    found.push({ id: 'aliases', text: `${names} is an alias to it, and answers nothing afterwards.`, subject: 'name' });
  }
  const checks = [...new Set(present.flatMap((one) => recordSetOf(one).healthCheckId ?? []))];
  if (checks.length > 0) {
    const text = `Its health checks stay, and are charged: ${checks.join(', ')}. Delete them afterwards, where nothing else names them.`;
    found.push({ id: 'checks', text });
  }
  return found;
}
