import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printKillTable, runKillTable } from '../helpers/engine-kill-table.ts';
import { openLinkSubject, plannedOnce } from './kill-subject.ts';
import { startKillWorld } from './kill-world.ts';

describe('SIGKILL in the middle of the main plan', () => {
  it(
    'leaves nothing twice and nothing orphaned at either end, by resume and by undo',
    { timeout: 300_000 },
    async () => {
      const { reference, rows } = await runKillTable({
        child: join(import.meta.dirname, 'kill-child.ts'),
        open: openLinkSubject,
        startWorld: () => startKillWorld('ipsec', plannedOnce.plan),
        atOnce: 3,
      });
      console.log(printKillTable(rows));
      expect(reference.undone).toEqual(reference.before);
      expect(reference.applied).not.toEqual(reference.before);
      const steps = new Set(reference.points.map(({ stepId }) => stepId));
      expect(steps.size).toBe(12);
      expect(reference.points).toHaveLength(3 * steps.size);
      expect(rows).toHaveLength(2 * reference.points.length);
      expect(rows.filter(({ end, wrong }) => end !== 'applied' || wrong.length > 0)).toEqual([]);
    },
  );
});
