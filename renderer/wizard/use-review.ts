import { useState } from 'react';
import type { PlanView } from '../../contract/domain/plan.ts';
import { useLock } from '../bridge/use-lock.ts';
import { counted } from './plan-notices.tsx';

export interface Review {
  readonly ticked: ReadonlySet<string>;
  readonly tick: (id: string, isTicked: boolean) => void;
  /** Why the plan cannot be applied yet; undefined when it can. */
  readonly obstacle: string | undefined;
}

export function useReview(plan: PlanView | undefined): Review {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const lock = useLock(plan?.profile);
  const open = plan?.warnings.filter(({ id }) => !ticked.has(id)).length ?? 0;
  return {
    ticked,
    tick: (id, isTicked) =>
      setTicked((old) => new Set(isTicked ? [...old, id] : [...old].filter((other) => other !== id))),
    obstacle: lock ?? obstacleIn(plan, open),
  };
}

function obstacleIn(plan: PlanView | undefined, open: number): string | undefined {
  if (!plan) return 'The plan is being made';
  if (plan.conflicts.length > 0) return `Settle ${counted(plan.conflicts.length, 'conflict')} first`;
  if (open > 0) return `Tick ${counted(open, 'warning')} first`;
  if (plan.steps.length === 0) return 'There is nothing to do';
  return undefined;
}
