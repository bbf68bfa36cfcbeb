import { isUnsettled, planStep, type Run } from './run.ts';
import { stepContext, type StepTools } from './step-tools.ts';

/** Looks for what steps that ended without a word might have made. Throws when it cannot look: then nothing else may happen. */
export async function settleSteps(run: Run, tools: StepTools): Promise<void> {
  for (const [stepId, progress] of run.steps) {
    if (!isUnsettled(progress)) continue;
    const { kind, input } = planStep(run, stepId);
    const found = await tools.doer(kind).recognise(input, stepContext(run, stepId, tools));
    if (found) {
      tools.recorder.record({ run, entry: { point: 'made', stepId, ...found, log: progress.log } });
      tools.recorder.reached('made', stepId);
    } else {
      tools.recorder.record({ run, entry: { point: 'absent', stepId } });
    }
  }
}
