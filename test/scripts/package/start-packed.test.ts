import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPacked } from '../../../scripts/package/start-packed.mjs';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';

describe('starting a packed executable', () => {
  let work: ReturnType<typeof createTemporaryFolder>;
  let data: string;
  beforeEach(() => {
    work = createTemporaryFolder();
    data = join(work.path, 'data');
    mkdirSync(data);
  });
  afterEach(() => work.remove());
  const start = (program: string, limit = 10_000) => {
    writeFileSync(join(work.path, 'program.cjs'), program);
    return startPacked(process.execPath, [join(work.path, 'program.cjs')], data, { limit, every: 20 });
  };
  const openStore = `const folder = process.argv[2].replace('--data-dir=', '');
    require('fs').writeFileSync(folder + '/pid', String(process.pid));
    require('fs').writeFileSync(folder + '/linkspan.db', '');`;

  it('is over when its store is there, and leaves nothing running', async () => {
    await start(`${openStore} setInterval(() => undefined, 1000);`);
    expect(existsSync(join(data, 'linkspan.db'))).toBe(true);
    const pid = Number(readFileSync(join(data, 'pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('fails when it ends before, with its exit code', async () => {
    await expect(start('process.exit(7)')).rejects.toThrow('did not start: it ended with 7');
  });

  it('fails when it only hangs', async () => {
    await expect(start('setInterval(() => undefined, 1000)', 200)).rejects.toThrow('no store within 0.2 s');
  });

  it('fails when there is no such executable', async () => {
    await expect(startPacked(join(work.path, 'none'), [], data, { every: 20 })).rejects.toThrow('ENOENT');
  });
});
