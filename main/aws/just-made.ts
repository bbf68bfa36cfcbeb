import type { AwsContext } from './aws-context.ts';
import { isNotFound } from './aws-error.ts';

const TOLERATED_MS = 60_000;
const PAUSE_MS = 2_000;

/** Does it although AWS may not see yet what was made a moment ago: not-found is tried again for a minute. */
export async function onJustMade<T>(ctx: AwsContext, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      return await work();
    } catch (error) {
      if (!isNotFound(error) || waited >= TOLERATED_MS) throw error;
      await ctx.clock.wait(PAUSE_MS, signal);
    }
  }
}
