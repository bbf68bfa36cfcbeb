import { z } from 'zod';
import { AppError } from '../../../../contract/errors.ts';
import { readHealthCheck } from '../../../aws/health-checks.ts';
import type { Doer, StepContext } from '../../../engine/doer.ts';
import { createDrillLog } from '../drill-log.ts';
import { contextAt } from '../place.ts';
import type { DrillTarget } from '../plan-drill.ts';
import { restoreCheck } from '../restore-check.ts';
import type { DnsServices } from '../services.ts';
import { setHealthCheck } from '../set-check.ts';

export const Found = z.object({
  isInverted: z.boolean(),
  isDisabled: z.boolean(),
  version: z.number(),
  answers: z.array(z.string()).nullable(),
});

/** When it was done, as near as is known. */
export type DrillChange = { readonly at: string };

export function drillForceDoer(services: DnsServices): Doer<DrillTarget, DrillChange> {
  const log = createDrillLog(services);
  const found = (context: StepContext) => Found.parse(context.record('record'));
  return {
    kind: 'dns.drill-force',
    async recognise(input, context) {
      // Somebody else's change does not count: it is ours when this step was begun, and the check is what it makes.
      if (context.begun !== true) return undefined;
      const check = await readHealthCheck(await contextAt(services, input), input.checkId, context.signal);
      if (check.isInverted === found(context).isInverted) return undefined;
      const at = log.get(context.planId)?.sights.at(-1)?.at ?? services.clock.now().toISOString();
      return { origin: 'created', record: { at } };
    },
    async run(input, context) {
      const { planId, signal } = context;
      const { isInverted, isDisabled, version } = found(context);
      const check = await readHealthCheck(await contextAt(services, input), input.checkId, signal);
      if (check.isInverted !== isInverted || check.isDisabled !== isDisabled || check.version !== version) {
        const message = 'Somebody changed the health check since it was recorded. Look at it, and plan the drill again';
        throw new AppError({ code: 'conflict', message, subject: input.checkId });
      }
      log.see(planId, 'step', 'forces the failover: inverts the health check');
      const at = services.clock.now().toISOString();
      await setHealthCheck(services, input, { check, to: { isInverted: !isInverted, isDisabled } }, signal);
      return { origin: 'created', record: { at } };
    },
    async undo(_record, input, context) {
      const { planId, signal } = context;
      const words = await restoreCheck(services, input, found(context), signal);
      const drill = log.get(planId);
      if (drill?.state === 'running' || drill?.state === 'not-restored') {
        log.see(planId, 'step', words);
        log.end(planId, 'stopped');
      }
      context.log(words);
      return { outcome: 'removed' };
    },
  };
}
