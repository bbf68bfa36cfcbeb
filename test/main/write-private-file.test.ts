import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writePrivateFile } from '../../main/write-private-file.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

describe('a file for its owner alone', () => {
  let folder: ReturnType<typeof createTemporaryFolder>;
  beforeEach(() => {
    folder = createTemporaryFolder();
  });
  afterEach(() => folder.remove());

  it('takes the place of one that everybody could read, and is not written through a link', async () => {
    const open = join(folder.path, 'open.txt');
    writeFileSync(open, 'before');
    chmodSync(open, 0o666);
    symlinkSync(open, join(folder.path, 'link.txt'));
    await writePrivateFile(folder.path, 'link.txt', 'key');
    expect(readFileSync(open, 'utf8')).toBe('before');
    const path = await writePrivateFile(folder.path, 'open.txt', 'key');
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['key', 0o600]);
    expect(readdirSync(folder.path).toSorted()).toEqual(['link.txt', 'open.txt']);
  });

  it('leaves nothing of what it could not write, and says which', async () => {
    const target = join(folder.path, 'taken');
    await writePrivateFile(target, 'inside', 'x');
    await expect(writePrivateFile(folder.path, 'taken', 'key')).rejects.toMatchObject({
      message: expect.stringContaining(`${target} could not be written`) as string,
    });
    expect(readdirSync(folder.path)).toEqual(['taken']);
  });
});
