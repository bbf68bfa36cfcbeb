import type { Json, StepContext } from '../engine/doer.ts';

/** The id of a thing in AWS: known when the plan is made, or recorded by an earlier step. */
export type Ref = string | { readonly from: string };

export function idOf(ref: Ref, context: Pick<StepContext, 'record'>): string {
  return typeof ref === 'string' ? ref : idIn(context.record(ref.from), ref.from);
}

/** The steps that must come before one that uses these. */
export function needsOf(...refs: readonly Ref[]): string[] {
  return [...new Set(refs.flatMap((ref) => (typeof ref === 'string' ? [] : [ref.from])))];
}

export function showRef(ref: Ref): string {
  return typeof ref === 'string' ? ref : `(from step ${ref.from})`;
}

function idIn(record: Json, stepId: string): string {
  if (typeof record === 'object' && record !== null && 'id' in record && typeof record['id'] === 'string') {
    return record['id'];
  }
  throw new Error(`The record of step ${stepId} has no id`);
}
