import { type Clock, createClock } from '../../main/clock.ts';

/** Time that runs faster than the machine's, and can be put forward at once. */
export function createSkippingClock(timeScale: number): Clock & { skip(ms: number): void } {
  const running = createClock(timeScale);
  let skipped = 0;
  return {
    now: () => new Date(running.now().getTime() + skipped),
    wait: (ms, signal) => running.wait(ms, signal),
    skip(ms) {
      skipped += ms;
    },
  };
}
