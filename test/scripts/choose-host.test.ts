import { describe, expect, it } from 'vitest';
import { chooseHost } from '../../scripts/lib/choose-host.mjs';

const laptop = {
  args: [] as string[],
  hasElectron: true,
  isOverridden: false,
  isTerminal: true,
  wasTried: false,
  platform: 'linux' as NodeJS.Platform,
  isRoot: false,
  hasDisplay: true,
};
const bare = { ...laptop, hasElectron: false };

describe('npm start', () => {
  it.each([
    ['Electron where it is', laptop, 'electron'],
    ['the browser when asked', { ...laptop, args: ['--web'] }, 'browser'],
    ['the browser without a display', { ...laptop, hasDisplay: false }, 'browser'],
    ['Electron without a display variable on macOS', { ...laptop, platform: 'darwin', hasDisplay: false }, 'electron'],
    ['the browser as root', { ...laptop, isRoot: true }, 'browser'],
    [
      'an executable that was named, wherever',
      { ...laptop, isOverridden: true, isRoot: true, hasDisplay: false },
      'electron',
    ],
    ['a fetch of Electron from a terminal', bare, 'fetch'],
    ['no fetch with --web', { ...bare, args: ['--web'] }, 'browser'],
    ['no fetch without a terminal', { ...bare, isTerminal: false }, 'browser'],
    ['no second fetch', { ...bare, wasTried: true }, 'browser'],
    ['no fetch where it could not run', { ...bare, hasDisplay: false }, 'browser'],
  ] as const)('chooses %s', (_name, machine, host) => {
    expect(chooseHost(machine)).toMatchObject({ host });
  });

  it('says why it is the browser, unless that was asked for', () => {
    expect(chooseHost({ ...bare, isTerminal: false }).why).toContain('not installed');
    expect(chooseHost({ ...bare, wasTried: true }).why).toContain('npx install-electron --no');
    expect(chooseHost({ ...bare, args: ['--web'] }).why).toBeUndefined();
  });
});
