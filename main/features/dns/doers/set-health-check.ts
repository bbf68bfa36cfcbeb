import { AppError } from '../../../../contract/errors.ts';
import type { HealthCheckFacts } from '../../../aws/health-check-facts.ts';
import { readHealthCheck } from '../../../aws/health-checks.ts';
import type { Doer } from '../../../engine/doer.ts';
import { contextAt, type DnsPlace } from '../place.ts';
import type { DnsServices } from '../services.ts';
import { type CheckSetting, hasSetting, settingWords, setHealthCheck } from '../set-check.ts';

export type SetHealthCheckInput = DnsPlace & {
  readonly id: string;
  /** What the plan saw. */
  readonly from: CheckSetting;
  readonly to: CheckSetting;
};

export function setHealthCheckDoer(services: DnsServices): Doer<SetHealthCheckInput, null> {
  const now = async (input: SetHealthCheckInput, signal: AbortSignal): Promise<HealthCheckFacts> =>
    readHealthCheck(await contextAt(services, input), input.id, signal);
  return {
    kind: 'dns.set-health-check',
    async recognise(input, { signal, begun }) {
      if (!hasSetting(await now(input, signal), input.to)) return undefined;
      return { origin: begun === true ? 'created' : 'adopted', record: null };
    },
    async run(input, { signal }) {
      const check = await now(input, signal);
      if (!hasSetting(check, input.from)) {
        const message = `The health check was changed since this plan was made: it is ${settingWords(check)} now. Make a new plan`;
        throw new AppError({ code: 'conflict', message, subject: input.id });
      }
      await setHealthCheck(services, input, { check, to: input.to }, signal);
      return { origin: 'created', record: null };
    },
    async undo(_record, input, { signal }) {
      const check = await now(input, signal);
      if (hasSetting(check, input.from)) return { outcome: 'removed' };
      if (!hasSetting(check, input.to)) {
        return { outcome: 'left', reason: `Somebody changed it since: it is ${settingWords(check)} now` };
      }
      await setHealthCheck(services, input, { check, to: input.from }, signal);
      return { outcome: 'removed' };
    },
  };
}
