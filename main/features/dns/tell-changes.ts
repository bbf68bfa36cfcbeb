import type { PlanView } from '../../../contract/domain/plan.ts';
import type { PlanNews } from '../../engine/recorder.ts';

/** Says that zones or health checks changed, at the end of each step and plan that may have changed them. */
export function tellChanges({
  viewPlan,
  changed,
}: {
  readonly viewPlan: (planId: string) => PlanView;
  readonly changed: () => void;
}): (news: PlanNews) => void {
  return ({ planId, state, step }) => {
    // Lines of a log and beginnings change nothing.
    const isEnd = step === null ? state !== 'applying' : step.endedAt !== null && step.state !== 'running';
    if (!isEnd) return;
    const { kind, undoes } = viewPlan(planId);
    if (isOfDns(kind) || (undoes !== null && isOfDns(viewPlan(undoes).kind))) changed();
  };
}

function isOfDns(kind: string): boolean {
  return kind.startsWith('dns-');
}
