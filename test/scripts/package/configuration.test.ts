import { join } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config';
import { DebugLogger } from 'builder-util';
import { beforeEach, describe, expect, it } from 'vitest';
import { signingArguments, withoutEmpty } from '../../../scripts/package/run-builder.mjs';
import { judgeInstallers } from '../../../scripts/package/unpacked-trees.mjs';

const root = join(import.meta.dirname, '../../..');

describe('electron-builder.yml', () => {
  let configuration: Awaited<ReturnType<typeof getConfig>>;
  const validate = () => validateConfiguration(configuration, new DebugLogger(false));
  beforeEach(async () => {
    configuration = await getConfig(root, 'electron-builder.yml', null);
  });

  it("holds against electron-builder's own schema", async () => {
    await expect(validate()).resolves.toBeUndefined();
  });

  it('would not hold with a misspelt key, so the rule above can fail', async () => {
    Object.assign(configuration.linux ?? {}, { maintaner: 'x' });
    await expect(validate()).rejects.toThrow('configuration.linux');
  });

  it('names a kind of installer for each system', () => {
    expect(configuration.win?.target).toEqual([{ target: 'nsis', arch: ['x64', 'arm64'] }]);
    expect(configuration.mac?.target).toEqual([{ target: 'dmg', arch: ['universal'] }]);
    expect(configuration.mac?.hardenedRuntime).toBe(true);
    expect(configuration.linux?.target).toEqual([
      { target: 'AppImage', arch: ['x64'] },
      { target: 'deb', arch: ['x64'] },
    ]);
  });

  it('publishes nowhere, and keeps the data of the user', () => {
    expect(configuration.publish).toBeNull();
    expect(configuration.nsis?.deleteAppDataOnUninstall).toBe(false);
  });
});

describe('what was made', () => {
  const made = { linux: ['linkspan-1.0.0-linux-x86_64.AppImage', 'linkspan-1.0.0-linux-amd64.deb'] };

  it('is complete with every installer of the system, and says which is not there', () => {
    expect(judgeInstallers(made.linux, 'linux')).toEqual([]);
    expect(judgeInstallers(made.linux.slice(1), 'linux')).toEqual(['No installer matches \\.AppImage$']);
    expect(judgeInstallers(['linkspan-1.0.0-win-x64.exe'], 'win32')).toEqual(['No installer matches -arm64\\.exe$']);
  });
});

describe('signing', () => {
  it('is by the environment, where an empty value is none', () => {
    const env = { CSC_LINK: '', WIN_CSC_LINK: '', APPLE_API_KEY: 'key', PATH: '', HOME: '/home/x' };
    expect(withoutEmpty(env)).toEqual({ APPLE_API_KEY: 'key', PATH: '', HOME: '/home/x' });
  });

  it('is hardened on a Mac with a certificate, and by no one without', () => {
    expect(signingArguments('darwin', { CSC_LINK: 'file.p12' })).toEqual([]);
    expect(signingArguments('darwin', { CSC_NAME: 'Somebody' })).toEqual([]);
    expect(signingArguments('darwin', { CSC_LINK: '' })).toContain('-c.mac.identity=-');
    expect(signingArguments('linux', {})).toEqual([]);
    expect(signingArguments('win32', {})).toEqual([]);
  });
});
