import type { Doer } from '../../../engine/doer.ts';
import { createDrillLog } from '../drill-log.ts';
import type { DrillTarget } from '../plan-drill.ts';
import { restoreCheck } from '../restore-check.ts';
import type { DnsServices } from '../services.ts';
import { type DrillChange, Found } from './drill-force.ts';

/** Done again, it finds that nothing is left to do. */
export function drillRestoreDoer(services: DnsServices): Doer<DrillTarget, DrillChange> {
  const log = createDrillLog(services);
  return {
    kind: 'dns.drill-restore',
    recognise: () => Promise.resolve(undefined),
    async run(input, context) {
      const { planId, signal } = context;
      const at = services.clock.now().toISOString();
      const words = await restoreCheck(services, input, Found.parse(context.record('record')), signal);
      log.see(planId, 'step', words);
      return { origin: 'created', record: { at } };
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}
