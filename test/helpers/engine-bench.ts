import { createEngine, type Engine } from '../../main/engine/engine.ts';
import type { Doer } from '../../main/engine/doer.ts';
import type { PlanNews } from '../../main/engine/recorder.ts';
import type { ActivityEntry } from '../../contract/domain/activity.ts';
import { createEagerClock } from './engine-clock.ts';
import { createMemoryStore } from './engine-memory.ts';

/** An engine on a store in memory. `restart` makes another on the same store, as after a crash: nothing else survives. */
export function createBench(doers: readonly Doer[], { readOnly = false, store = createMemoryStore() } = {}) {
  const news: PlanNews[] = [];
  const activity: ActivityEntry[] = [];
  const reported: unknown[] = [];
  const clock = createEagerClock();

  const start = (): Engine =>
    createEngine({
      doers,
      plans: store.plans,
      journal: store.journal,
      activity: { append: (entry) => void activity.push(entry) },
      clock,
      publish: (item) => void news.push(structuredClone(item)),
      report: (error) => void reported.push(error),
      readOnly,
    });

  return {
    engine: start(),
    store,
    news,
    activity,
    reported,
    restart(): Engine {
      const next = start();
      next.settle();
      return next;
    },
  };
}

/** Holds calls up until they are let through. */
export function createGate() {
  const held = new Map<string, () => void>();
  const arrivals = new Map<string, () => void>();
  return {
    pass: (call: string): Promise<void> =>
      new Promise((resolve) => {
        held.set(call, resolve);
        arrivals.get(call)?.();
      }),
    isHeld: (call: string): boolean => held.has(call),
    /** Resolves when the call has come to the gate. */
    arrived: (call: string): Promise<void> =>
      held.has(call) ? Promise.resolve() : new Promise((resolve) => arrivals.set(call, resolve)),
    open(call: string): void {
      const resolve = held.get(call);
      if (!resolve) throw new Error(`${call} is not at the gate`);
      held.delete(call);
      resolve();
    },
  };
}
