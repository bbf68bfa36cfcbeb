import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchElectron } from '../../scripts/lib/fetch-electron.mjs';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

describe("running Electron's installer", () => {
  let work: ReturnType<typeof createTemporaryFolder>;
  let said: string[];
  beforeEach(() => {
    work = createTemporaryFolder();
    said = [];
    mkdirSync(join(work.path, 'dist'));
  });
  afterEach(() => work.remove());

  const run = (program: string, firstByte = 5000, stall = 5000) => {
    const installer = join(work.path, 'install.cjs');
    writeFileSync(
      installer,
      `const fs = require('node:fs'), path = require('node:path'), os = require('node:os');\n${program}`,
    );
    return fetchElectron({
      installer,
      folder: join(work.path, 'download'),
      target: join(work.path, 'dist'),
      say: (text: string) => said.push(text),
      firstByte,
      stall,
      every: 20,
    });
  };

  it('succeeds as the installer does, and cleans up after it', async () => {
    expect(await run("fs.writeFileSync(path.join(os.tmpdir(), 'x'), 'x')")).toBe(true);
    expect(existsSync(join(work.path, 'download'))).toBe(false);
  });

  it('shows how far it is', async () => {
    const program =
      "fs.writeFileSync(path.join(os.tmpdir(), 'x'), Buffer.alloc(20_000_001)); setTimeout(() => {}, 300)";
    expect(await run(program)).toBe(true);
    expect(said.at(-1)).toBe('Fetching Electron: 20 MB');
  });

  it('gives up when nothing comes', async () => {
    const began = performance.now();
    expect(await run('setInterval(() => {}, 1000)', 200)).toBe(false);
    expect(performance.now() - began).toBeLessThan(3000);
    expect(said).toEqual(['No answer: Electron was not fetched.']);
  });

  it('waits longer once something came, but not for ever', async () => {
    const program = "fs.writeFileSync(path.join(os.tmpdir(), 'x'), 'x'); setInterval(() => {}, 1000)";
    expect(await run(program, 5000, 200)).toBe(false);
    expect(said).toEqual(['No answer: Electron was not fetched.']);
  });

  it('passes on why the installer failed', async () => {
    expect(await run("console.error('HTTPError: 403'); process.exit(1)")).toBe(false);
    expect(said).toEqual(['Electron was not fetched: HTTPError: 403']);
  });
});
