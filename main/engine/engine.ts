import { setMaxListeners } from 'node:events';
import type { PlanView } from '../../contract/domain/plan.ts';
import { AppError, isAppError } from '../../contract/errors.ts';
import type { PlanStore } from '../store/plan-store.ts';
import type { StoredPlan } from '../store/stored-plan.ts';
import type { Doer } from './doer.ts';
import { doStep } from './do-step.ts';
import { type NewPlan, toStoredPlan } from './new-plan.ts';
import { planUndo } from './plan-undo.ts';
import { checkApply, checkPlanUndo, checkResume, checkUndo } from './plan-rules.ts';
import { createRecorder, type RecorderOptions } from './recorder.ts';
import { applyEntry, createRun, isFinal, isWaitCode, type Run, stepRun, toView, waitOf } from './run.ts';
import { type RunOutcome, runSteps } from './run-steps.ts';
import { settleSteps } from './settle-steps.ts';
import type { StepTools } from './step-tools.ts';
import { undoStep } from './undo-step.ts';

export interface EngineOptions extends RecorderOptions {
  readonly doers: readonly Doer[];
  readonly plans: PlanStore;
  /** Plans are shown and never applied or kept. */
  readonly readOnly?: boolean;
  /** Takes an error that nobody expected to the log. */
  readonly report: (error: unknown) => void;
}

export type Engine = ReturnType<typeof createEngine>;

interface Active {
  readonly controller: AbortController;
  readonly finished: Promise<void>;
  pauseAsked: boolean;
}

/** Runs plans: in order, journaled, stopped, resumed and undone. Knows no feature. One engine per store. */
export function createEngine(options: EngineOptions) {
  const { plans, journal, clock, report, readOnly = false } = options;
  const doers = new Map(options.doers.map((one) => [one.kind, one]));
  const recorder = createRecorder(options);
  const active = new Map<string, Active>();
  const runs = new Map<string, Run>();
  /** Plans whose unknown steps are being looked at for an undo. */
  const looking = new Set<string>();

  function load(id: string): Run {
    const known = runs.get(id);
    if (known) return known;
    const plan = plans.get(id);
    if (!plan) throw new AppError({ code: 'not-found', message: 'There is no such plan', subject: id });
    const run = readRun(plan);
    runs.set(id, run);
    return run;
  }

  function readRun(plan: StoredPlan): Run {
    return createRun(plan, journal.read(plan.id));
  }

  function doer(kind: string): Doer {
    const found = doers.get(kind);
    if (!found)
      throw new AppError({ code: 'unsupported', message: `This version of Linkspan has no step of kind ${kind}` });
    return found;
  }

  function tools(signal: AbortSignal, isPauseAsked: () => boolean = () => false): StepTools {
    return { recorder, signal, doer, report, isPauseAsked };
  }

  function keep(plan: NewPlan): PlanView {
    const stored = toStoredPlan(plan, clock.now(), (kind) => doers.has(kind));
    if (readOnly) runs.set(stored.id, createRun(stored));
    else plans.add(stored);
    return toView(load(stored.id));
  }

  /** Begins in the background; `whenIdle` tells the end. */
  function begin(run: Run, work: (signal: AbortSignal, isPauseAsked: () => boolean) => Promise<RunOutcome>): PlanView {
    if (readOnly)
      throw new AppError({ code: 'read-only', message: 'Linkspan runs read-only: plans are shown, not applied.' });
    recorder.record({ run, entry: { point: 'state', state: 'applying', message: null } });
    const controller = new AbortController();
    // Every step at work listens to it.
    setMaxListeners(0, controller.signal);
    const finish = async () => {
      try {
        const outcome = await work(controller.signal, () => self.pauseAsked);
        recordEnd(run, outcome);
      } catch (error) {
        report(error);
        // In memory only: the journal may be what failed. The next start finds the plan in the middle and says so too.
        run.state = 'interrupted';
        run.message = isAppError(error)
          ? error.message
          : 'This ended with an error nobody foresaw. The log has the details.';
        recorder.tell(run, null);
      } finally {
        active.delete(run.plan.id);
      }
    };
    const self: Active = { controller, pauseAsked: false, finished: Promise.resolve().then(finish) };
    active.set(run.plan.id, self);
    return toView(run);
  }

  function recordEnd(run: Run, outcome: RunOutcome): void {
    const state = stateAfter(outcome);
    if (outcome.kind === 'waiting') run.waitsFor = waitOf(outcome.failure);
    const end = { run, entry: { point: 'state', ...state } } as const;
    const target = run.plan.undoes === null || outcome.kind !== 'complete' ? undefined : load(run.plan.undoes);
    if (!target) return recorder.record(end);
    const undone = { point: 'state', state: 'undone', message: whatStayed(target) } as const;
    recorder.record(end, { run: target, entry: undone });
  }

  function beginSteps(run: Run): PlanView {
    return begin(run, async (signal, isPauseAsked) => {
      const failure = await settle(run, tools(signal));
      if (failure) return failure;
      return runSteps(run, (stepId) => doStep(run, stepId, tools(signal, isPauseAsked)), isPauseAsked);
    });
  }

  function beginUndo(run: Run, target: Run): PlanView {
    return begin(run, (signal, isPauseAsked) =>
      runSteps(run, (stepId) => undoStep(run, stepId, target, tools(signal)), isPauseAsked),
    );
  }

  function isUndoing(target: Run): boolean {
    return [...active.keys()].some((id) => load(id).plan.undoes === target.plan.id);
  }

  /** One apply per plan, and never a plan beside its own undo. */
  function start(run: Run): PlanView {
    if (run.plan.undoes === null) {
      checkResume(run, isUndoing(run) || looking.has(run.plan.id));
      return beginSteps(run);
    }
    const target = load(run.plan.undoes);
    checkUndo(run, target, isUndoing(target) || active.has(target.plan.id));
    return beginUndo(run, target);
  }

  function apply(id: string): PlanView {
    const run = load(id);
    checkApply(run);
    return start(run);
  }

  async function whenIdle(id: string): Promise<PlanView> {
    await active.get(id)?.finished;
    return toView(load(id));
  }

  async function makeUndo(id: string, signal: AbortSignal = new AbortController().signal): Promise<PlanView> {
    const run = load(id);
    checkPlanUndo(run, looking.has(id) || isUndoing(run));
    looking.add(id);
    try {
      await settleSteps(run, tools(signal));
    } finally {
      looking.delete(id);
    }
    return keep(planUndo(run, doer));
  }

  function pause(id: string): void {
    const job = active.get(id);
    if (!job) throw new AppError({ code: 'conflict', message: 'This plan is not running', subject: id });
    job.pauseAsked = true;
    const run = load(id);
    run.message = 'Stops after the running step.';
    recorder.tell(run, null);
  }

  return {
    keep,
    view: (id: string): PlanView => toView(load(id)),
    /** Newest first. */
    list(): PlanView[] {
      const stored = plans.list();
      const unstored = readOnly
        ? [...runs.values()].filter(({ plan }) => !stored.some(({ id }) => id === plan.id))
        : [];
      return [...unstored.toReversed(), ...stored.map((plan) => runs.get(plan.id) ?? readRun(plan))].map(toView);
    },
    /** Begins and answers at once. */
    apply,
    /** Finishes the running steps, begins no more, keeps what was made. */
    pause,
    /** Goes on after a pause, an answer, a failure (tries it again) or the end of the app; looks first, then does. */
    resume(id: string): PlanView {
      const run = load(id);
      if (run.state === 'ready')
        throw new AppError({ code: 'conflict', message: 'This plan has not begun. Apply it.' });
      return start(run);
    },
    planUndo: makeUndo,
    /** Answers with the undo plan once it runs: after the steps that were at work. */
    async stopAndUndo(id: string): Promise<PlanView> {
      if (active.has(id)) pause(id);
      await whenIdle(id);
      return apply((await makeUndo(id)).id);
    },
    /** Forgets a plan that was never applied. */
    discard(id: string): void {
      if (load(id).state !== 'ready') {
        throw new AppError({ code: 'conflict', message: 'Only a plan that never ran can be forgotten', subject: id });
      }
      if (!readOnly) plans.remove(id);
      runs.delete(id);
    },
    /** At start-up, before anything else: a plan that was running when the app ended is `interrupted`. */
    settle(): void {
      const message = 'Linkspan ended while this ran. Resume it or undo it.';
      const entry = { point: 'state', state: 'interrupted', message } as const;
      for (const { id } of plans.list()) {
        const run = load(id);
        if (run.state !== 'applying' || active.has(id)) runs.delete(id);
        else if (readOnly) applyEntry(run, { ...entry, planId: id, at: clock.now().toISOString() });
        else recorder.record({ run, entry });
      }
    },
    /** Resolves when the plan no longer runs. */
    whenIdle,
    get busy(): boolean {
      return active.size > 0;
    },
    /** Ends every running plan as a crash would, but tidily: their steps are looked at when they are resumed. */
    async shutDown(): Promise<void> {
      const reason = new AppError({ code: 'cancelled', message: 'Linkspan is closing' });
      const jobs = [...active.values()];
      for (const { controller } of jobs) controller.abort(reason);
      await Promise.all(jobs.map(({ finished }) => finished));
    },
  };
}

async function settle(run: Run, tools: StepTools): Promise<RunOutcome | undefined> {
  try {
    await settleSteps(run, tools);
    return undefined;
  } catch (error) {
    if (tools.signal.aborted) return { kind: 'ended' };
    if (!isAppError(error)) throw error;
    return { kind: isWaitCode(error.code) ? 'waiting' : 'stopped', failure: error };
  }
}

function stateAfter(outcome: RunOutcome) {
  switch (outcome.kind) {
    case 'complete':
      return { state: 'applied', message: null } as const;
    case 'paused':
      return { state: 'paused', message: null } as const;
    case 'stopped':
      return { state: 'stopped', message: outcome.failure.message } as const;
    case 'waiting':
      return { state: 'waiting', message: outcome.failure.message } as const;
    case 'ended':
      return { state: 'interrupted', message: 'Linkspan was closed while this ran. Resume it or undo it.' } as const;
  }
}

function whatStayed(target: Run): string | null {
  const { steps } = target.plan;
  const left = steps.filter(({ id }) => stepRun(target, id).state === 'left');
  const final = steps.filter((step) => isFinal(target, step));
  const words = [
    list(
      'Left in place',
      left.map(({ id, title }) => `${title} (${stepRun(target, id).message ?? 'no reason given'})`),
    ),
    list(
      'Not taken back',
      final.map(({ title }) => title),
    ),
  ].filter((text) => text !== '');
  return words.length === 0 ? null : words.join('. ');
}

function list(what: string, things: readonly string[]): string {
  return things.length === 0 ? '' : `${what}: ${things.join('; ')}`;
}
