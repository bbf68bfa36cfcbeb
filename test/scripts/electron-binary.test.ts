import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findElectron } from '../../scripts/lib/electron-binary.mjs';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

describe("looking for Electron's executable", () => {
  let work: ReturnType<typeof createTemporaryFolder>;
  let electron: string;
  const find = (env: NodeJS.ProcessEnv = {}) => findElectron(work.path, { platform: 'linux', env });
  beforeEach(() => {
    work = createTemporaryFolder();
    electron = join(work.path, 'node_modules/electron');
    mkdirSync(join(electron, 'dist'), { recursive: true });
    writeFileSync(join(work.path, 'package.json'), '{}');
    writeFileSync(join(electron, 'package.json'), '{"name":"electron","version":"45.3.4"}');
    writeFileSync(join(electron, 'path.txt'), 'electron');
    writeFileSync(join(electron, 'dist/version'), 'v45.3.4\n');
    writeFileSync(join(electron, 'dist/electron'), '');
  });
  afterEach(() => work.remove());

  it('finds the one of the version that is wanted', () => {
    expect(find()).toBe(join(electron, 'dist/electron'));
  });

  it.each(['path.txt', 'dist/version', 'dist/electron', 'package.json'])('finds none without %s', (name) => {
    rmSync(join(electron, name));
    expect(find()).toBeUndefined();
  });

  it('finds none of another version', () => {
    writeFileSync(join(electron, 'dist/version'), '44.0.0');
    expect(find()).toBeUndefined();
  });

  it('prefers the one that the environment names, and finds none when that is absent', () => {
    const dist = join(electron, 'dist');
    expect(find({ ELECTRON_OVERRIDE_DIST_PATH: dist })).toBe(join(dist, 'electron'));
    expect(find({ ELECTRON_OVERRIDE_DIST_PATH: work.path })).toBeUndefined();
  });
});
