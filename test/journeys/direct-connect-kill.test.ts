import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClock } from '../../main/clock.ts';
import { startDemoAws } from '../../main/demo/aws/start-demo-aws.ts';
import { demoNetworkSeed } from '../../main/demo/aws/world/seed.ts';
import type { World } from '../../main/demo/aws/world/world.ts';
import { quickDelays } from '../helpers/direct-connect-intent.ts';
import { listDirectConnect } from '../helpers/direct-connect-listing.ts';
import { type KillWorld, printKillTable, runKillTable } from '../helpers/engine-kill-table.ts';
import { openDirectConnectSubject } from './direct-connect-kill-subject.ts';

describe('SIGKILL in the middle of a Direct Connect plan', () => {
  it('leaves nothing twice and nothing orphaned, by resume and by undo', { timeout: 120_000 }, async () => {
    const { reference, rows } = await runKillTable({
      child: join(import.meta.dirname, 'direct-connect-kill-child.ts'),
      open: openDirectConnectSubject,
      startWorld: () => startWorld(),
      only: ({ stepId }) => stepId !== 'watch-bgp',
    });
    console.log(printKillTable(rows));
    expect(reference.undone).toEqual(reference.before);
    expect(JSON.stringify(reference.applied)).toContain('quay-transit');
    const steps = new Set(reference.points.map(({ stepId }) => stepId));
    expect([...steps].toSorted((one, other) => one.localeCompare(other))).toEqual([
      'add-ipv6-peer',
      'associate-gateway',
      'create-dx-gateway',
      'create-virtual-interface',
      'watch-bgp',
    ]);
    expect(rows).toHaveLength(2 * 3 * 4);
    expect(rows.filter(({ end, wrong }) => end !== 'applied' || wrong.length > 0)).toEqual([]);
  });
});

interface Left {
  readonly dataDir: string;
  readonly aws: World;
}

/** A demo AWS in this process, which survives the child that works on it. */
async function startWorld(as?: Left): Promise<KillWorld> {
  const clock = createClock(100);
  const folder = await mkdtemp(join(tmpdir(), 'linkspan-kill-'));
  const dataDir = join(folder, 'data');
  // A lock with a number in its name is a socket of a process that is no more.
  if (as) await cp(as.dataDir, dataDir, { recursive: true, filter: (path) => !/lock\.\d+$/.test(path) });
  const aws = await startDemoAws({ clock, delays: quickDelays, seed: as?.aws ?? demoNetworkSeed() });
  return {
    dataDir,
    world: { endpoint: aws.endpoint, ...aws.accessKey },
    copy: () => startWorld({ dataDir, aws: aws.snapshot() }),
    list: () => Promise.resolve(listDirectConnect(aws.snapshot())),
    async close() {
      await aws.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
