import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveInDownloads } from '../../../main/page/save-in-downloads.ts';
import { Secret } from '../../../main/secret.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';

describe('saving a file in the downloads folder', () => {
  let folder: ReturnType<typeof createTemporaryFolder>;
  beforeEach(() => {
    folder = createTemporaryFolder();
  });
  afterEach(() => folder.remove());

  it('never writes over a file', async () => {
    const first = await saveInDownloads('link.conf', 'one', folder.path);
    const second = await saveInDownloads('link.conf', 'two', folder.path);
    expect([first, second]).toEqual([join(folder.path, 'link.conf'), join(folder.path, 'link (1).conf')]);
    expect([first, second].map((path) => readFileSync(path, 'utf8'))).toEqual(['one', 'two']);
  });

  it('keeps a secret, and a report that says where a network is weak, readable by its owner alone', async () => {
    for (const content of [new Secret('psk'), 'psk', Buffer.from('psk')]) {
      const path = await saveInDownloads('keys.conf', content, folder.path);
      expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['psk', 0o600]);
    }
  });

  it.each([
    ['../../etc/passwd', '-..-etc-passwd'],
    ['..\\evil.exe', '-evil.exe'],
    ['.bashrc', 'bashrc'],
    ['a\nb\u001b[31m.txt', 'a-b--31m.txt'],
    ['', 'linkspan'],
  ])('makes %j a name inside the folder', async (name, safe) => {
    expect(await saveInDownloads(name, 'x', folder.path)).toBe(join(folder.path, safe));
  });
});
