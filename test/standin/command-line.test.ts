import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readCommandLine } from './command-line.mjs';

describe("Electron's command line", () => {
  it('is read as Playwright writes it', () => {
    const argv = [
      'electron',
      '-r',
      'loader.js',
      '--no-sandbox',
      '--inspect=0',
      '--remote-debugging-port=0',
      '.',
      '--data-dir=/x',
    ];
    expect(readCommandLine(argv)).toMatchObject({
      preloads: ['loader.js'],
      inspectPort: 0,
      debugPort: 0,
      target: '.',
    });
  });

  it('is read without any of it', () => {
    expect(readCommandLine(['electron', 'app.cjs', 'more'])).toEqual({
      preloads: [],
      inspectPort: undefined,
      debugPort: undefined,
      target: 'app.cjs',
      isVersion: false,
    });
  });

  it('tells the version', () => {
    const { stdout } = spawnSync(`${import.meta.dirname}/bin/electron`, ['--version'], { encoding: 'utf8' });
    expect(stdout).toBe('v45.3.4-standin\n');
  });
});
