import type { Undone } from './doer.ts';
import { isToUndo, planStep, type Run, stepRun, undoTarget } from './run.ts';
import { stepContext, type StepOutcome, type StepTools, toFailure } from './step-tools.ts';

/** Takes away what one step of another plan made. May be repeated: what is gone already counts as removed. */
export async function undoStep(run: Run, stepId: string, target: Run, tools: StepTools): Promise<StepOutcome> {
  const { recorder } = tools;
  const targetId = undoTarget(planStep(run, stepId));
  const targetStep = planStep(target, targetId);
  const made = stepRun(target, targetId).made;
  recorder.showRunning(run, stepId);

  if (!made || !isToUndo(target, targetStep)) {
    recorder.record({ run, entry: { point: 'undone', stepId, log: [] } });
    return { kind: 'done' };
  }

  recorder.record(
    { run, entry: { point: 'started', stepId } },
    { run: target, entry: { point: 'undo-started', stepId: targetId } },
  );
  recorder.reached('undo-started', targetId);

  let undone: Undone;
  try {
    const context = stepContext(target, targetId, tools, { run, stepId });
    undone = await tools.doer(targetStep.kind).undo(made.record, targetStep.input, context);
  } catch (error) {
    if (tools.signal.aborted) return { kind: 'ended' };
    const failure = toFailure(error, planStep(run, stepId).title, tools);
    recorder.record(
      { run, entry: { point: 'failed', stepId, failure: failure.toFailure(), log: stepRun(run, stepId).log } },
      { run: target, entry: { point: 'undo-failed', stepId: targetId, failure: failure.toFailure() } },
    );
    return { kind: 'failed', failure };
  }
  recorder.reached('undo-effect', targetId);

  const { log } = stepRun(run, stepId);
  const end =
    undone.outcome === 'removed'
      ? ({ point: 'undone', log } as const)
      : ({ point: 'left', reason: undone.reason, log } as const);
  recorder.record({ run, entry: { ...end, stepId } }, { run: target, entry: { ...end, stepId: targetId } });
  recorder.reached('undone', targetId);
  return { kind: 'done' };
}
