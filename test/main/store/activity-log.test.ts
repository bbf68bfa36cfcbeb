import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../../contract/domain/activity.ts';
import { createActivityLog } from '../../../main/store/activity-log.ts';
import { canonicalJson } from '../../../main/store/canonical-json.ts';
import { openDatabase } from '../../../main/store/database.ts';
import { openStore } from '../../../main/store/store.ts';
import { temporaryFolder } from '../../helpers/engine-folder.ts';

function entry(what: string, more: Partial<ActivityEntry> = {}): ActivityEntry {
  const about = { kind: 'step', where: 'lab, eu-central-1', result: 'made', planId: 'p1', stepId: 's1', linkId: null };
  return { at: '2026-01-01T00:00:00.000Z', who: 'ada', identity: null, what, ...about, ...more };
}

/** A log of four entries on disk, with its append-only guards lifted so that a test may tamper with it. */
async function tamperedLog(tamper: string) {
  const folder = temporaryFolder();
  const store = await openStore(folder, { host: 'test' });
  for (const what of ['one', 'two', 'three', 'four']) store.activity.append(entry(what));
  await store.close();
  const database = openDatabase(join(folder, 'linkspan.db'), { readOnly: false });
  database.exec('DROP TRIGGER activity_keeps; DROP TRIGGER activity_stands;');
  database.exec(tamper);
  const result = createActivityLog(database).verify();
  database.close();
  return result;
}

describe('the activity log', () => {
  it('holds its chain when nobody touched it', async () => {
    expect(await tamperedLog('SELECT 1')).toEqual({ entries: 4, brokenAt: null });
  });

  it.each([
    ['a changed entry', "UPDATE activity SET body = replace(body, 'three', 'thr33') WHERE id = 3", 3],
    ['a removed entry', 'DELETE FROM activity WHERE id = 2', 3],
    ['a removed first entry', 'DELETE FROM activity WHERE id = 1', 2],
    ['an entry that is none', "UPDATE activity SET body = 'nonsense' WHERE id = 2", 2],
    ['an added field', `UPDATE activity SET body = json_set(body, '$.note', 'x') WHERE id = 4`, 4],
    ['two that changed places', 'UPDATE activity SET id = 9 WHERE id = 2; UPDATE activity SET id = 2 WHERE id = 3', 2],
    ['a hash made up to fit nothing', "UPDATE activity SET hash = '' WHERE id = 1", 1],
  ])('finds %s', async (_what, tamper, brokenAt) => {
    expect(await tamperedLog(tamper)).toMatchObject({ brokenAt });
  });

  it('holds its chain over what was taken back with its transaction', async () => {
    const store = await openStore(temporaryFolder(), { host: 'test' });
    store.activity.append(entry('one'));
    const failing = () => {
      store.activity.append(entry('never'));
      throw new Error('taken back');
    };
    expect(() => store.transaction(failing)).toThrow('taken back');
    store.activity.append(entry('two'));
    expect(store.activity.verify()).toEqual({ entries: 2, brokenAt: null });
    await store.close();
  });

  it('lists newest first, by page and by filter', async () => {
    const store = await openStore(temporaryFolder(), { host: 'test' });
    const { activity } = store;
    activity.append(entry('Create the VPN connection', { identity: 'arn:aws:iam::1:user/Ada' }));
    activity.append(entry('ipsec update', { kind: 'gateway-command', where: 'gw-berlin', planId: null, linkId: 'l1' }));
    activity.append(entry('Link', { kind: 'plan', result: 'failed: 100% of _nothing_', planId: 'p2' }));
    const whats = (filter: Parameters<typeof activity.list>[0], limit = 10, before?: number) =>
      activity.list(filter, { limit, ...(before !== undefined && { before }) }).entries.map(({ what }) => what);

    expect(whats({})).toEqual(['Link', 'ipsec update', 'Create the VPN connection']);
    expect(whats({}, 2)).toEqual(['Link', 'ipsec update']);
    expect(whats({}, 2, 2)).toEqual(['Create the VPN connection']);
    expect(activity.list({}, { limit: 1 }).total).toBe(3);
    expect(whats({ planId: 'p2' })).toEqual(['Link']);
    expect(whats({ linkId: 'l1' })).toEqual(['ipsec update']);
    expect(whats({ kinds: ['plan', 'gateway-command'] })).toEqual(['Link', 'ipsec update']);
    expect(whats({ text: 'BERLIN' })).toEqual(['ipsec update']);
    expect(whats({ text: 'user/ada' })).toEqual(['Create the VPN connection']);
    expect(whats({ text: '100% of _' })).toEqual(['Link']);
    expect(whats({ text: "x' OR 1 --" })).toEqual([]);
    await store.close();
  });
});

describe('canonical JSON', () => {
  it('is the same text for the same value, whatever the order of its keys', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
    expect(canonicalJson({ a: 'x', b: [{ c: null, d: 1 }] })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
  });
});
