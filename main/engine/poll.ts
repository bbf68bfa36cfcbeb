import { AppError, type ErrorCode } from '../../contract/errors.ts';
import { cancellation, type Clock } from '../clock.ts';

export interface Poll<T> {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How long to go on, on this clock. One last look is taken after it. */
  readonly limitMs: number;
  /** The sentence when the limit has passed: what was waited for, and what to do. Never a response. */
  readonly tooLate: string;
  readonly tooLateCode?: ErrorCode;
  /** One look at the world; undefined means not yet. */
  readonly look: () => Promise<T | undefined>;
}

const shortest = 500;
const longest = 10_000;

/** Looks until there is something to see: often at first, then after a fortieth of the time already waited. */
export async function poll<T>({ clock, signal, limitMs, tooLate, tooLateCode, look }: Poll<T>): Promise<T> {
  const started = clock.now().getTime();
  let waited = 0;

  while (true) {
    if (signal.aborted) throw cancellation(signal);
    const seen = await look();
    if (seen !== undefined) return seen;

    // A clock set back must not make the wait endless, so the sum of our own waits counts too.
    const elapsed = Math.max(clock.now().getTime() - started, waited);
    if (elapsed >= limitMs) throw new AppError({ code: tooLateCode ?? 'unreachable', message: tooLate });

    const pause = Math.min(nextPause(elapsed), limitMs - elapsed);
    await clock.wait(pause, signal);
    waited += pause;
  }
}

export function nextPause(elapsedMs: number): number {
  return Math.min(Math.max(elapsedMs / 40, shortest), longest);
}
