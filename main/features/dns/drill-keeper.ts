import type { PlanView } from '../../../contract/domain/plan.ts';
import { AppError, isAppError } from '../../../contract/errors.ts';
import { cancellation, type Clock } from '../../clock.ts';
import type { Engine } from '../../engine/engine.ts';
import type { PlanNews } from '../../engine/recorder.ts';
import { createDrillLog } from './drill-log.ts';
import type { DnsServices } from './services.ts';

/** After these, in milliseconds, it is tried again; then with the next start of the app. */
const pauses = [5_000, 30_000, 60_000, 300_000, 900_000];
/** A person who stops a drill undoes it in the same breath: theirs goes first. */
const theirTurnMs = 2_000;

/** Sees to it that no drill leaves its health check forced: not after a failure, and not after the end of the app. */
export interface DrillKeeper {
  /** At start-up, once the engine has settled: drills that the end of the app left in the middle. */
  putBackAll(): Promise<void>;
  saw(news: PlanNews): void;
  /** The app ends. */
  stop(): void;
}

export function createDrillKeeper(
  services: DnsServices,
  { report, readOnly }: { readonly report: (error: unknown) => void; readonly readOnly: boolean },
): DrillKeeper {
  const log = createDrillLog(services);
  const controller = new AbortController();
  const atWork = new Set<string>();

  async function putBack(planId: string): Promise<void> {
    if (atWork.has(planId)) return;
    atWork.add(planId);
    try {
      for (let made = 0; ; made += 1) {
        const failure = await tryOnce(planId);
        // Cut short by the end of the app, it says nothing: the next start goes on.
        if (failure === undefined || controller.signal.aborted) return;
        log.see(planId, 'step', `could not be put back: ${failure.message}`);
        log.end(planId, 'not-restored');
        const pause = pauses[made];
        if (pause === undefined) return;
        await services.clock.wait(pause, controller.signal);
      }
    } catch (error) {
      if (!controller.signal.aborted) report(error);
    } finally {
      atWork.delete(planId);
    }
  }

  async function tryOnce(planId: string): Promise<AppError | undefined> {
    const engine = services.engine();
    try {
      const view = await engine.whenIdle(planId);
      if (controller.signal.aborted) return undefined;
      if (isForced(view)) await undo(engine, planId, controller.signal);
      if (log.get(planId)?.state === 'running') log.end(planId, 'stopped');
      return undefined;
    } catch (error) {
      if (isAppError(error)) return error;
      throw error;
    }
  }

  return {
    async putBackAll() {
      if (readOnly) return;
      const drills = services
        .engine()
        .list()
        .filter((view) => hasEnded(view) && (isForced(view) || log.get(view.id)?.state === 'running'));
      await Promise.all(drills.map(({ id }) => putBack(id)));
    },
    saw({ planId, state }) {
      if (readOnly || !['stopped', 'paused', 'waiting'].includes(state) || atWork.has(planId)) return;
      if (services.viewPlan(planId).kind !== drillKind) return;
      void waitTheirTurn(services.clock, controller.signal).then((isOver) => (isOver ? undefined : putBack(planId)));
    },
    stop: () => controller.abort(new AppError({ code: 'cancelled', message: 'Linkspan is closing' })),
  };
}

const drillKind = 'dns-drill';

function hasEnded({ kind, state }: PlanView): boolean {
  return kind === drillKind && ['interrupted', 'stopped', 'paused', 'waiting'].includes(state);
}

/** The check may be forced: begun, and neither put back by the drill nor by an undo. */
function isForced({ progress }: PlanView): boolean {
  const stateOf = (id: string) => progress.find(({ stepId }) => stepId === id);
  const force = stateOf('force');
  const isBegun = force !== undefined && force.startedAt !== null && !['undone', 'left'].includes(force.state);
  return isBegun && stateOf('restore')?.state !== 'made';
}

async function undo(engine: Engine, planId: string, signal: AbortSignal): Promise<void> {
  const half = engine.list().find(({ undoes, state }) => undoes === planId && isHalfDone(state));
  const id = half?.id ?? (await engine.planUndo(planId, signal)).id;
  // The engine has shut down, or is about to: nothing begins any more.
  if (signal.aborted) throw cancellation(signal);
  if (half?.state === 'applying') await engine.whenIdle(id);
  else if (half) engine.resume(id);
  else engine.apply(id);
  const { state, message } = await engine.whenIdle(id);
  if (state === 'applied') return;
  throw new AppError({ code: 'conflict', message: message ?? 'The undo of the drill did not come to its end' });
}

function isHalfDone(state: PlanView['state']): boolean {
  return ['applying', 'interrupted', 'stopped', 'paused', 'waiting'].includes(state);
}

async function waitTheirTurn(clock: Clock, signal: AbortSignal): Promise<boolean> {
  try {
    await clock.wait(theirTurnMs, signal);
    return false;
  } catch {
    return true;
  }
}
