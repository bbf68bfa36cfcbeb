import { z } from 'zod';
import { isAppError } from '../../../../contract/errors.ts';
import type { HealthCheckState } from '../../../../contract/domain/dns.ts';
import { cancellation } from '../../../clock.ts';
import { healthMetric } from '../../../aws/alarms.ts';
import { readHostedZone } from '../../../aws/hosted-zones.ts';
import type { Doer } from '../../../engine/doer.ts';
import { openZoneVoice, type ZoneVoice } from '../ask-zone.ts';
import { createDrillLog, type DrillLog } from '../drill-log.ts';
import { type DrillRole, roleOf } from '../drill-roles.ts';
import { contextAt, metricContext } from '../place.ts';
import type { DrillTarget } from '../plan-drill.ts';
import type { DnsServices } from '../services.ts';
import { Found } from './drill-force.ts';

export type DrillWatchInput = DrillTarget & {
  readonly until: 'primary' | 'secondary';
  /** The step from which time counts. */
  readonly after: string;
};
export const Watched = z.object({
  outcome: z.enum(['seen', 'timed-out', 'stopped']),
  checkSeconds: z.number().nullable(),
  answerSeconds: z.number().nullable(),
});
export type DrillWatched = z.infer<typeof Watched>;

const Changed = z.object({ at: z.iso.datetime() });
const limitMs = 15 * 60_000;

/**
 * Looks until the pair has gone over. Never fails but by the end of the app: whatever it sees or cannot see, the next step must put
 * everything back.
 */
export function drillWatchDoer(services: DnsServices): Doer<DrillWatchInput, DrillWatched> {
  const { clock } = services;
  const log = createDrillLog(services);
  return {
    kind: 'dns.drill-watch',
    recognise: () => Promise.resolve(undefined),
    async run(input, context) {
      const { planId, signal } = context;
      const began = new Date(Changed.parse(context.record(input.after)).at).getTime();
      const from = clock.now().getTime();
      const eyes = await openEyes(services, log, input, {
        planId,
        before: Found.parse(context.record('record')).answers ?? [],
      });
      const times: { checkSeconds: number | null; answerSeconds: number | null } = {
        checkSeconds: null,
        answerSeconds: null,
      };
      const ended = (outcome: DrillWatched['outcome']) => {
        eyes.close();
        log.measured(planId, measuredBy(input, times));
        return { origin: 'created', record: { outcome, ...times } } as const;
      };
      while (true) {
        if (signal.aborted) throw cancellation(signal);
        const [state, role] = [eyes.check(signal), await eyes.answer(signal)];
        const seconds = Math.max(0, Math.round((clock.now().getTime() - began) / 100) / 10);
        const wantedState: HealthCheckState = input.until === 'primary' ? 'healthy' : 'unhealthy';
        if (role === input.until) times.answerSeconds ??= seconds;
        // The answer is proof enough that Route 53 has noticed.
        if (state === wantedState || role === input.until) times.checkSeconds ??= seconds;
        log.measured(planId, measuredBy(input, times));
        const isSeen = times.checkSeconds !== null && (times.answerSeconds !== null || !eyes.canAsk);
        if (isSeen) return ended('seen');
        if (context.isPauseAsked?.() === true) return ended('stopped');
        const watched = clock.now().getTime() - from;
        if (watched >= limitMs) {
          log.see(planId, 'step', `gave up waiting for the ${input.until} after ${limitMs / 60_000} minutes`);
          return ended('timed-out');
        }
        await clock.wait(watched < 60_000 ? 1_000 : 3_000, signal);
      }
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}

function measuredBy({ until }: DrillWatchInput, { checkSeconds, answerSeconds }: Omit<DrillWatched, 'outcome'>) {
  return until === 'primary'
    ? { backSeconds: answerSeconds }
    : { detectionSeconds: checkSeconds, switchSeconds: answerSeconds };
}

interface Eyes {
  readonly canAsk: boolean;
  /** What was last told: the asking goes on beside, since it may be throttled for long. */
  check(signal: AbortSignal): HealthCheckState | undefined;
  answer(signal: AbortSignal): Promise<DrillRole | undefined>;
  /** Ends what is still on its way, which is not told any more. */
  close(): void;
}

/** Each tells a change as a sight, a failure too, and then looks again. */
async function openEyes(
  services: DnsServices,
  log: DrillLog,
  input: DrillWatchInput,
  { planId, before }: { readonly planId: string; readonly before: readonly string[] },
): Promise<Eyes> {
  const held: { voice?: ZoneVoice; state?: HealthCheckState; asking?: Promise<void> } = {};
  const closing = new AbortController();
  const said = new Map<string, string>();
  const tell = (kind: 'check' | 'answer', text: string) => {
    if (closing.signal.aborted || said.get(kind) === text) return;
    said.set(kind, text);
    log.see(planId, kind, text);
  };
  const trying = async <T>(kind: 'check' | 'answer', work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!isAppError(error) || error.code === 'cancelled') throw error;
      tell(kind, `cannot be seen: ${error.message}`);
      return undefined;
    }
  };
  /** By Route 53's own metric: what the checkers say is before inverting, and would tell nothing of the drill. */
  const askCheck = async (signal: AbortSignal): Promise<void> => {
    try {
      const ctx = await metricContext(services, input);
      const point = (await healthMetric(ctx, [input.checkId], signal)).get(input.checkId);
      held.state = point === undefined ? 'unknown' : point.isHealthy ? 'healthy' : 'unhealthy';
      tell('check', held.state);
    } catch (error) {
      if (!signal.aborted) tell('check', `cannot be seen: ${isAppError(error) ? error.message : 'unexpected'}`);
    }
  };
  const { name, type } = input;
  const canAsk = await trying('answer', async () => {
    const ctx = await contextAt(services, input);
    const signal = AbortSignal.timeout(30_000);
    const voice = await openZoneVoice(services, input, await readHostedZone(ctx, input.zoneId, signal), signal);
    if ('why' in voice) return false;
    held.voice = voice;
    return true;
  });

  return {
    canAsk: canAsk === true,
    close: () => closing.abort(),
    check(signal) {
      held.asking ??= askCheck(AbortSignal.any([signal, closing.signal])).finally(() => delete held.asking);
      return held.state;
    },
    answer: (signal) =>
      trying('answer', async () => {
        if (!held.voice) return undefined;
        const answers = await held.voice.look({ name: name.replace(/^\*/, 'linkspan-asks'), type }, signal);
        const role = roleOf(answers, { ...input, before });
        tell('answer', `${role}: ${answers.join(', ') || 'no answer'}`);
        return role;
      }),
  };
}
