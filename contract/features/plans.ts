import { z } from 'zod';
import { command, query, topic } from '../define.ts';
import { PlanId } from '../domain/intent.ts';
import { PlanState, PlanView, StepProgress } from '../domain/plan.ts';

const one = z.object({ planId: PlanId });

/** The page sends the id of a plan and never its steps. Commands answer at once; progress comes as news. */
export const plans = {
  list: query({ input: z.object({}), output: z.array(PlanView.omit({ steps: true, progress: true })) }),
  get: query({ input: one, output: PlanView }),
  apply: command({ input: one, output: z.object({}) }),
  /** After the running step. */
  pause: command({ input: one, output: z.object({}) }),
  /** Tries again after a stop, a pause, or the end of the app in the middle. */
  resume: command({ input: one, output: z.object({}) }),
  /** Makes the plan that takes away what this one made; nothing is removed until that plan is applied. */
  planUndo: command({ input: one, output: PlanView }),
  /** Cancels, then applies the undo plan at once; answers its id. */
  stopAndUndo: command({ input: one, output: z.object({ undoPlanId: z.string() }) }),
  /** Forgets a plan that was never applied. */
  discard: command({ input: one, output: z.object({}) }),
  progressed: topic(
    z.object({ planId: z.string(), state: PlanState, message: z.string().nullable(), step: StepProgress.nullable() }),
  ),
};
