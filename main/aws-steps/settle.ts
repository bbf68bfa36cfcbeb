import { AppError, isAppError } from '../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import { poll } from '../engine/poll.ts';

const minute = 60_000;

interface Wait<T> {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly minutes: number;
  /** What is waited for: "the VPN connection to become available". */
  readonly what: string;
  readonly look: () => Promise<T | undefined>;
}

/** Waits for AWS to finish what it was told; the limits are those that AWS has been seen to need. */
export function waitFor<T>({ clock, signal, minutes, what, look }: Wait<T>): Promise<T> {
  const tooLate = `AWS took more than ${minutes} minutes for ${what}. Resume looks again; nothing is made twice.`;
  return poll({ clock, signal, limitMs: minutes * minute, tooLate, look });
}

interface Removal {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly remove: () => Promise<void>;
}

/** What is gone counts as removed; what is still in use for a moment is tried again for five minutes, then named. */
export async function removeWhenFree({ clock, signal, remove }: Removal): Promise<void> {
  let last: AppError | undefined;
  const attempt = async () => {
    try {
      await remove();
      return true;
    } catch (error) {
      if (isAppError(error, 'not-found')) return true;
      if (!isAppError(error, 'conflict')) throw error;
      last = error;
      return undefined;
    }
  };
  try {
    await poll({ clock, signal, limitMs: 5 * minute, tooLate: 'still in use', tooLateCode: 'conflict', look: attempt });
  } catch (error) {
    throw last && isAppError(error, 'conflict') ? last : error;
  }
}
