import { isAppError } from '../../contract/errors.ts';
import { wasNeverSent } from '../aws/aws-error.ts';
import type { Clock } from '../clock.ts';
import type { StepContext } from '../engine/doer.ts';
import { createOnce, type Creation, lookFor, unlistedMs } from './create-once.ts';

type Attempt = Pick<StepContext, 'planId' | 'signal' | 'begun'>;

/** Creates of one kind of thing that bears its plan's tag. */
export interface CreateAttempts {
  /** Before anything is sent: an error from here on, until `send`, has made nothing. */
  begin(planId: string): void;
  send<T>(attempt: Attempt, creation: Omit<Creation<T>, 'clock' | 'signal'>): Promise<T>;
  /** What an attempt may have made: looks for as long as AWS may not list it yet, unless it surely made nothing. */
  find<T>(attempt: Attempt, find: () => Promise<T | undefined>): Promise<T | undefined>;
}

/** Remembers, while the app runs, of which plans AWS surely made nothing: nobody then waits for it to show. */
export function createAttempts(clock: Clock): CreateAttempts {
  const notMade = new Set<string>();
  return {
    begin: (planId) => void notMade.add(planId),
    async send({ planId, signal }, creation) {
      notMade.delete(planId);
      try {
        return await createOnce({ clock, signal, ...creation });
      } catch (error) {
        if (wasNeverSent(error) || isAppError(error, ...refusals)) notMade.add(planId);
        throw error;
      }
    },
    find({ planId, signal, begun }, find) {
      const isInDoubt = begun === true && !notMade.has(planId);
      return isInDoubt ? lookFor({ clock, signal, limitMs: unlistedMs, find }) : find();
    },
  };
}

const refusals = [
  'access-denied',
  'conflict',
  'invalid-input',
  'not-found',
  'not-signed-in',
  'read-only',
  'throttled',
  'unsupported',
] as const;
