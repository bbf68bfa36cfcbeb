import type { Made } from './doer.ts';
import { planStep, type Run, stepRun } from './run.ts';
import { stepContext, type StepOutcome, type StepTools, toFailure } from './step-tools.ts';

/** Makes one step true: looks first whether it is so already, and journals on both sides of the effect. */
export async function doStep(run: Run, stepId: string, tools: StepTools): Promise<StepOutcome> {
  const { recorder } = tools;
  const step = planStep(run, stepId);

  const attempt = async (work: () => Promise<Made | undefined>): Promise<Made | StepOutcome | undefined> => {
    try {
      return await work();
    } catch (error) {
      // The app ends: whatever this was, the step may have made something and nobody looked.
      if (tools.signal.aborted) return { kind: 'ended' };
      const failure = toFailure(error, step.title, tools);
      recorder.record({
        run,
        entry: { point: 'failed', stepId, failure: failure.toFailure(), log: stepRun(run, stepId).log },
      });
      return { kind: 'failed', failure };
    }
  };
  const keep = ({ origin, record }: Made): StepOutcome => {
    recorder.record({ run, entry: { point: 'made', stepId, origin, record, log: stepRun(run, stepId).log } });
    recorder.reached('made', stepId);
    return { kind: 'done' };
  };

  recorder.showRunning(run, stepId);
  const found = await attempt(() => tools.doer(step.kind).recognise(step.input, stepContext(run, stepId, tools)));
  if (found) return 'kind' in found ? found : keep(found);

  recorder.record({ run, entry: { point: 'started', stepId } });
  recorder.reached('started', stepId);
  const made = await attempt(() => tools.doer(step.kind).run(step.input, stepContext(run, stepId, tools)));
  if (!made || 'kind' in made) return made ?? { kind: 'ended' };
  recorder.reached('effect', stepId);
  return keep(made);
}
