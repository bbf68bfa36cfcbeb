import { isDeepStrictEqual } from 'node:util';
import type { Engine, EngineOptions } from '../../main/engine/engine.ts';
import type { NewPlan } from '../../main/engine/new-plan.ts';
import type { JournalPoint } from '../../main/engine/recorder.ts';
import { createMemoryStore } from './engine-memory.ts';

export interface CutTable<W> {
  readonly plan: NewPlan;
  /** An engine with the doers of the plan, on the world as it is set at the moment. */
  readonly open: (options: Pick<EngineOptions, 'plans' | 'journal' | 'onJournal'>) => Engine;
  readonly world: {
    readonly get: () => W;
    readonly set: (world: W) => void;
    /** What is there, without what differs from run to run. */
    readonly list: () => unknown;
  };
}

export interface CutRow {
  readonly at: string;
  readonly follow: 'resume' | 'undo';
  readonly end: string;
  readonly wrong: string | null;
}

/**
 * The power fails at each journal point of a plan: world and journal are kept as they were then, and a new engine goes on from
 * there, once by resume and once by undo. In one process: a table of kills without the kills.
 */
export async function runCutTable<W>({ plan, open, world }: CutTable<W>): Promise<readonly CutRow[]> {
  const cuts: { at: string; world: W; store: ReturnType<typeof createMemoryStore> }[] = [];
  const first = createMemoryStore();
  const onJournal = (point: JournalPoint, stepId: string) =>
    void cuts.push({ at: `${point} ${stepId}`, world: world.get(), store: copyOf(first, id) });
  const [start, before] = [world.get(), world.list()];
  const engine = open({ ...first, onJournal });
  const { id } = engine.keep(plan);
  engine.apply(id);
  await mustEnd(engine, id);
  const applied = world.list();

  const rows: CutRow[] = [];
  for (const cut of cuts) {
    for (const follow of ['resume', 'undo'] as const) {
      world.set(cut.world);
      const later = open(copyOf(cut.store, id));
      later.settle();
      const { end, wrong } = await goOn(later, id, follow);
      const now = world.list();
      // What cannot be taken back (a deletion, an acceptance) is whole or not begun.
      const expected = follow === 'resume' ? [applied] : isReversible(plan) ? [before] : [before, applied];
      const isRight = expected.some((one) => isDeepStrictEqual(one, now));
      rows.push({ at: cut.at, follow, end, wrong: wrong ?? (isRight ? null : JSON.stringify(now)) });
    }
  }
  world.set(start);
  return rows;
}

export function printCutTable(what: string, rows: readonly CutRow[]): string {
  const width = Math.max(...rows.map(({ at }) => at.length));
  const lines = rows.map((row) => `${row.at.padEnd(width)} ${row.follow.padEnd(6)} ${row.end} ${row.wrong ?? 'clean'}`);
  return [`${what}: the power fails at`, ...lines].join('\n');
}

async function goOn(engine: Engine, id: string, follow: CutRow['follow']) {
  try {
    if (follow === 'resume') {
      engine.resume(id);
      return { end: (await mustEnd(engine, id)).state, wrong: null };
    }
    const undo = await engine.planUndo(id);
    engine.apply(undo.id);
    return { end: (await mustEnd(engine, undo.id)).state, wrong: null };
  } catch (error) {
    // A row of the table, so that the others are still seen.
    return { end: 'failed', wrong: error instanceof Error ? error.message : String(error) };
  }
}

async function mustEnd(engine: Engine, id: string) {
  const view = await engine.whenIdle(id);
  if (view.state !== 'applied') throw new Error(`${view.title} ended ${view.state}: ${view.message ?? 'no message'}`);
  return view;
}

function isReversible({ steps }: NewPlan): boolean {
  return steps.every(({ undo, system }) => undo !== null || system === 'check');
}

function copyOf(store: ReturnType<typeof createMemoryStore>, planId: string): ReturnType<typeof createMemoryStore> {
  const copy = createMemoryStore();
  for (const plan of store.plans.list().toReversed()) copy.plans.add(plan);
  copy.journal.append(...store.journal.read(planId));
  return copy;
}
