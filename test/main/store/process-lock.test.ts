import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockPlace } from '../../../main/store/lock-place.ts';
import { takeProcessLock } from '../../../main/store/process-lock.ts';
import { bundleChild } from '../../helpers/engine-bundle.ts';
import { startChild } from '../../helpers/engine-child.ts';
import { temporaryFolder } from '../../helpers/engine-folder.ts';

const self = { host: 'a test', since: '2026-01-01T00:00:00.000Z' };
const conflict = expect.objectContaining({ code: 'conflict', subject: 'data-dir' });
let child: string;

beforeAll(async () => {
  child = await bundleChild(join(import.meta.dirname, 'store-child.ts'));
});
afterAll(() => rmSync(dirname(child), { recursive: true, force: true }));

describe('the process lock', () => {
  it('has one holder, tells the second one who, and is free after release', async () => {
    const folder = temporaryFolder();
    const lock = await takeProcessLock(folder, { ...self, host: 'the desktop app' });
    await expect(takeProcessLock(folder, self)).rejects.toThrow(
      `Linkspan is open already: the desktop app (process ${process.pid}, since 2026-01-01T00:00:00.000Z)`,
    );
    await expect(takeProcessLock(folder, self)).rejects.toEqual(conflict);
    await lock.release();
    await (await takeProcessLock(folder, self)).release();
  });

  it('is one lock for a folder, whatever path leads to it', async () => {
    const folder = temporaryFolder();
    const alias = join(temporaryFolder(), 'alias');
    symlinkSync(folder, alias);
    const lock = await takeProcessLock(folder, self);
    await expect(takeProcessLock(alias, self)).rejects.toEqual(conflict);
    await lock.release();
  });

  it('works in a folder whose path is too long for a socket', async () => {
    const folder = join(temporaryFolder(), 'a'.repeat(60), 'b'.repeat(60));
    mkdirSync(folder, { recursive: true });
    const place = await lockPlace(folder);
    const lock = await takeProcessLock(folder, self);
    await expect(takeProcessLock(folder, self)).rejects.toEqual(conflict);
    await lock.release();
    if (place.kind === 'folder') {
      expect(place.folder.startsWith(folder)).toBe(false);
      rmSync(place.folder, { recursive: true });
    }
  });

  it('gives way to a holder that listens and does not say who it is', async () => {
    const folder = temporaryFolder();
    const place = await lockPlace(folder);
    const path = place.kind === 'folder' ? join(place.folder, 'lock.3') : place.name;
    const stranger = createServer((socket) => socket.end('<html>'));
    await new Promise<void>((resolve) => void stranger.listen(path, resolve));
    await expect(takeProcessLock(folder, self)).rejects.toThrow(/Another process that does not answer/);
    await new Promise((resolve) => void stranger.close(resolve));
    await (await takeProcessLock(folder, self)).release();
  });

  it('has one holder of eight that ask at once, also when they find a dead one', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    for (let round = 0; round < 2; round += 1) {
      const asking = Array.from({ length: 8 }, () => startChild(child, folder));
      try {
        const answers = await Promise.all(asking.map((one) => one.next()));
        expect(answers.filter(isHeld)).toHaveLength(1);
        const refused = expect.objectContaining({ held: false, code: 'conflict' });
        expect(answers.filter((answer) => !isHeld(answer))).toEqual(Array.from({ length: 7 }, () => refused));
      } finally {
        await Promise.all(asking.map((one) => one.kill()));
      }
      // The killed holder left SQLite's own lock folder behind; the next round starts over it.
      expect(existsSync(join(folder, 'linkspan.db.lock'))).toBe(true);
    }
  });

  it('is not taken from a holder that is stopped', { timeout: 30_000 }, async () => {
    const folder = temporaryFolder();
    const holder = startChild(child, folder);
    expect(await holder.next()).toEqual({ held: true });
    process.kill(holder.pid, 'SIGSTOP');
    await expect(takeProcessLock(folder, self)).rejects.toThrow(/does not answer/);
    await holder.kill();
    await (await takeProcessLock(folder, self)).release();
  });
});

function isHeld(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'held' in answer && answer.held === true;
}
