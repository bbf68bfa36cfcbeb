import { z } from 'zod';
import { PlanStep, PlanView } from '../../contract/domain/plan.ts';
import type { Json } from './json.ts';

const JsonValue: z.ZodType<Json> = z.json();

/** A step as the engine runs it: what the person reviewed, and the input of its doer. */
export const StoredStep = PlanStep.extend({ input: JsonValue });
export type StoredStep = z.infer<typeof StoredStep>;

/** A plan as it was reviewed. It never changes: what happened to it is in the journal. */
export const StoredPlan = PlanView.omit({ state: true, message: true, waitsFor: true, progress: true }).extend({
  steps: z.array(StoredStep),
});
export type StoredPlan = z.infer<typeof StoredPlan>;
