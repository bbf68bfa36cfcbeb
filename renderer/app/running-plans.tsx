import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { z } from 'zod';
import type { plans } from '../../contract/features/plans.ts';
import { useRead } from '../bridge/use-read.ts';
import { goTo, useRoute } from '../ui/router.tsx';
import { stopwatch, useNow } from '../ui/time.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';
import { currentStep } from '../wizard/plan-progress.ts';
import { planHref } from '../wizard/plan-home.ts';
import { planStatus } from '../wizard/plan-status.ts';

type ListedPlan = z.infer<typeof plans.list.output>[number];

/** A strip for each plan that runs or waits, on every page but its own. */
export function RunningPlans() {
  const { data } = useRead('plans', 'list', {});
  const { parts } = useRoute();
  const running = (data ?? []).filter(
    ({ id, state }) => ['applying', 'waiting', 'interrupted', 'paused'].includes(state) && parts.at(-1) !== id,
  );
  if (running.length === 0) return null;
  return (
    <section className="ls-strip" aria-label="Plans under way">
      {running.slice(0, 3).map((plan) => (
        <RunningPlan key={plan.id} plan={plan} />
      ))}
    </section>
  );
}

function RunningPlan({ plan: listed }: { readonly plan: ListedPlan }) {
  const { data: plan } = useRead('plans', 'get', { planId: listed.id });
  const now = useNow(1000);
  const state = plan?.state ?? listed.state;
  const position = plan && currentStep(plan);
  const { type, words } = planStatus(state);
  return (
    <div className="ls-running-plan" data-testid="running-plan">
      <StatusIndicator type={type}>{words}</StatusIndicator>
      <span className="ls-grow">
        <strong>
          <UntrustedText text={listed.title} limit={120} />
        </strong>
        {position && ` · step ${position.number} of ${position.of}`}
        {position?.startedAt && ` · ${stopwatch((now - Date.parse(position.startedAt)) / 1000)}`}
      </span>
      <Button ariaLabel={`Open ${listed.title}`} onClick={() => goTo(planHref(listed))}>
        Open
      </Button>
    </div>
  );
}
