import { cancellation, type Clock } from '../../main/clock.ts';

export interface ManualClock extends Clock {
  /** Lets time pass; waits that end within it resolve in order, and what follows them runs before the next. */
  advance(ms: number): Promise<void>;
  /** How long each wait was asked for, in order. */
  readonly waits: readonly number[];
  readonly waiting: number;
}

interface Sleeper {
  readonly at: number;
  wake(): void;
}

/** Time that stands still until told otherwise. */
export function createManualClock(start = '2026-01-01T00:00:00.000Z'): ManualClock {
  let time = new Date(start).getTime();
  let sleepers: Sleeper[] = [];
  const waits: number[] = [];

  return {
    now: () => new Date(time),
    waits,
    get waiting() {
      return sleepers.length;
    },
    wait(ms, signal) {
      waits.push(ms);
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(cancellation(signal));
        const sleeper = { at: time + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          reject(cancellation(signal));
        });
      });
    },
    async advance(ms) {
      const end = time + ms;
      while (true) {
        await settle();
        const [next] = sleepers.filter((sleeper) => sleeper.at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        sleepers = sleepers.filter((sleeper) => sleeper !== next);
        time = Math.max(time, next.at);
        next.wake();
      }
      time = end;
      await settle();
    },
  };
}

/** Time that jumps to the end of each wait at once. */
export function createEagerClock(start = '2026-01-01T00:00:00.000Z'): Clock & { readonly waits: readonly number[] } {
  let time = new Date(start).getTime();
  const waits: number[] = [];
  return {
    now: () => new Date(time),
    waits,
    async wait(ms, signal) {
      if (signal?.aborted) throw cancellation(signal);
      waits.push(ms);
      time += ms;
      await settle();
    },
  };
}

/** Lets everything that is ready run: microtasks and what they queue. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
