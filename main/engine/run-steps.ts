import type { AppError } from '../../contract/errors.ts';
import { isDone, isWaitCode, type Run, stepRun } from './run.ts';
import type { StepOutcome } from './step-tools.ts';

export type RunOutcome =
  | { readonly kind: 'complete' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'stopped'; readonly failure: AppError }
  | { readonly kind: 'waiting'; readonly failure: AppError }
  | { readonly kind: 'ended' };

/** Calls are limited per service by the clients themselves; this keeps one plan from opening everything at once. */
const atOnce = 8;

/** Does every step that is not done, each as soon as what it needs is; after a failure or a pause it begins no more. */
export async function runSteps(
  run: Run,
  perform: (stepId: string) => Promise<StepOutcome>,
  isPauseAsked: () => boolean,
): Promise<RunOutcome> {
  const running = new Map<string, Promise<void>>();
  const tried = new Set<string>();
  const halts: StepOutcome[] = [];
  const errors: unknown[] = [];

  const begin = async (stepId: string): Promise<void> => {
    tried.add(stepId);
    try {
      const outcome = await perform(stepId);
      if (outcome.kind !== 'done') halts.push(outcome);
    } catch (error) {
      errors.push(error);
    } finally {
      running.delete(stepId);
    }
  };

  while (true) {
    if (halts.length === 0 && errors.length === 0 && !isPauseAsked()) {
      for (const stepId of readySteps(run, tried).slice(0, atOnce - running.size)) running.set(stepId, begin(stepId));
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  // A journal that cannot be written, or a bug: thrown only now, when nothing runs any more.
  if (errors.length > 0) throw errors[0];
  return sumUp(run, halts);
}

function readySteps(run: Run, tried: ReadonlySet<string>): string[] {
  return run.plan.steps
    .filter(
      ({ id, needs }) =>
        !tried.has(id) && !isDone(stepRun(run, id)) && needs.every((need) => isDone(stepRun(run, need))),
    )
    .map(({ id }) => id);
}

function sumUp(run: Run, halts: readonly StepOutcome[]): RunOutcome {
  if (halts.some(({ kind }) => kind === 'ended')) return { kind: 'ended' };
  const failures = halts.flatMap((halt) => (halt.kind === 'failed' ? [halt.failure] : []));
  const hard = failures.find(({ code }) => !isWaitCode(code));
  if (hard) return { kind: 'stopped', failure: hard };
  if (failures[0]) return { kind: 'waiting', failure: failures[0] };
  return [...run.steps.values()].every(isDone) ? { kind: 'complete' } : { kind: 'paused' };
}
