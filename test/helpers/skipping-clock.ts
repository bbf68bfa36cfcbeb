import { type Clock, createClock } from '../../main/clock.ts';

/** Longer waits are limits of what takes real time on a busy machine. */
const longestPause = 5_000;

/** Time that runs faster than the machine's and can be put forward at once; pauses pass faster too, limits do not. */
export function createSkippingClock(timeScale: number): Clock & { skip(ms: number): void } {
  const [fast, real] = [createClock(timeScale), createClock()];
  let skipped = 0;
  return {
    now: () => new Date(fast.now().getTime() + skipped),
    wait: (ms, signal) => (ms > longestPause ? real : fast).wait(ms, signal),
    skip(ms) {
      skipped += ms;
    },
  };
}
