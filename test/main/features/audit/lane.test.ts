import { describe, expect, it } from 'vitest';
import { createLane } from '../../../../main/features/audit/gather/lane.ts';

/** Works that end when told; `most` is how many were under way at once. */
function createWorks() {
  const ends: (() => void)[] = [];
  let running = 0;
  const seen = { most: 0, done: 0 };
  return {
    seen,
    async work() {
      running += 1;
      seen.most = Math.max(seen.most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
      seen.done += 1;
    },
    async endAll() {
      const settle = () => new Promise((resolve) => setImmediate(resolve));
      for (await settle(); ends.length > 0; await settle()) for (const end of ends.splice(0)) end();
    },
  };
}

describe('a lane of calls', () => {
  it('lets in as many as it is wide, and all in the end', async () => {
    const [lane, works] = [createLane(4), createWorks()];
    const all = Promise.all(Array.from({ length: 30 }, () => lane.run(() => works.work())));
    await works.endAll();
    await all;
    expect(works.seen).toEqual({ most: 4, done: 30 });
  });

  it('narrows when told to, never to nothing, and widens after a while of calm', async () => {
    const [lane, works] = [createLane(4), createWorks()];
    lane.slowDown();
    expect(lane.width).toBe(2);
    lane.slowDown();
    lane.slowDown();
    expect(lane.width).toBe(1);
    const all = Promise.all(Array.from({ length: 19 }, () => lane.run(() => works.work())));
    await works.endAll();
    await all;
    expect(works.seen.most).toBe(1);
    await lane.run(() => Promise.resolve());
    expect(lane.width).toBe(2);
  });

  it('goes on after a work that fails', async () => {
    const lane = createLane(1);
    const failed = lane.run(() => Promise.reject(new Error('no')));
    const next = lane.run(() => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});
