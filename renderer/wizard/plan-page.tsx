import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { PlanView } from '../../contract/domain/plan.ts';
import { useRead } from '../bridge/use-read.ts';
import { harmless } from '../ui/harmless.ts';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';
import { PlanActions } from './plan-actions.tsx';
import { PlanBody } from './plan-body.tsx';
import { PlanOutcome } from './plan-outcome.tsx';
import { PlanReview } from './plan-review.tsx';
import { planStatus } from './plan-status.ts';
import { ProgressLine } from './progress-line.tsx';
import { useReview } from './use-review.ts';

/** Any plan: reviewed before, followed while, and read after it is applied. May be left and found again. */
export function PlanPage({ planId }: { readonly planId: string }) {
  const { data: plan, error, refetch } = useRead('plans', 'get', { planId });
  const review = useReview(plan);
  return (
    <Page
      title={plan ? harmless(plan.title, 120) : 'Plan'}
      description={plan && <Where plan={plan} />}
      actions={plan && <PlanActions plan={plan} obstacle={review.obstacle} />}
    >
      {error && !plan && <Problem error={error} onRetry={() => void refetch()} title="The plan could not be read" />}
      {!plan && !error && <Spinner size="large" />}
      {plan?.state === 'ready' && <PlanReview plan={plan} review={review} />}
      {plan && plan.state !== 'ready' && (
        <SpaceBetween size="l">
          <ProgressLine plan={plan} />
          <PlanOutcome plan={plan} />
          <PlanBody plan={plan} />
        </SpaceBetween>
      )}
    </Page>
  );
}

function Where({ plan }: { readonly plan: PlanView }) {
  const { type, words } = planStatus(plan.state);
  const where = [plan.profile, plan.region].flatMap((part) => part ?? []).join(' · ');
  return (
    <span className="ls-inline">
      <span role="status" data-testid="plan-state" data-state={plan.state}>
        <StatusIndicator type={type}>{words}</StatusIndicator>
      </span>
      {where && <UntrustedText text={where} limit={200} />}
    </span>
  );
}
