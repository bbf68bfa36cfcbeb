import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import { bundleChild } from '../../helpers/engine-bundle.ts';
import type { Dialect } from '../parts/strongswan.ts';
import type { Seen } from './evidence.ts';

/** Boots the kernel with ESP once for each dialect, side by side; everything that is judged here was seen there. */
describe('two tunnels on a kernel with ESP', () => {
  let seen: Readonly<Record<Dialect, Seen>>;
  beforeAll(async () => {
    seen = await gatherInGuests();
  }, 20 * 60_000);

  describe.each(['ipsec', 'swanctl'] as const)('%s', (dialect) => {
    test('are set up as planned', () => {
      expect(seen[dialect].plan).toMatchObject({ dialect, conflicts: [] });
    });

    test('carry traffic whichever of them the far end sends on, after a deploy and after another', () => {
      const { deployed, redeployed, fromSite } = seen[dialect];
      expect({ deployed, redeployed }).toEqual({ deployed: [3, 3], redeployed: [3, 3] });
      expect(fromSite).toEqual({ sent: 3, received: 3 });
    });

    test('make the kernel drop nothing', () => {
      const { XfrmInTmplMismatch = 0, XfrmInNoPols = 0 } = seen[dialect].drops;
      expect({ XfrmInTmplMismatch, XfrmInNoPols }).toEqual({ XfrmInTmplMismatch: 0, XfrmInNoPols: 0 });
    });

    test('leave no byte behind when they are undone', () => {
      const { undone, before, after } = seen[dialect];
      expect(undone).toEqual({ outcome: 'removed' });
      expect(after).toEqual(before);
    });

    test("cost somebody else's tunnel no packet through deploy, re-deploy and undo", () => {
      const { others } = seen[dialect];
      expect(others.received).toBe(others.sent);
      expect(others.sent).toBeGreaterThan(50);
    });
  });

  test('without marks lose what comes on one of them: the lane sees the failure that it is there for', () => {
    const { answers = [], drops = {} } = seen.swanctl.plain ?? {};
    expect(answers.toSorted((one, other) => one - other)).toEqual([0, 3]);
    expect(drops['XfrmInTmplMismatch']).toBe(3);
  });
});

/** Only the experiment runs in there, as one file: an emulated processor takes minutes to start a test runner. */
async function gatherInGuests(): Promise<Readonly<Record<Dialect, Seen>>> {
  const bundle = await bundleChild(join(import.meta.dirname, 'gather.ts'));
  // In the project, which a guest sees: its /tmp is its own.
  const folder = await mkdtemp(join(process.cwd(), '.cache/lab/gather-'));
  try {
    await cp(bundle, join(folder, 'gather.cjs'));
    const [ipsec, swanctl] = await Promise.all([gatherIn(folder, 'ipsec'), gatherIn(folder, 'swanctl')]);
    return { ipsec, swanctl };
  } finally {
    await rm(dirname(bundle), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

async function gatherIn(folder: string, dialect: Dialect): Promise<Seen> {
  const result = join(folder, `${dialect}.json`);
  const guest = join(import.meta.dirname, 'guest.mjs');
  const code = await run([guest, '--out', result, process.execPath, join(folder, 'gather.cjs'), dialect]);
  if (code !== 0) throw new Error(`The experiment on ${dialect} ended with ${code}; what it said is above`);
  return JSON.parse(await readFile(result, 'utf8')) as Seen;
}

function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
