import type { PlanState, PlanView, PlanWait, StepProgress, StepState } from '../../contract/domain/plan.ts';
import type { ErrorCode, Failure } from '../../contract/errors.ts';
import type { JournalEntry } from '../store/journal-entry.ts';
import type { Json } from '../store/json.ts';
import type { StoredPlan, StoredStep } from '../store/stored-plan.ts';
import type { Made } from './doer.ts';

export interface StepRun extends StepProgress {
  readonly made: Made | undefined;
  /** Begun once and not known to be absent since: it may have made something. */
  readonly begun: boolean;
  /** What is found now may well be of its making: not so after a `conflict`, where somebody else was first. */
  readonly mayBeOurs: boolean;
  readonly undoBegun: boolean;
}

/** A plan and what has happened to it so far: the sum of its journal. */
export interface Run {
  readonly plan: StoredPlan;
  state: PlanState;
  message: string | null;
  /** Of the failure that a waiting plan waits after. */
  waitsFor: PlanWait | null;
  readonly steps: Map<string, StepRun>;
}

export function createRun(plan: StoredPlan, entries: readonly JournalEntry[] = []): Run {
  const run: Run = { plan, state: 'ready', message: null, waitsFor: null, steps: new Map() };
  for (const { id } of plan.steps) run.steps.set(id, notBegun(id));
  for (const entry of entries) applyEntry(run, entry);
  return run;
}

/** Takes one more journal entry into the sum; the same function for what was read back and what happens now. */
export function applyEntry(run: Run, entry: JournalEntry): void {
  if (entry.point === 'state') {
    run.state = entry.state;
    run.message = entry.message;
    if (entry.state !== 'waiting') run.waitsFor = null;
    if (entry.state === 'interrupted') forgetRunning(run);
    return;
  }
  if (entry.point === 'failed') run.waitsFor = waitOf(entry.failure) ?? run.waitsFor;
  run.steps.set(entry.stepId, nextStep(stepRun(run, entry.stepId), entry));
}

export function stepRun(run: Run, stepId: string): StepRun {
  const step = run.steps.get(stepId);
  if (!step) throw new Error(`Plan ${run.plan.id} has no step ${stepId}`);
  return step;
}

export function planStep(run: Run, stepId: string): StoredStep {
  const step = run.plan.steps.find(({ id }) => id === stepId);
  if (!step) throw new Error(`Plan ${run.plan.id} has no step ${stepId}`);
  return step;
}

export function isDone({ state }: StepRun): boolean {
  return state === 'made' || state === 'adopted' || state === 'undone' || state === 'left';
}

/** It may have made something that no record tells of. */
export function isUnsettled(step: StepRun): boolean {
  return step.begun && !step.made;
}

/** Ours, and still there as far as the journal knows. */
export function isToUndo(run: Run, { id, undo }: StoredStep): boolean {
  const step = stepRun(run, id);
  return undo !== null && step.made?.origin === 'created' && step.state !== 'undone' && step.state !== 'left';
}

/** Done, and without a way back: a deletion, an acceptance. */
export function isFinal(run: Run, { id, undo, system }: StoredStep): boolean {
  return undo === null && system !== 'check' && stepRun(run, id).state === 'made';
}

export function toView(run: Run): PlanView {
  const { steps, ...plan } = run.plan;
  return {
    ...plan,
    steps: steps.map(({ input: _input, ...step }) => step),
    state: run.state,
    message: run.message,
    waitsFor: run.waitsFor,
    progress: steps.map(({ id }) => toProgress(stepRun(run, id))),
  };
}

export function toProgress({ stepId, state, startedAt, endedAt, message, log }: StepRun): StepProgress {
  return { stepId, state, startedAt, endedAt, message, log };
}

/** Waiting for a person is not a failure: the step goes on when they have answered. */
export function isWaitCode(code: ErrorCode): boolean {
  return code === 'answer-needed' || code === 'not-signed-in';
}

/** What a person must give after this failure; null when it is none to wait after. */
export function waitOf({ code, subject }: Failure): PlanWait | null {
  if (code === 'not-signed-in') return 'sign-in';
  if (code !== 'answer-needed') return null;
  return subject === 'keys' ? 'keys' : 'answer';
}

type StepEntry = Exclude<JournalEntry, { point: 'state' }>;

function nextStep(step: StepRun, entry: StepEntry): StepRun {
  const ended = { startedAt: step.startedAt ?? entry.at, endedAt: entry.at, message: null };
  switch (entry.point) {
    case 'started':
      return {
        ...step,
        state: 'running',
        begun: true,
        mayBeOurs: true,
        startedAt: entry.at,
        endedAt: null,
        message: null,
      };
    case 'made': {
      const state: StepState = entry.origin === 'created' ? 'made' : 'adopted';
      const made: Made = { origin: entry.origin, record: entry.record };
      return { ...step, ...ended, state, made, log: entry.log };
    }
    case 'failed': {
      const state: StepState = isWaitCode(entry.failure.code) ? 'waiting' : 'failed';
      const mayBeOurs = step.mayBeOurs && entry.failure.code !== 'conflict';
      return { ...step, ...ended, state, mayBeOurs, message: entry.failure.message, log: entry.log };
    }
    case 'absent':
      return { ...step, state: 'waiting', begun: false, mayBeOurs: false, message: null };
    case 'undo-started':
      return { ...step, undoBegun: true, message: 'Its undo has begun.' };
    case 'undone':
      return { ...step, ...ended, state: 'undone', log: entry.log };
    case 'left':
      return { ...step, ...ended, state: 'left', message: entry.reason, log: entry.log };
    case 'undo-failed':
      return { ...step, message: entry.failure.message };
  }
}

function notBegun(stepId: string): StepRun {
  const nothing = { startedAt: null, endedAt: null, message: null, log: [] };
  return { stepId, state: 'waiting', ...nothing, made: undefined, begun: false, mayBeOurs: false, undoBegun: false };
}

function forgetRunning(run: Run): void {
  for (const [id, step] of run.steps) {
    if (step.state === 'running') run.steps.set(id, { ...step, state: step.begun ? 'unknown' : 'waiting' });
  }
}

/** What an undo step is about: the step of the plan that is undone. */
export function undoTarget(step: StoredStep): string {
  const input: Json = step.input;
  if (typeof input === 'object' && input !== null && 'stepId' in input && typeof input.stepId === 'string') {
    return input.stepId;
  }
  throw new Error(`Step ${step.id} does not say what it undoes`);
}
