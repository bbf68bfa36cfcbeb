import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStateKeeper } from '../../../main/demo/state-keeper.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';

let folder: ReturnType<typeof createTemporaryFolder>;
beforeEach(() => {
  folder = createTemporaryFolder();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  folder.remove();
});

it('writes what there is at the end, and nothing after it', async () => {
  const file = join(folder.path, 'state.json');
  let state = 'first';
  const keeper = createStateKeeper(file, () => state);
  keeper.soon();
  state = 'last';
  await keeper.end();
  expect(readFileSync(file, 'utf8')).toBe('last');
  keeper.soon();
  expect(vi.getTimerCount()).toBe(0);
});

it('makes up for a write that failed', async () => {
  const file = join(folder.path, 'state.json');
  let looks = 0;
  const keeper = createStateKeeper(file, () => {
    looks += 1;
    if (looks === 1) throw new Error('The first look fails');
    return 'kept';
  });
  keeper.soon();
  vi.runAllTimers();
  await keeper.end();
  expect(readFileSync(file, 'utf8')).toBe('kept');
});

it('tells at the end that nothing could be written', async () => {
  const file = join(folder.path, 'never/state.json');
  const keeper = createStateKeeper(file, () => 'lost');
  keeper.soon();
  vi.runAllTimers();
  await expect(keeper.end()).rejects.toMatchObject({ code: 'ENOENT' });
  expect(existsSync(file)).toBe(false);
});
