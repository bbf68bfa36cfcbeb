import { z } from 'zod';
import type { Engine } from '../../main/engine/engine.ts';
import type { JournalPoint } from '../../main/engine/recorder.ts';
import type { Json } from '../../main/store/json.ts';

/** What a kill table works on: an engine on a real store, with doers that act on a world in another process or on disk. */
export interface KillSubject {
  readonly engine: Engine;
  /** Makes the plan of the table and keeps it; answers its id. */
  readonly makePlan: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface KillSetup {
  readonly dataDir: string;
  /** How to reach the world: an address, a folder. */
  readonly world: Json;
  /** Must reach the engine as it is. */
  readonly onJournal: (point: JournalPoint, stepId: string) => void;
}

/** Opens everything as the app does at its start, `engine.settle()` included. */
export type OpenSubject = (setup: KillSetup) => Promise<KillSubject>;

const points = ['started', 'effect', 'made', 'undo-started', 'undo-effect', 'undone'] as const;
export const KillPoint = z.object({ point: z.enum(points), stepId: z.string() });
export type KillPoint = z.infer<typeof KillPoint>;

const JsonValue: z.ZodType<Json> = z.json();
export const KillJob = z.object({ dataDir: z.string(), world: JsonValue, kill: KillPoint });
export type KillJob = z.infer<typeof KillJob>;

/** The whole of a child's main: applies the plan, undoes it, and dies by SIGKILL at the point it was given. */
export async function runKillChild(open: OpenSubject, argument: string | undefined): Promise<void> {
  const { dataDir, world, kill } = KillJob.parse(JSON.parse(argument ?? ''));
  const onJournal = (point: JournalPoint, stepId: string) => {
    if (point === kill.point && stepId === kill.stepId) process.kill(process.pid, 'SIGKILL');
  };
  const { engine, makePlan, close } = await open({ dataDir, world, onJournal });
  const id = await makePlan();
  engine.apply(id);
  await engine.whenIdle(id);
  const undo = await engine.planUndo(id);
  engine.apply(undo.id);
  await engine.whenIdle(undo.id);
  await close();
}
