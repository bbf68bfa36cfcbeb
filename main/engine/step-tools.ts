import { AppError, isAppError } from '../../contract/errors.ts';
import type { Json } from '../store/json.ts';
import type { Doer, StepContext } from './doer.ts';
import type { Recorder } from './recorder.ts';
import { planStep, type Run, stepRun } from './run.ts';

export interface StepTools {
  readonly recorder: Recorder;
  readonly signal: AbortSignal;
  isPauseAsked?(): boolean;
  doer(kind: string): Doer;
  /** Takes an error that nobody expected to the log. */
  report(error: unknown): void;
}

/** `ended` on purpose in the middle: nothing is known of the step until somebody looks. */
export type StepOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: AppError }
  | { readonly kind: 'ended' };

/** What a doer may use. `shown` is where its log lines go: for an undo, the step of the plan that undoes. */
export function stepContext(run: Run, stepId: string, tools: StepTools, shown = { run, stepId }): StepContext {
  return {
    planId: run.plan.id,
    stepId,
    signal: tools.signal,
    begun: stepRun(run, stepId).mayBeOurs,
    isPauseAsked: () => tools.isPauseAsked?.() ?? false,
    log: (text) => tools.recorder.addLine(shown.run, shown.stepId, text),
    record(other): Json {
      const { made } = stepRun(run, other);
      if (made) return made.record;
      throw new Error(`${planStep(run, other).title} has no record yet: name it in needs`);
    },
  };
}

/** The sentence of a failure; a bug gets one that says no more than that it is a bug. */
export function toFailure(error: unknown, title: string, tools: StepTools): AppError {
  if (isAppError(error)) return error;
  tools.report(error);
  const message = `"${title}" ended with an error nobody foresaw. The log has the details. Resume tries it again.`;
  return new AppError({ code: 'unexpected', message }, { cause: error });
}
