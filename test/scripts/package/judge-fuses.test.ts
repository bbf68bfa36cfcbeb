import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeElectronDist } from '../../../scripts/package/fake-electron-dist.mjs';
import { fuseCount, judgeFuses } from '../../../scripts/package/judge-fuses.mjs';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';

const flipped = {
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
} as const;

describe('the fuses of an executable', () => {
  let work: ReturnType<typeof createTemporaryFolder>;
  let executable: string;
  const judge = async () => judgeFuses(await getCurrentFuseWire(executable));
  beforeEach(() => {
    work = createTemporaryFolder();
    createFakeElectronDist(work.path, '45.3.4');
    executable = join(work.path, 'electron');
  });
  afterEach(() => work.remove());

  it('are right once all of them are turned', async () => {
    await flipFuses(executable, flipped);
    expect(await judge()).toEqual([]);
  });

  it('are named when nobody turned them', async () => {
    expect(await judge()).toEqual([
      'The fuse RunAsNode must be off',
      'The fuse EnableNodeOptionsEnvironmentVariable must be off',
      'The fuse EnableNodeCliInspectArguments must be off',
      'The fuse LoadBrowserProcessSpecificV8Snapshot must be off',
      'The fuse GrantFileProtocolExtraPrivileges must be off',
    ]);
  });

  it('are each judged: one that is the other way round is named', async () => {
    const wire = await flipFuses(executable, flipped).then(() => getCurrentFuseWire(executable));
    const flip = (state: number) => (state === 48 ? 49 : 48);
    const states = Object.entries(wire).filter(([name]) => /^\d+$/.test(name));
    const complaints = states.map(([name, state]) => judgeFuses({ ...wire, [name]: flip(Number(state)) }).length);
    expect(complaints).toEqual(Array(fuseCount).fill(1));
  });

  it('are wrong when Electron has given one up', async () => {
    const wire = await flipFuses(executable, flipped).then(() => getCurrentFuseWire(executable));
    expect(judgeFuses({ ...wire, [FuseV1Options.OnlyLoadAppFromAsar]: 'r'.charCodeAt(0) })).toEqual([
      'The fuse OnlyLoadAppFromAsar must be on',
    ]);
  });
});
