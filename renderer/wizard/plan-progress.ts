import type { PlanStep, PlanView, StepProgress } from '../../contract/domain/plan.ts';

export interface StepWithProgress {
  readonly step: PlanStep;
  readonly number: number;
  readonly progress: StepProgress | undefined;
}

/** The steps in the order of the plan, each with how far it is. */
export function stepsWithProgress(plan: PlanView): readonly StepWithProgress[] {
  const byStep = new Map(plan.progress.map((progress) => [progress.stepId, progress]));
  return plan.steps.map((step, index) => ({ step, number: index + 1, progress: byStep.get(step.id) }));
}

interface Position {
  readonly number: number;
  readonly of: number;
  readonly stepId: string | undefined;
  /** When the first step began. */
  readonly startedAt: string | null;
}

/** Where the plan stands: the step that failed or runs, else the first one not begun, else the last. */
export function currentStep(plan: PlanView): Position {
  const all = stepsWithProgress(plan);
  const found =
    all.find(({ progress }) => progress?.state === 'failed') ??
    all.find(({ progress }) => progress?.state === 'running' || progress?.state === 'unknown') ??
    all.find(({ progress }) => progress === undefined || progress.state === 'waiting') ??
    all.at(-1);
  const starts = plan.progress.flatMap(({ startedAt }) => startedAt ?? []).sort();
  return { number: found?.number ?? 0, of: all.length, stepId: found?.step.id, startedAt: starts[0] ?? null };
}

/** Steps that are over, whatever their end. */
export function finishedCount(plan: PlanView): number {
  return plan.progress.filter(({ state }) => !['waiting', 'running', 'unknown', 'failed'].includes(state)).length;
}

/** Seconds that a step took, or takes so far; null when it has not begun. */
export function secondsOf(progress: StepProgress | undefined, now: number): number | null {
  if (!progress?.startedAt) return null;
  const end = progress.endedAt ? Date.parse(progress.endedAt) : now;
  return Math.max(0, (end - Date.parse(progress.startedAt)) / 1000);
}
