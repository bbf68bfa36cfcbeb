import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { printKillTable, runKillTable } from '../../helpers/engine-kill-table.ts';
import { openLabSubject, plannedOnce } from '../parts/kill-subject.ts';
import { startKillWorld } from '../parts/kill-world.ts';
import { type Lab, startLab } from '../parts/lab.ts';

describe.each(['ipsec', 'swanctl'] as const)('SIGKILL in the step on a live gateway, %s', (dialect) => {
  let lab: Lab;
  beforeAll(async () => {
    plannedOnce.plan = null;
    lab = await startLab({ dialect });
  });
  afterAll(() => lab?.stop());

  test('leaves nothing twice and nothing orphaned, by resume and by undo', { timeout: 400_000 }, async () => {
    const { reference, rows } = await runKillTable({
      child: join(import.meta.dirname, '../parts/kill-child.ts'),
      open: openLabSubject,
      startWorld: () => startKillWorld(lab),
      atOnce: 1,
    });
    console.log(printKillTable(rows));
    expect(reference.undone).toEqual(reference.before);
    expect(JSON.stringify(reference.applied)).toContain('linkspan-linkkill');
    expect(reference.points.map(({ point }) => point)).toEqual([
      'started',
      'effect',
      'made',
      'undo-started',
      'undo-effect',
      'undone',
    ]);
    expect(rows).toHaveLength(2 * reference.points.length);
    expect(rows.filter(({ end, wrong }) => end !== 'applied' || wrong.length > 0)).toEqual([]);
  });
});
