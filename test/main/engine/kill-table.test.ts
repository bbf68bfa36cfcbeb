import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../helpers/engine-folder.ts';
import { type KillWorld, printKillTable, runKillTable } from '../../helpers/engine-kill-table.ts';
import { openToySubject } from './kill-subject.ts';

describe('SIGKILL at every point of apply and undo', () => {
  it('leaves nothing twice and nothing orphaned, by resume and by undo', { timeout: 120_000 }, async () => {
    const { reference, rows } = await runKillTable({
      child: join(import.meta.dirname, 'kill-child.ts'),
      open: openToySubject,
      startWorld: () => Promise.resolve(startFolder(temporaryFolder())),
    });
    console.log(printKillTable(rows));

    // vgw was there before: it is adopted, and never goes.
    expect(reference).toMatchObject({
      before: ['vgw, no tag'],
      applied: ['cgw, tagged', 'route, no tag', 'vgw, no tag', 'vpn, tagged'],
      undone: ['vgw, no tag'],
    });
    const perStep = (points: readonly string[], steps: readonly string[]) =>
      steps.flatMap((stepId) => points.map((point) => `${point} ${stepId}`));
    expect(reference.points.map(({ point, stepId }) => `${point} ${stepId}`).sort()).toEqual(
      [
        'made vgw',
        ...perStep(['started', 'effect', 'made'], ['cgw', 'vpn', 'route', 'prove']),
        ...perStep(['undo-started', 'undo-effect', 'undone'], ['cgw', 'vpn', 'route']),
      ].sort(),
    );
    expect(rows).toHaveLength(2 * reference.points.length);
    expect(rows.filter(({ end, wrong }) => end !== 'applied' || wrong.length > 0)).toEqual([]);
  });
});

/** One thing that was there before the plan. */
function startFolder(root: string): KillWorld {
  mkdirSync(join(root, 'world'));
  writeFileSync(join(root, 'world', 'there-before.json'), JSON.stringify({ name: 'vgw', plan: null }));
  return folderWorld(root);
}

/** The listing reads the folder itself; of a tag it says that there is one, since it is a plan's random id. */
function folderWorld(root: string): KillWorld {
  const world = join(root, 'world');
  const describeFile = (file: string) => {
    const text = readFileSync(join(world, file), 'utf8');
    const [, name, plan] = /^\{"name":"(\w+)","plan":(null|"\w+")\}$/.exec(text) ?? [];
    return name === undefined ? `${file}: ${text}` : `${name}, ${plan === 'null' ? 'no tag' : 'tagged'}`;
  };
  return {
    dataDir: join(root, 'data'),
    world,
    list: () => Promise.resolve(readdirSync(world).map(describeFile).sort()),
    close: () => Promise.resolve(),
    copy() {
      const other = temporaryFolder();
      for (const part of ['world', 'data']) {
        cpSync(join(root, part), join(other, part), { recursive: true, filter: (path) => !/lock\.\d+$/.test(path) });
      }
      return Promise.resolve(folderWorld(other));
    },
  };
}
