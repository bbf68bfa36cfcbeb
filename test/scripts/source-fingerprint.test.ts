import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceFingerprint } from '../../scripts/lib/source-fingerprint.mjs';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

describe('the fingerprint of sources', () => {
  let work: ReturnType<typeof createTemporaryFolder>;
  const read = () => sourceFingerprint(work.path, ['main', 'vite.config.ts', 'absent']);
  beforeEach(() => {
    work = createTemporaryFolder();
    mkdirSync(join(work.path, 'main/ipc'), { recursive: true });
    writeFileSync(join(work.path, 'main/ipc/router.ts'), 'one');
    writeFileSync(join(work.path, 'vite.config.ts'), 'config');
  });
  afterEach(() => work.remove());

  it('stays while nothing changes, whatever the clock says', () => {
    const before = read();
    writeFileSync(join(work.path, 'main/ipc/router.ts'), 'one');
    writeFileSync(join(work.path, 'unrelated.txt'), 'new');
    expect(read()).toBe(before);
  });

  it.each([
    ['a file changes', () => writeFileSync(join(work.path, 'main/ipc/router.ts'), 'two')],
    ['a file appears', () => writeFileSync(join(work.path, 'main/new.ts'), '')],
    ['a file goes', () => rmSync(join(work.path, 'vite.config.ts'))],
    ['a file moves', () => renameSync(join(work.path, 'main/ipc/router.ts'), join(work.path, 'main/ipc/route.ts'))],
    ['a named path appears', () => writeFileSync(join(work.path, 'absent'), '')],
  ])('changes when %s', (_name, change) => {
    const before = read();
    change();
    expect(read()).not.toBe(before);
  });
});
