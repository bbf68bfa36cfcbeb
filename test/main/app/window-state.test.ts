import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstWindowState, readWindowState, writeWindowState } from '../../../main/app/window-state.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';

describe('the window', () => {
  let folder: ReturnType<typeof createTemporaryFolder>;
  beforeEach(() => {
    folder = createTemporaryFolder();
  });
  afterEach(() => folder.remove());

  it('has the size again that it had', () => {
    const path = join(folder.path, 'window.json');
    writeWindowState(path, { width: 1000, height: 700, maximized: true });
    expect(readWindowState(path)).toEqual({ width: 1000, height: 700, maximized: true });
  });

  it.each([
    '',
    '{',
    '{"width":1,"height":1,"maximized":false}',
    '{"width":1e9,"height":700,"maximized":false}',
    'null',
  ])('has its first size when the file says %j', (text) => {
    const path = join(folder.path, 'window.json');
    writeFileSync(path, text);
    expect(readWindowState(path)).toEqual(firstWindowState);
  });

  it('has its first size when there is no file', () => {
    expect(readWindowState(join(folder.path, 'nothing.json'))).toEqual(firstWindowState);
  });
});
