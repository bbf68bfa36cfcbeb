import { AppError } from '../contract/errors.ts';

/** Time as the app sees it. Everything that waits takes one, so that tests and the demo can run time faster. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms` of this clock; rejects with `cancelled` when the signal aborts. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock; with a `timeScale` of 10, ten seconds pass in one. */
export function createClock(timeScale = 1): Clock {
  const startedAt = Date.now();
  const started = performance.now();

  return {
    now: () => (timeScale === 1 ? new Date() : new Date(startedAt + (performance.now() - started) * timeScale)),
    wait: (ms, signal) => sleep(ms / timeScale, signal),
  };
}

/** What a wait ends with when its signal aborts: the signal's own AppError, or a plain `cancelled`. */
export function cancellation(signal: AbortSignal): AppError {
  if (signal.reason instanceof AppError) return signal.reason;
  return new AppError({ code: 'cancelled', message: 'Cancelled' }, { cause: signal.reason });
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(cancellation(signal));
    const onAbort = () => {
      clearTimeout(timer);
      if (signal) reject(cancellation(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
