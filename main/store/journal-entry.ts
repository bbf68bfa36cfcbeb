import { z } from 'zod';
import { PlanState, StepProgress } from '../../contract/domain/plan.ts';
import { Failure } from '../../contract/failure.ts';
import type { Json } from './json.ts';

const JsonValue: z.ZodType<Json> = z.json();
const about = { planId: z.string(), at: z.iso.datetime() };
const step = { ...about, stepId: z.string() };
const log = StepProgress.shape.log;

/**
 * What happened, in the order it happened. `started` without an end is a step of which nobody knows yet whether it was made;
 * `absent` says that somebody looked and it was not. The points of undo are written for both plans: the one that undoes
 * (`started`, `undone`, `left`, `failed`) and the one that is undone (`undo-started`, `undone`, `left`, `undo-failed`).
 */
export const JournalEntry = z.discriminatedUnion('point', [
  z.object({ ...about, point: z.literal('state'), state: PlanState, message: z.string().nullable() }),
  z.object({ ...step, point: z.literal('started') }),
  z.object({
    ...step,
    point: z.literal('made'),
    origin: z.enum(['created', 'adopted']),
    record: JsonValue,
    log,
  }),
  z.object({ ...step, point: z.literal('failed'), failure: Failure, log }),
  z.object({ ...step, point: z.literal('absent') }),
  z.object({ ...step, point: z.literal('undo-started') }),
  z.object({ ...step, point: z.literal('undone'), log }),
  z.object({ ...step, point: z.literal('left'), reason: z.string(), log }),
  z.object({ ...step, point: z.literal('undo-failed'), failure: Failure }),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;
