import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../../../main/store/database.ts';
import { openStore } from '../../../main/store/store.ts';
import type { StoredPlan } from '../../../main/store/stored-plan.ts';
import { temporaryFolder } from '../../helpers/engine-folder.ts';
import { toyPlan, toyStep } from '../../helpers/engine-toys.ts';

const host = 'test';
const at = '2026-01-01T00:00:00.000Z';
const readOnlyError = expect.objectContaining({ code: 'read-only' });
const Note = z.object({ text: z.string().max(20) });

function storedPlan(id: string, undoes: string | null = null): StoredPlan {
  return { ...toyPlan([]), id, createdAt: at, undoes, steps: [toyStep('a')] };
}

describe('the store', () => {
  it('reads back after a close what was written', async () => {
    const folder = join(temporaryFolder(), 'made', 'on the way');
    const first = await openStore(folder, { host });
    first.plans.add(storedPlan('p1'));
    first.plans.add(storedPlan('p2', 'p1'));
    first.journal.append({ planId: 'p1', at, point: 'started', stepId: 'a' });
    first.rows('links', Note).put('l1', { text: 'one' });
    await first.close();

    const second = await openStore(folder, { host });
    expect(second.plans.list().map(({ id }) => id)).toEqual(['p2', 'p1']);
    expect(second.plans.get('p1')).toEqual(storedPlan('p1'));
    expect(second.plans.undosOf('p1').map(({ id }) => id)).toEqual(['p2']);
    expect(second.journal.read('p1')).toEqual([{ planId: 'p1', at, point: 'started', stepId: 'a' }]);
    expect(second.journal.read('p2')).toEqual([]);
    expect(second.rows('links', Note).get('l1')).toEqual({ text: 'one' });
    await second.close();
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('keeps rows by id: replaced, listed, removed, and parsed on the way in and out', async () => {
    const store = await openStore(temporaryFolder(), { host });
    const notes = store.rows('drafts', Note);
    notes.put('b', { text: 'one' });
    notes.put('b', { text: 'two' });
    notes.put('a', { text: 'three' });
    expect(notes.get('b')).toEqual({ text: 'two' });
    expect(notes.list()).toHaveLength(2);
    expect(store.rows('settings', Note).list()).toEqual([]);
    notes.remove('b');
    expect(notes.get('b')).toBeUndefined();
    expect(() => notes.put('a', { text: 'x'.repeat(21) })).toThrow(z.ZodError);
    expect(() => store.rows('drafts', z.object({ other: z.string() })).get('a')).toThrow(z.ZodError);
    await store.close();
  });

  it('writes all of a transaction or nothing of it', async () => {
    const store = await openStore(temporaryFolder(), { host });
    expect(() =>
      store.transaction(() => {
        store.plans.add(storedPlan('p1'));
        store.journal.append({ planId: 'nobody', at, point: 'started', stepId: 'a' });
      }),
    ).toThrow(/FOREIGN KEY/);
    expect(store.plans.list()).toEqual([]);
    store.transaction(() => store.plans.add(storedPlan('p2')));
    expect(store.plans.list()).toHaveLength(1);
    await store.close();
  });

  it('forgets a plan that never ran, and none that did', async () => {
    const store = await openStore(temporaryFolder(), { host });
    for (const id of ['p1', 'p2']) store.plans.add(storedPlan(id));
    store.journal.append({ planId: 'p1', at, point: 'state', state: 'applying', message: null });
    store.plans.remove('p1');
    store.plans.remove('p2');
    expect(store.plans.list().map(({ id }) => id)).toEqual(['p1']);
    await store.close();
  });

  it('lets nobody change or remove what the journal and the activity log say', async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder, { host });
    store.plans.add(storedPlan('p1'));
    store.journal.append({ planId: 'p1', at, point: 'started', stepId: 'a' });
    await store.close();
    const database = openDatabase(join(folder, 'linkspan.db'), { readOnly: false });
    expect(() => database.run('DELETE FROM journal')).toThrow(/append only/);
    expect(() => database.run("UPDATE journal SET body = '{}'")).toThrow(/append only/);
    database.close();
  });
});

describe('a read-only store', () => {
  it('reads what is there and writes nothing', async () => {
    const folder = temporaryFolder();
    const writer = await openStore(folder, { host });
    writer.plans.add(storedPlan('p1'));
    await writer.close();

    const store = await openStore(folder, { host, readOnly: true });
    expect(store.plans.list().map(({ id }) => id)).toEqual(['p1']);
    expect(() => store.plans.add(storedPlan('p2'))).toThrow(readOnlyError);
    expect(() => store.plans.remove('p1')).toThrow(readOnlyError);
    expect(() => store.journal.append({ planId: 'p1', at, point: 'started', stepId: 'a' })).toThrow(readOnlyError);
    expect(() => store.rows('settings', Note).put('x', { text: 'y' })).toThrow(readOnlyError);
    await store.close();
  });

  it('is empty in a new folder, and leaves it so', async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder, { host, readOnly: true });
    expect(store.plans.list()).toEqual([]);
    expect(() => store.plans.add(storedPlan('p1'))).toThrow(readOnlyError);
    await store.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('linkspan.db'))).toEqual([]);
  });
});

describe('a data folder that is not as expected', () => {
  it('opens over the lock folder that a crash left', async () => {
    const folder = temporaryFolder();
    await (await openStore(folder, { host })).close();
    mkdirSync(join(folder, 'linkspan.db.lock'));
    const store = await openStore(folder, { host });
    expect(store.plans.list()).toEqual([]);
    await store.close();
    expect(existsSync(join(folder, 'linkspan.db.lock'))).toBe(false);
  });

  it('says which folder and why when it cannot be used, and leaves it as it is', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'linkspan.db');
    writeFileSync(file, 'not a database, and long enough to be read as the head of one'.repeat(20));
    const before = readFileSync(file, 'utf8');
    const refused = { code: 'access-denied', subject: 'data-dir', message: expect.stringContaining(folder) };
    for (const readOnly of [false, true])
      await expect(openStore(folder, { host, readOnly })).rejects.toMatchObject(refused);
    expect(readFileSync(file, 'utf8')).toBe(before);
    await expect(openStore(join(file, 'under a file'), { host })).rejects.toMatchObject(refused);
  });

  it('refuses the store of a newer version, and is free again after the refusal', async () => {
    const folder = temporaryFolder();
    await (await openStore(folder, { host })).close();
    const newer = openDatabase(join(folder, 'linkspan.db'), { readOnly: false });
    newer.exec('PRAGMA user_version=999');
    newer.close();
    for (const readOnly of [false, true]) {
      await expect(openStore(folder, { host, readOnly })).rejects.toMatchObject({ code: 'unsupported' });
    }
  });

  it('refuses to bring an old store up to date while read-only', async () => {
    const folder = temporaryFolder();
    openDatabase(join(folder, 'linkspan.db'), { readOnly: false }).close();
    const old = openDatabase(join(folder, 'linkspan.db'), { readOnly: false });
    old.exec('CREATE TABLE older (id TEXT)');
    old.close();
    await expect(openStore(folder, { host, readOnly: true })).rejects.toEqual(readOnlyError);
    await (await openStore(folder, { host })).close();
  });
});
