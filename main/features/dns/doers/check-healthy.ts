import { AppError } from '../../../../contract/errors.ts';
import { readHealthCheck } from '../../../aws/health-checks.ts';
import { onJustMade } from '../../../aws/just-made.ts';
import type { Doer } from '../../../engine/doer.ts';
import { poll } from '../../../engine/poll.ts';
import { idOf, type Ref } from '../../../aws-steps/ref.ts';
import { contextAt, type DnsPlace } from '../place.ts';
import { readHealth } from '../read-health.ts';
import type { DnsServices } from '../services.ts';

export type CheckHealthyInput = DnsPlace & { readonly check: Ref; readonly minutes: number };

/** A check is named by records only once it has said that all is well. */
export function checkHealthyDoer(services: DnsServices): Doer<CheckHealthyInput, null> {
  return {
    kind: 'dns.check-healthy',
    recognise: () => Promise.resolve(undefined),
    async run(input, context) {
      const { signal } = context;
      const id = idOf(input.check, context);
      const ctx = await contextAt(services, input);
      const check = await onJustMade(ctx, signal, () => readHealthCheck(ctx, id, signal));
      let said = '';
      await poll({
        clock: services.clock,
        signal,
        limitMs: input.minutes * 60_000,
        tooLate: `Route 53 did not call the health check healthy within ${input.minutes} minutes (${check.what}). Mend what it checks and resume, or undo`,
        look: async () => {
          if (context.isPauseAsked?.()) throw stopped();
          const health = (await readHealth(services, input, [check], signal)).get(id);
          const failure = health?.observations.find(({ isHealthy }) => !isHealthy)?.said;
          const word = `${health?.state ?? 'unknown'}${failure === undefined ? '' : `: ${failure}`}`;
          if (word !== said) context.log((said = word));
          return health?.state === 'healthy' ? true : undefined;
        },
      });
      return { origin: 'created', record: null };
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}

function stopped(): AppError {
  return new AppError({ code: 'cancelled', message: 'Stopped while waiting for the health check. Resume waits on' });
}
