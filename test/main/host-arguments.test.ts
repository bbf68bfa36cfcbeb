import { describe, expect, it } from 'vitest';
import { ownArguments } from '../../main/app/own-arguments.ts';
import { defaultDataDir } from '../../main/data-dir.ts';
import { parseHostArguments } from '../../main/host-arguments.ts';

describe('the command line of a host', () => {
  it('has a folder of its own when nothing is said', () => {
    expect(parseHostArguments([])).toEqual({ dataDir: defaultDataDir(), readOnly: false, open: true });
  });

  it('takes a folder, read-only and no-open', () => {
    const args = ['--web', '--no-open', '--data-dir', '/x', '--read-only'];
    expect(parseHostArguments(args)).toEqual({ dataDir: '/x', readOnly: true, open: false });
  });

  it.each([['--data-dirr=/x'], ['stray'], ['--data-dir']])('refuses %s and names what there is', (argument) => {
    expect(() => parseHostArguments([argument])).toThrow(/Known: .*--data-dir FOLDER/);
  });

  it("leaves Chromium's switches alone in Electron", () => {
    const argv = ['electron', '--inspect=0', '.', '--no-sandbox', '--data-dir', '/x', '--read-only'];
    expect(ownArguments(argv)).toEqual(['--data-dir=/x', '--read-only']);
  });

  it.each([
    ['linux', { XDG_CONFIG_HOME: '/c' }, '/c/linkspan'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/linkspan'],
  ] as const)('keeps its data where %s keeps settings', (platform, env, folder) => {
    expect(defaultDataDir(platform, env)).toBe(folder);
  });
});
