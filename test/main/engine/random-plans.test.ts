import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../main/engine/engine.ts';
import type { Step } from '../../../main/engine/doer.ts';
import { createBench } from '../../helpers/engine-bench.ts';
import {
  createMemoryWorld,
  createToyDoers,
  refusal,
  type ToyKind,
  toyPlan,
  toyStep,
} from '../../helpers/engine-toys.ts';

interface Case {
  readonly steps: readonly Step[];
  readonly present: readonly string[];
  /** Which calls fail, each once, before or after their effect. */
  readonly faults: ReadonlyMap<string, 'before' | 'after'>;
}

const kinds = fc.constantFrom<ToyKind>('tagged', 'tagged', 'untagged', 'check');

/** Plans of up to eight steps where each may need any of those before it, then shuffled: the order comes from `needs` alone. */
const cases: fc.Arbitrary<Case> = fc
  .array(fc.record({ kind: kinds, needs: fc.array(fc.nat(7), { maxLength: 3 }), isPresent: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  })
  .chain((drafts) => {
    const steps = drafts.map(({ kind, needs }, index) =>
      toyStep(`s${index}`, [...new Set(needs.filter((need) => need < index).map((need) => `s${need}`))], kind),
    );
    const present = drafts.flatMap(({ kind, isPresent }, index) =>
      isPresent && kind !== 'check' ? [`s${index}`] : [],
    );
    const calls = steps.flatMap(({ id }) => [`recognise ${id}`, `run ${id}`, `undo ${id}`]);
    return fc.record({
      steps: fc.shuffledSubarray(steps, { minLength: steps.length }),
      present: fc.constant(present),
      faults: fc
        .dictionary(fc.constantFrom(...calls), fc.constantFrom('before', 'after'), { maxKeys: 4 })
        .map((faults) => new Map(Object.entries(faults))),
    });
  });

function start({ steps, present, faults }: Case) {
  const runs: string[] = [];
  const remaining = new Map(faults);
  const { world, names } = createMemoryWorld(present);
  const fail = (call: string, when: 'before' | 'after') => {
    if (remaining.get(call) !== when) return;
    remaining.delete(call);
    throw refusal('unreachable', `${call}: no answer`);
  };
  const bench = createBench(
    createToyDoers(world, {
      before: (call) => fail(call, 'before'),
      after(call) {
        runs.push(call);
        fail(call, 'after');
      },
    }),
  );
  return { ...bench, names, runs, id: bench.engine.keep(toyPlan(steps)).id };
}

/** Tries again for as long as something fails; each fault happens once, so this ends. */
async function persist(engine: Engine, id: string): Promise<void> {
  engine.apply(id);
  for (let tries = 0; tries < 20; tries += 1) {
    const { state } = await engine.whenIdle(id);
    if (state === 'applied') return;
    engine.resume(id);
  }
  throw new Error('It never ends');
}

async function undoAll(engine: Engine, id: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      await persist(engine, (await engine.planUndo(id)).id);
      return;
    } catch (error) {
      // Looking for what a step made may fail as anything else may.
      if (!String(error).includes('no answer')) throw error;
    }
  }
}

describe('any plan, with anything failing once', () => {
  it('ends with each thing there once, made after what it needs', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (given) => {
        const { engine, id, names, runs } = start(given);
        await persist(engine, id);
        const things = given.steps.filter(({ kind }) => kind !== 'check').map((step) => step.id);
        expect(names()).toEqual(things.sort());
        for (const step of given.steps) {
          const at = runs.indexOf(`run ${step.id}`);
          for (const need of step.needs) if (at >= 0) expect(runs.lastIndexOf(`run ${need}`)).toBeLessThan(at);
        }
        expect(
          engine
            .view(id)
            .progress.filter(({ state }) => state === 'adopted')
            .map(({ stepId }) => stepId)
            .sort(),
        ).toEqual([...given.present].sort());
      }),
      { numRuns: 150 },
    );
  });

  it('is undone to what was there before, wherever it stopped', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.boolean(), async (given, isFinished) => {
        const { engine, id, names, runs } = start(given);
        if (isFinished) await persist(engine, id);
        else engine.apply(id);
        await engine.whenIdle(id);
        await undoAll(engine, id);
        expect(names()).toEqual([...given.present].sort());
        expect(engine.view(id).state).toBe('undone');
        for (const step of given.steps) {
          for (const need of step.needs) {
            const first = runs.indexOf(`undo ${need}`);
            if (first >= 0) expect(runs.lastIndexOf(`undo ${step.id}`)).toBeLessThan(first);
          }
        }
        for (const name of given.present) expect(runs).not.toContain(`undo ${name}`);
      }),
      { numRuns: 150 },
    );
  });

  it('is read back from its journal as it was', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (given) => {
        const bench = start(given);
        const { engine, id } = bench;
        engine.apply(id);
        const before = await engine.whenIdle(id);
        const undo = await engine.planUndo(id).catch(() => undefined);
        const again = bench.restart();
        if (undo) expect(again.view(undo.id)).toEqual(undo);
        else expect(again.view(id)).toEqual(before);
        expect(again.view(id)).toEqual(engine.view(id));
      }),
      { numRuns: 100 },
    );
  });
});
