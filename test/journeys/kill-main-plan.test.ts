import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Dialect } from '../../main/gateway/service-facts.ts';
import type { KillPoint } from '../helpers/engine-kill-subject.ts';
import { printKillTable, runKillTable } from '../helpers/engine-kill-table.ts';
import { openLinkSubject, plannedOnce } from './kill-subject.ts';
import { startKillWorld } from './kill-world.ts';

describe('SIGKILL in the middle of the main plan', () => {
  const table = (dialect: Dialect) => ({
    child: join(import.meta.dirname, 'kill-child.ts'),
    open: openLinkSubject,
    startWorld: () => startKillWorld(dialect, plannedOnce.plan),
    atOnce: 3,
  });
  beforeEach(() => {
    plannedOnce.plan = null;
  });

  it(
    'leaves nothing twice and nothing orphaned at either end, by resume and by undo',
    { timeout: 300_000 },
    async () => {
      const { reference, rows } = await runKillTable(table('ipsec'));
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

  it(
    'is as harmless on a swanctl gateway, where the steps that touch it are its own',
    { timeout: 120_000 },
    async () => {
      const only = ({ stepId }: KillPoint) => stepId === 'deploy-gateway';
      const { reference, rows } = await runKillTable({ ...table('swanctl'), only });
      console.log(printKillTable(rows));
      expect(reference.undone).toEqual(reference.before);
      expect(JSON.stringify(reference.applied)).toContain('/etc/swanctl/conf.d/linkspan-');
      expect(rows).toHaveLength(6);
      expect(rows.filter(({ end, wrong }) => end !== 'applied' || wrong.length > 0)).toEqual([]);
    },
  );
});
