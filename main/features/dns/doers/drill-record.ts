import { AppError } from '../../../../contract/errors.ts';
import { readHealthCheck } from '../../../aws/health-checks.ts';
import { readHostedZone } from '../../../aws/hosted-zones.ts';
import type { Doer } from '../../../engine/doer.ts';
import { openZoneVoice } from '../ask-zone.ts';
import { createDrillLog } from '../drill-log.ts';
import { contextAt } from '../place.ts';
import type { DrillTarget } from '../plan-drill.ts';
import { readHealth } from '../read-health.ts';
import type { DnsServices } from '../services.ts';
import { type CheckSetting, settingWords } from '../set-check.ts';

export type DrillFound = CheckSetting & {
  readonly version: number;
  /** What was answered; null where nobody can be asked. */
  readonly answers: readonly string[] | null;
};

export function drillRecordDoer(services: DnsServices): Doer<DrillTarget, DrillFound> {
  const log = createDrillLog(services);
  return {
    kind: 'dns.drill-record',
    recognise: () => Promise.resolve(undefined),
    async run(input, context) {
      const { planId, signal } = context;
      const { profile, zoneId, name, type, checkId } = input;
      const ctx = await contextAt(services, input);
      const check = await readHealthCheck(ctx, checkId, signal);
      const state = (await readHealth(services, input, [check], signal)).get(checkId)?.state ?? 'unknown';
      if (state === 'unhealthy' || check.isDisabled) {
        const now = check.isDisabled ? 'disabled' : 'unhealthy';
        const message = `The health check of the primary is ${now} by now: there is nothing to drill. Mend it first`;
        throw new AppError({ code: 'conflict', message, subject: checkId });
      }
      log.begin({ planId, profile, zoneId, name, type });
      log.see(planId, 'check', `${state}, ${settingWords(check)}`);
      const voice = await openZoneVoice(services, input, await readHostedZone(ctx, zoneId, signal), signal);
      if ('why' in voice) context.log(voice.why);
      const answers = 'why' in voice ? null : [...(await voice.look({ name, type }, signal))];
      if (answers) log.see(planId, 'answer', `primary: ${answers.join(', ') || 'no answer'}`);
      const { isInverted, isDisabled, version } = check;
      return { origin: 'created', record: { isInverted, isDisabled, version, answers } };
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}
