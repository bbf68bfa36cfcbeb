import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleChild } from '../helpers/engine-bundle.ts';
import { startChild } from '../helpers/engine-child.ts';
import type { KillPoint } from '../helpers/engine-kill-subject.ts';
import { printKillTable, runKillTable } from '../helpers/engine-kill-table.ts';
import { type DnsSubjectWorld, openDnsSubject } from './dns-kill-subject.ts';
import { startDnsKillWorld } from './dns-kill-world.ts';

const child = join(import.meta.dirname, 'dns-kill-child.ts');
const table = (wizard: DnsSubjectWorld['wizard'], only: (kill: KillPoint) => boolean) => ({
  child,
  open: openDnsSubject,
  startWorld: () => startDnsKillWorld(wizard),
  only,
  atOnce: 3,
});

/** Steps that only look are looked at again: killing them tells nothing that the others do not. */
const changes = ['put-alarm-primary', 'create-check-primary', 'change-records', 'force', 'restore'];
const ofChanges = ({ stepId, point }: KillPoint) =>
  changes.includes(stepId) && ['started', 'effect', 'made', 'undo-effect'].includes(point);

describe('SIGKILL in the middle of DNS', () => {
  it(
    'leaves nothing twice and nothing orphaned of a failover pair on a new tunnel check',
    { timeout: 60_000 },
    async () => {
      const { reference, rows } = await runKillTable(table('pair', ofChanges));
      console.log(printKillTable(rows));
      expect(reference.undone).toEqual(reference.before);
      expect(JSON.stringify(reference.applied)).toContain('linkspan-tunnel-');
      expect(rows).toHaveLength(2 * 3 * 4);
      expect(rows.filter(({ end, wrong }) => end !== 'applied' || wrong.length > 0)).toEqual([]);
    },
  );

  it('leaves no health check forced after a drill, by resume and by undo', { timeout: 60_000 }, async () => {
    const { reference, rows } = await runKillTable(table('drill', ofChanges));
    console.log(printKillTable(rows));
    expect(reference.applied).toEqual(reference.before);
    expect(reference.undone).toEqual(reference.before);
    // Restoring has no undo of its own.
    expect(rows).toHaveLength(2 * 7);
    expect(rows.filter(({ end, wrong }) => end !== 'applied' || wrong.length > 0)).toEqual([]);
  });

  it('puts a drill back at the next start by itself, wherever it was killed', { timeout: 60_000 }, async () => {
    const file = await bundleChild(child);
    const kills: readonly (readonly [point: KillPoint['point'], stepId: string])[] = [
      ['started', 'force'],
      ['effect', 'force'],
      ['started', 'watch-switch'],
      ['effect', 'restore'],
      ['undo-effect', 'force'],
    ];
    const lines: string[] = [];
    for (const [point, stepId] of kills) {
      const world = await startDnsKillWorld('drill');
      const before = await world.list();
      const kill = { point, stepId };
      const { signal } = await startChild(
        file,
        JSON.stringify({ dataDir: world.dataDir, world: world.world, kill }),
      ).ended();
      expect(signal).toBe('SIGKILL');
      const subject = await openDnsSubject({ ...world, onJournal: () => undefined });
      await subject.keeper.putBackAll();
      const [drill] = subject.drills();
      lines.push(`${point.padEnd(12)} ${stepId.padEnd(12)} drill ${drill?.state}`);
      expect({ kill, world: await world.list() }).toEqual({ kill, world: before });
      expect(drill?.state).toBe(point === 'undo-effect' ? 'done' : 'stopped');
      await subject.close();
      await world.close();
    }
    console.log(lines.join('\n'));
    await rm(dirname(file), { recursive: true, force: true });
  });
});
