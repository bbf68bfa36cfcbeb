import { setMaxListeners } from 'node:events';
import { AppError, isAppError } from '../../../contract/errors.ts';
import { cancellation, type Clock } from '../../clock.ts';

export interface SharedReadsSetup<K, T> {
  readonly clock: Clock;
  readonly read: (key: K, signal: AbortSignal) => Promise<T>;
  /** How long somebody waits for an answer; the read itself goes on, and the next one who asks finds it under way. */
  readonly patienceMs: number;
  readonly limitMs: number;
  /** How long a failure stands before it is tried again: what needs a person must not ask with every look. */
  readonly holdMs?: (failure: AppError) => number;
}

interface Running<T> {
  readonly result: Promise<T>;
  readonly began: number;
  waiting: number;
  stop(reason: unknown): void;
}

/** Answers everybody who asks at the same time with one read, each with a wait and a cancellation of their own. */
export function createSharedReads<K, T>(setup: SharedReadsSetup<K, T>): (key: K, signal: AbortSignal) => Promise<T> {
  const { clock, patienceMs, limitMs, holdMs = () => 0 } = setup;
  const running = new Map<string, Running<T>>();
  const held = new Map<string, { readonly failure: AppError; readonly until: number }>();
  const now = () => clock.now().getTime();

  function start(key: K, id: string): Running<T> {
    const stopper = new AbortController();
    const over = new AbortController();
    const forget = () => {
      over.abort();
      if (running.get(id) === entry) running.delete(id);
    };
    const tooLate = new AppError({ code: 'unreachable', message: `No answer within ${limitMs / 1000} s` });
    clock.wait(limitMs, over.signal).then(
      () => entry.stop(tooLate),
      () => undefined,
    );
    const result = Promise.race([setup.read(key, stopper.signal), rejection(stopper.signal, over.signal)]);
    const entry: Running<T> = {
      result,
      began: now(),
      waiting: 0,
      stop(reason) {
        stopper.abort(reason);
        forget();
      },
    };
    result.then(forget, (error: unknown) => {
      forget();
      const hold = isAppError(error) ? holdMs(error) : 0;
      if (isAppError(error) && hold > 0) held.set(id, { failure: error, until: now() + hold });
    });
    running.set(id, entry);
    return entry;
  }

  return async (key, signal) => {
    if (signal.aborted) throw cancellation(signal);
    // One page that looks at many gateways listens once for each.
    setMaxListeners(0, signal);
    const id = JSON.stringify(key);
    const recent = held.get(id);
    if (recent && now() < recent.until) throw recent.failure;
    held.delete(id);

    const entry = running.get(id) ?? start(key, id);
    const left = new AbortController();
    const patience = Math.max(500, patienceMs - (now() - entry.began));
    entry.waiting += 1;
    try {
      return await Promise.race([
        entry.result,
        rejection(signal, left.signal),
        clock.wait(patience, left.signal).then(() => {
          throw new AppError({
            code: 'unreachable',
            message: `No answer yet after ${Math.round((now() - entry.began) / 1000)} s. It is still being asked.`,
          });
        }),
      ]);
    } finally {
      left.abort();
      entry.waiting -= 1;
      if (signal.aborted && entry.waiting === 0) entry.stop(cancellation(signal));
    }
  };
}

/** Rejects when `signal` aborts, and listens no more once `until` does. */
function rejection(signal: AbortSignal, until: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => reject(cancellation(signal));
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true, signal: until });
  });
}
