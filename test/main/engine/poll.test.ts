import { describe, expect, it } from 'vitest';
import { AppError } from '../../../contract/errors.ts';
import { createClock } from '../../../main/clock.ts';
import { nextPause, poll } from '../../../main/engine/poll.ts';
import { createEagerClock, createManualClock, settle } from '../../helpers/engine-clock.ts';

const never = new AbortController().signal;

describe('poll', () => {
  it('answers with what it saw, without a wait when it is there at once', async () => {
    const clock = createEagerClock();
    const seen = await poll({ clock, signal: never, limitMs: 1000, tooLate: 'late', look: () => Promise.resolve(7) });
    expect(seen).toBe(7);
    expect(clock.waits).toEqual([]);
  });

  it('waits half a second at first, a fortieth of the time waited later, and ten seconds at most', async () => {
    expect([0, 5_000, 10_000, 60_000, 200_000, 900_000].map(nextPause)).toEqual([500, 500, 500, 1_500, 5_000, 10_000]);
    const clock = createEagerClock();
    await expect(
      poll({ clock, signal: never, limitMs: 600_000, tooLate: 'late', look: () => Promise.resolve(undefined) }),
    ).rejects.toThrow('late');
    expect(clock.waits.length).toBeLessThan(190);
    expect(clock.waits.reduce((sum, ms) => sum + ms, 0)).toBe(600_000);
  });

  it('gives up at its limit with the given sentence, after one last look', async () => {
    const clock = createManualClock();
    let looks = 0;
    const result = poll({
      clock,
      signal: never,
      limitMs: 700,
      tooLate: 'vpn-1 was still pending after a while',
      look: () => Promise.resolve(void (looks += 1)),
    }).catch((error: unknown) => error);
    await clock.advance(700);
    expect(await result).toMatchObject({ code: 'unreachable', message: 'vpn-1 was still pending after a while' });
    expect(looks).toBe(3);
  });

  it('ends when it is cancelled in the middle of a wait, and looks no more', async () => {
    const clock = createManualClock();
    const controller = new AbortController();
    let looks = 0;
    const result = poll({
      clock,
      signal: controller.signal,
      limitMs: 60_000,
      tooLate: 'late',
      look: () => Promise.resolve(void (looks += 1)),
    }).catch((error: unknown) => error);
    await settle();
    controller.abort();
    expect(await result).toMatchObject({ code: 'cancelled' });
    await clock.advance(60_000);
    expect(looks).toBe(1);
    expect(clock.waiting).toBe(0);
  });

  it('passes on what the look fails with', async () => {
    const denied = new AppError({ code: 'access-denied', message: 'no' });
    await expect(
      poll({
        clock: createEagerClock(),
        signal: never,
        limitMs: 1,
        tooLate: 'late',
        look: () => Promise.reject(denied),
      }),
    ).rejects.toBe(denied);
  });
});

describe('the real clock', () => {
  it('runs time faster by its scale', async () => {
    const clock = createClock(1000);
    const before = clock.now().getTime();
    const real = performance.now();
    await clock.wait(5_000, never);
    expect(clock.now().getTime() - before).toBeGreaterThanOrEqual(4_000);
    expect(performance.now() - real).toBeLessThan(2_000);
  });

  it('refuses to begin a wait that is cancelled already', async () => {
    await expect(createClock().wait(60_000, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});
