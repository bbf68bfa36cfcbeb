import SpaceBetween from '@cloudscape-design/components/space-between';
import type { PlanView } from '../../contract/domain/plan.ts';
import { PlanBody } from './plan-body.tsx';
import { PlanNotices } from './plan-notices.tsx';
import { PlanSummary } from './plan-summary.tsx';
import type { Review } from './use-review.ts';

/** A plan before it is applied, for the wizard's last step and for a plan's own page. */
export function PlanReview({ plan, review }: { readonly plan: PlanView; readonly review: Review }) {
  return (
    <SpaceBetween size="l">
      <PlanNotices plan={plan} ticked={review.ticked} onTick={review.tick} />
      <PlanSummary plan={plan} />
      <PlanBody plan={plan} />
    </SpaceBetween>
  );
}
