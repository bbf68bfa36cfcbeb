import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { PlanView } from '../../contract/domain/plan.ts';
import type { Engine } from '../../main/engine/engine.ts';
import type { Json } from '../../main/store/json.ts';
import { bundleChild } from './engine-bundle.ts';
import { startChild } from './engine-child.ts';
import type { KillJob, KillPoint, OpenSubject } from './engine-kill-subject.ts';

/** A fresh world of one row: it survives the child, and its listing shares no code with the engine or its doers. */
export interface KillWorld {
  readonly dataDir: string;
  readonly world: Json;
  /** What is there, without what differs from run to run (ids, times). */
  readonly list: () => Promise<Json>;
  readonly close: () => Promise<void>;
  /** A second world and data folder as these are now, so that one kill serves both follow-ups; without it each has its own. */
  readonly copy?: () => Promise<KillWorld>;
}

export interface KillTable {
  /** A TypeScript file that calls `runKillChild(open, process.argv[2])`. */
  readonly child: string;
  readonly open: OpenSubject;
  readonly startWorld: () => Promise<KillWorld>;
  /** Rows at once; 2 unless told. */
  readonly atOnce?: number;
  /** The kills of the table; all that the reference met unless told. */
  readonly only?: (kill: KillPoint) => boolean;
}

export interface KillRow extends KillPoint {
  readonly follow: 'resume' | 'undo';
  /** The state of the plan that was resumed or that undid. */
  readonly end: string;
  /** After a resume the undo is tried as well: what the crash made must still be known as ours. */
  readonly wrong: readonly string[];
}

export interface KillReference {
  readonly before: Json;
  readonly applied: Json;
  readonly undone: Json;
  readonly points: readonly KillPoint[];
}

/** Kills a child at each journal point of apply and undo; follows each kill once by resume and once by undo, in a new engine. */
export async function runKillTable(table: KillTable): Promise<{ reference: KillReference; rows: readonly KillRow[] }> {
  const reference = await runReference(table);
  const file = await bundleChild(table.child);
  const rows: KillRow[] = [];
  const next = reference.points.filter(table.only ?? (() => true)).entries();
  const worker = async (): Promise<void> => {
    for (const [index, kill] of next) {
      const world = await killedWorld(table, file, kill);
      const copy = await world.copy?.();
      rows[2 * index] = await followUp(table, world, reference, kill, 'resume');
      // Worlds may share a part that cannot be copied: the second kill comes when the first has been cleared up.
      const second = copy ?? (await killedWorld(table, file, kill));
      rows[2 * index + 1] = await followUp(table, second, reference, kill, 'undo');
    }
  };
  try {
    await Promise.all(Array.from({ length: table.atOnce ?? 2 }, worker));
  } finally {
    await rm(dirname(file), { recursive: true, force: true });
  }
  return { reference, rows };
}

async function killedWorld({ startWorld }: KillTable, file: string, kill: KillPoint): Promise<KillWorld> {
  const world = await startWorld();
  const job: KillJob = { dataDir: world.dataDir, world: world.world, kill };
  const { signal } = await startChild(file, JSON.stringify(job)).ended();
  if (signal !== 'SIGKILL') throw new Error(`The child passed ${kill.point} of ${kill.stepId} alive`);
  return world;
}

/** One line per kill, for the test's output. */
export function printKillTable(rows: readonly KillRow[]): string {
  const width = Math.max(...rows.map(({ stepId }) => stepId.length));
  const lines = rows.map(({ point, stepId, follow, end, wrong }) => {
    const verdict = wrong.length === 0 ? 'clean' : wrong.join('; ');
    return `${point.padEnd(12)} ${stepId.padEnd(width)} ${follow.padEnd(6)} ${end.padEnd(8)} ${verdict}`;
  });
  return [`${'killed at'.padEnd(12)} ${'step'.padEnd(width)} then   end      world`, ...lines].join('\n');
}

async function runReference({ open, startWorld }: KillTable): Promise<KillReference> {
  const { dataDir, world, list, close } = await startWorld();
  const points: KillPoint[] = [];
  const subject = await open({ dataDir, world, onJournal: (point, stepId) => void points.push({ point, stepId }) });
  const before = await list();
  const id = await subject.makePlan();
  subject.engine.apply(id);
  await mustEnd(subject.engine, id);
  const applied = await list();
  await undo(subject.engine, id);
  const undone = await list();
  await subject.close();
  await close();
  return { before, applied, undone, points };
}

async function followUp(
  { open }: KillTable,
  { dataDir, world, list, close }: KillWorld,
  reference: KillReference,
  kill: KillPoint,
  follow: KillRow['follow'],
): Promise<KillRow> {
  const wrong: string[] = [];
  const check = async (what: string, expected: Json): Promise<void> => {
    const found = await list();
    if (!isDeepStrictEqual(found, expected)) wrong.push(`${what}: ${JSON.stringify(found)}`);
  };
  const { engine, close: closeSubject } = await open({ dataDir, world, onJournal: () => undefined });
  const plans = engine.list();
  const original = plans.find(({ undoes }) => undoes === null);
  const killed = plans.find(({ state }) => state === 'interrupted');
  if (!original || !killed) throw new Error(`Killed at ${kill.point} of ${kill.stepId}, no plan is interrupted`);

  const goOn = async (): Promise<PlanView> => {
    if (follow === 'undo') return undo(engine, original.id);
    engine.resume(killed.id);
    return mustEnd(engine, killed.id);
  };
  let end = 'failed';
  try {
    end = (await goOn()).state;
    const isUndone = follow === 'undo' || killed !== original;
    await check(`after ${follow}`, isUndone ? reference.before : reference.applied);
    if (!isUndone) {
      await undo(engine, original.id);
      await check('after resume and undo', reference.before);
    }
  } catch (error) {
    // A row of the table, so that the others are still seen.
    wrong.push(error instanceof Error ? error.message : String(error));
  }
  await closeSubject();
  await close();
  return { ...kill, follow, end, wrong };
}

async function undo(engine: Engine, id: string): Promise<PlanView> {
  const plan = await engine.planUndo(id);
  engine.apply(plan.id);
  return mustEnd(engine, plan.id);
}

async function mustEnd(engine: Engine, id: string): Promise<PlanView> {
  const view = await engine.whenIdle(id);
  if (view.state !== 'applied') throw new Error(`${view.title} ended ${view.state}: ${view.message ?? 'no message'}`);
  return view;
}
