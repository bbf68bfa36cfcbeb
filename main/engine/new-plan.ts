import { randomBytes } from 'node:crypto';
import type { PlanView } from '../../contract/domain/plan.ts';
import type { StoredPlan } from '../store/stored-plan.ts';
import type { Step } from './doer.ts';

/** A plan as a planner makes it. The id may be given, since tags under review name it. */
export interface NewPlan extends Omit<
  PlanView,
  'id' | 'createdAt' | 'steps' | 'state' | 'message' | 'progress' | 'waitsFor'
> {
  readonly id?: string;
  readonly steps: readonly Step[];
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Eight characters of base32, as in the tag `linkspan:plan`. */
export function newId(): string {
  return [...randomBytes(8)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

/** Gives the plan its id and time. A plan that could never run is a planner's bug, told at once. */
export function toStoredPlan(
  { id, steps, ...plan }: NewPlan,
  now: Date,
  isKnown: (kind: string) => boolean,
): StoredPlan {
  checkSteps(steps, isKnown);
  return { ...plan, id: id ?? newId(), createdAt: now.toISOString(), steps: [...steps] };
}

function checkSteps(steps: readonly Step[], isKnown: (kind: string) => boolean): void {
  const ids = new Set(steps.map(({ id }) => id));
  if (ids.size !== steps.length) throw new Error('Two steps of a plan have the same id');
  for (const { id, kind, needs } of steps) {
    if (!isKnown(kind)) throw new Error(`Step ${id}: there is no doer for ${kind}`);
    const missing = needs.find((need) => !ids.has(need));
    if (missing !== undefined) throw new Error(`Step ${id} needs ${missing}, which is not in the plan`);
  }
  let left = [...steps];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ id }) => id));
    const blocked = left.filter(({ needs }) => needs.some((need) => waiting.has(need)));
    if (blocked.length === left.length) throw new Error(`Steps need each other: ${[...waiting].join(', ')}`);
    left = blocked;
  }
}
