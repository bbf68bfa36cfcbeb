import { isAppError } from '../../contract/errors.ts';
import { isOutcomeUnknown, wasNeverSent } from '../aws/aws-error.ts';
import type { Clock } from '../clock.ts';
import { poll } from '../engine/poll.ts';

/** What AWS made is listed after some seconds; a listing that lags longer than this has not been seen. */
export const unlistedMs = 60_000;

export interface Creation<T> {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly create: () => Promise<T>;
  /** Looks for what the create may have made although its answer was lost. */
  readonly find: () => Promise<T | undefined>;
  /** AWS makes one of it, however often it is told: it answers with the first, or says that it exists. */
  readonly isIdempotent: boolean;
}

/**
 * When the answer to a create is lost, looks whether it was made, and only when AWS shows nothing of it sends it once more: soon
 * where that is harmless, and after a minute where a listing that comes later still would leave two (the caller looks for them).
 * What never left this machine is told at once; what AWS refuses is not sent again.
 */
export async function createOnce<T>(creation: Creation<T>): Promise<T> {
  const first = await tryCreate(creation, false);
  if ('made' in first) return first.made;
  if (!isOutcomeUnknown(first.error)) throw first.error;
  const second = await tryCreate(creation, true);
  if ('made' in second) return second.made;
  throw second.error;
}

async function tryCreate<T>(creation: Creation<T>, isSecond: boolean): Promise<{ made: T } | { error: unknown }> {
  try {
    return { made: await creation.create() };
  } catch (error) {
    const found = await findAfter(error, creation, isSecond);
    if (found !== undefined) return { made: found };
    if (wasNeverSent(error)) throw error;
    return { error };
  }
}

async function findAfter<T>(error: unknown, creation: Creation<T>, isSecond: boolean): Promise<T | undefined> {
  const { isIdempotent, find } = creation;
  if (wasNeverSent(error)) return undefined;
  // It exists already: it may be this very create, sent twice, and not listed yet.
  if (isAppError(error, 'conflict')) return isSecond ? lookFor({ ...creation, limitMs: unlistedMs }) : find();
  // An answer that makes no sense tells nothing of what was done.
  if (!isOutcomeUnknown(error) && !isAppError(error, 'unexpected')) return undefined;
  return lookFor({ ...creation, limitMs: isIdempotent ? 10_000 : unlistedMs });
}

/** Looks until it shows, for as long as it may be there unlisted. */
export async function lookFor<T>({
  clock,
  signal,
  limitMs,
  find,
}: Pick<Creation<T>, 'clock' | 'signal' | 'find'> & { readonly limitMs: number }): Promise<T | undefined> {
  try {
    return await poll({ clock, signal, limitMs, tooLate: 'not made', tooLateCode: 'not-found', look: find });
  } catch (error) {
    if (isAppError(error, 'not-found')) return undefined;
    throw error;
  }
}
