import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPageFiles } from '../../../main/page/page-files.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';

describe('page files', () => {
  let folder: ReturnType<typeof createTemporaryFolder>;
  beforeEach(() => {
    folder = createTemporaryFolder();
    mkdirSync(join(folder.path, 'out/assets'), { recursive: true });
    writeFileSync(join(folder.path, 'secret.txt'), 'canary');
    writeFileSync(join(folder.path, 'out/index.html'), '<p>page');
    writeFileSync(join(folder.path, 'out/assets/index-1.js'), 'code');
    writeFileSync(join(folder.path, 'out/assets/index-1.js.map'), 'source');
    symlinkSync(join(folder.path, 'secret.txt'), join(folder.path, 'out/link.txt'));
  });
  afterEach(() => folder.remove());

  it('gives the page for the bare address, and files by their path', async () => {
    const files = await openPageFiles(join(folder.path, 'out'));
    expect(await files.read('/')).toMatchObject({ type: 'text/html; charset=utf-8' });
    const script = await files.read('/assets/index-1.js');
    expect([script?.type, script?.body.toString()]).toEqual(['text/javascript; charset=utf-8', 'code']);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/link.txt',
    '/assets',
    '/assets/index-1.js.map',
    '',
    'index.html',
  ])('has nothing at %j', async (path) => {
    expect(await (await openPageFiles(join(folder.path, 'out'))).read(path)).toBeUndefined();
  });
});
