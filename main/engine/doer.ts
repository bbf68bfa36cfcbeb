import type { PlanStep, StepDetail } from '../../contract/domain/plan.ts';
import type { Json } from '../store/json.ts';

/** Inputs and records are written to the journal as they are. Never a secret. */
export type { Json };

/** A step as the engine runs it: what the person reviewed, and the input of its doer. */
export interface Step extends PlanStep {
  readonly input: Json;
}

export interface StepContext {
  readonly planId: string;
  readonly stepId: string;
  readonly signal: AbortSignal;
  /** A person asked to stop after the running step: what only waits or watches may end early. */
  isPauseAsked?(): boolean;
  /** A line in the step's live log. Redacted by the caller: never a secret. */
  log(text: string): void;
  /**
   * True when this step was begun before, nothing was found then, and it did not end with `conflict`: what is found now was
   * most likely made by this plan, even where the thing itself (a route, a rule) cannot say who made it.
   */
  readonly begun?: boolean;
  /** What an earlier step made, as its doer recorded it. Throws if that step has no record. */
  record(stepId: string): Json;
}

/** `created` is ours to remove; `adopted` was there before and is never removed by undo. */
export type Origin = 'created' | 'adopted';

export interface Made<R extends Json = Json> {
  readonly origin: Origin;
  readonly record: R;
}

export type Undone = { readonly outcome: 'removed' } | { readonly outcome: 'left'; readonly reason: string };

/**
 * Knows how to run, recognise, verify and undo one kind of step.
 * Every method may be repeated: the app can be killed between any two lines.
 * Expected failures are thrown as AppError; `conflict` when what the plan assumed no longer holds.
 */
export interface Doer<I extends Json = Json, R extends Json = Json> {
  readonly kind: string;
  /**
   * Is it already so? Asked before each run (a re-run makes nothing twice), and to settle a step that a crash left unknown.
   * Finds what this plan might have made (by the plan's tag, a natural key, a marked file); undefined when there is nothing.
   */
  recognise(input: I, context: StepContext): Promise<Made<R> | undefined>;
  run(input: I, context: StepContext): Promise<Made<R>>;
  /** Takes away what this plan created; what is gone already counts as removed. */
  undo(record: R, input: I, context: StepContext): Promise<Undone>;
  /** What undo will do, for the review of an undo plan. */
  describeUndo?(record: R, input: I): UndoDescription;
}

export interface UndoDescription {
  readonly details: readonly StepDetail[];
  readonly iamActions: readonly string[];
  readonly interrupts: string | null;
}
