import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createEngine } from '../../../main/engine/engine.ts';
import { openStore } from '../../../main/store/store.ts';
import type { KillSubject, KillSetup } from '../../helpers/engine-kill-subject.ts';
import { createToyDoers, realClock, type Thing, toyPlan, toyStep, type World } from '../../helpers/engine-toys.ts';

const steps = [
  toyStep('vgw'),
  toyStep('cgw'),
  toyStep('vpn', ['vgw', 'cgw']),
  toyStep('route', ['vpn'], 'untagged'),
  toyStep('prove', ['vpn', 'route'], 'check'),
];

/** Toys in a folder: one file each, so that making one twice leaves two. */
export async function openToySubject({ dataDir, world, onJournal }: KillSetup): Promise<KillSubject> {
  const store = await openStore(dataDir, { host: 'test' });
  const engine = createEngine({
    doers: createToyDoers(folderWorld(z.string().parse(world))),
    plans: store.plans,
    journal: store.journal,
    activity: store.activity,
    transaction: (work) => store.transaction(work),
    clock: realClock,
    publish: () => undefined,
    report: (error) => console.error(error),
    onJournal,
  });
  engine.settle();
  return {
    engine,
    makePlan: () => Promise.resolve(engine.keep(toyPlan(steps)).id),
    close: () => store.close(),
  };
}

const ThingFile = z.object({ name: z.string(), plan: z.string().nullable() });

function folderWorld(folder: string): World {
  const read = async (): Promise<readonly { file: string; thing: Thing }[]> => {
    const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
    return Promise.all(
      files.map(async (name) => {
        const file = join(folder, name);
        return { file, thing: ThingFile.parse(JSON.parse(await readFile(file, 'utf8'))) };
      }),
    );
  };
  return {
    find: async (name) => (await read()).map(({ thing }) => thing).filter((thing) => thing.name === name),
    async create(thing) {
      // A kill in the middle of a write would leave half a file, which no service does.
      const half = join(folder, `${randomUUID()}.half`);
      await writeFile(half, JSON.stringify(thing));
      await rename(half, half.replace(/half$/, 'json'));
    },
    async remove(name) {
      for (const { file, thing } of await read()) if (thing.name === name) await rm(file);
    },
  };
}
