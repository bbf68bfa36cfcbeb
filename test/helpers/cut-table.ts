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
  readonly follow: 'resume' | 'undo' | 'resume the undo';
  readonly end: string;
  readonly wrong: string | null;
}

type Store = ReturnType<typeof createMemoryStore>;

interface Cut<W> {
  readonly at: string;
  readonly world: W;
  readonly store: Store;
}

/**
 * The power fails at each journal point of a plan and of its undo: world and journal are kept as they were then, and a new engine
 * goes on from there, once by resume and once by undo. In one process: a table of kills without the kills.
 */
export async function runCutTable<W>({ plan, open, world }: CutTable<W>): Promise<readonly CutRow[]> {
  const cuts: Cut<W>[] = [];
  const first = createMemoryStore();
  const onJournal = (point: JournalPoint, stepId: string) =>
    void cuts.push({ at: `${point} ${stepId}`, world: world.get(), store: copyOf(first) });
  const [start, before] = [world.get(), world.list()];
  const engine = open({ ...first, onJournal });
  const { id } = engine.keep(plan);
  engine.apply(id);
  await mustEnd(engine, id);
  const applied = world.list();
  const ofPlan = cuts.splice(0);
  const undoId = await undoOf(engine, id);
  const undone = world.list();
  const ofUndo = cuts.splice(0);

  const rows: CutRow[] = [];
  const follow = async (cut: Cut<W>, row: Pick<CutRow, 'follow'>, expected: readonly unknown[]) => {
    world.set(cut.world);
    const later = open(copyOf(cut.store));
    later.settle();
    const { end, wrong } = await goOn(later, row.follow === 'resume the undo' ? undoId : id, row.follow);
    const now = world.list();
    const isRight = expected.some((one) => isDeepStrictEqual(one, now));
    rows.push({ at: cut.at, ...row, end, wrong: wrong ?? (isRight ? null : JSON.stringify(now)) });
  };
  for (const cut of ofPlan) {
    await follow(cut, { follow: 'resume' }, [applied]);
    // What cannot be taken back (a deletion, an acceptance) is whole or not begun.
    await follow(cut, { follow: 'undo' }, isReversible(plan) ? [before] : [before, applied]);
  }
  for (const cut of ofUndo) await follow(cut, { follow: 'resume the undo' }, [isReversible(plan) ? before : undone]);
  world.set(start);
  return rows;
}

export function printCutTable(what: string, rows: readonly CutRow[]): string {
  const width = Math.max(...rows.map(({ at }) => at.length));
  const lines = rows.map(
    (row) => `${row.at.padEnd(width)} ${row.follow.padEnd(15)} ${row.end} ${row.wrong ?? 'clean'}`,
  );
  return [`${what}: the power fails at`, ...lines].join('\n');
}

async function goOn(engine: Engine, id: string, follow: CutRow['follow']) {
  try {
    if (follow === 'undo') return { end: engine.view(await undoOf(engine, id)).state, wrong: null };
    engine.resume(id);
    return { end: (await mustEnd(engine, id)).state, wrong: null };
  } catch (error) {
    // A row of the table, so that the others are still seen.
    return { end: 'failed', wrong: error instanceof Error ? error.message : String(error) };
  }
}

async function undoOf(engine: Engine, id: string): Promise<string> {
  const undo = await engine.planUndo(id);
  engine.apply(undo.id);
  await mustEnd(engine, undo.id);
  return undo.id;
}

async function mustEnd(engine: Engine, id: string) {
  const view = await engine.whenIdle(id);
  if (view.state !== 'applied') throw new Error(`${view.title} ended ${view.state}: ${view.message ?? 'no message'}`);
  return view;
}

function isReversible({ steps }: NewPlan): boolean {
  return steps.every(({ undo, system }) => undo !== null || system === 'check');
}

function copyOf(store: Store): Store {
  const copy = createMemoryStore();
  for (const plan of store.plans.list().toReversed()) {
    copy.plans.add(plan);
    copy.journal.append(...store.journal.read(plan.id));
  }
  return copy;
}
