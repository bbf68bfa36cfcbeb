import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Drill } from '../../../contract/domain/dns.ts';
import type { PlanView } from '../../../contract/domain/plan.ts';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';
import { InfoLink } from '../../ui/help.tsx';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { goTo } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { PlanBody } from '../../wizard/plan-body.tsx';
import { PlanReview } from '../../wizard/plan-review.tsx';
import { planStatus } from '../../wizard/plan-status.ts';
import { useReview } from '../../wizard/use-review.ts';
import { AskYourself } from './ask-yourself.tsx';
import { dnsHelp, drillHelp } from './dns-help.ts';
import { DrillActions } from './drill-actions.tsx';
import { DrillClock } from './drill-clock.tsx';
import { drillStatus } from './drill-status.ts';
import { DrillTimeline } from './drill-timeline.tsx';
import { DrillTimes } from './drill-times.tsx';

/** A drill from its review to its measured times. May be left and found again. */
export function DrillPage({ planId }: { readonly planId: string }) {
  const { data: plan, error, refetch } = useRead('plans', 'get', { planId });
  const review = useReview(plan);
  const hasBegun = plan !== undefined && plan.state !== 'ready';
  // An old plan may be gone while its drill is kept.
  const { data: drill, error: drillError } = useRead(
    'dns',
    'drill',
    { planId },
    { enabled: hasBegun || error !== null, every: plan?.state === 'applying' ? 2000 : false },
  );
  return (
    <Page
      title={titleOf(plan, drill)}
      info={<InfoLink topic={plan?.state === 'ready' ? drillHelp : dnsHelp} />}
      description={<Where plan={plan} drill={drill} />}
      actions={plan && <DrillActions plan={plan} drill={drill} obstacle={review.obstacle} />}
    >
      {error && !drill && <Problem error={error} onRetry={() => void refetch()} title="The drill could not be read" />}
      {!plan && !drill && !error && <Spinner size="large" />}
      {plan?.state === 'ready' && <PlanReview plan={plan} review={review} />}
      {hasBegun && drillError && !drill && plan.state !== 'applying' && (
        <Problem error={drillError} title="What the drill saw could not be read" />
      )}
      {plan?.message && plan.state !== 'ready' && (
        <div className="ls-strip">
          <Alert type={plan.state === 'applied' ? 'info' : 'warning'}>
            <UntrustedText text={plan.message} limit={2000} />
          </Alert>
        </div>
      )}
      {drill && <Watched drill={drill} />}
      {hasBegun && (
        <details className="ls-details">
          <summary>Steps of the drill</summary>
          <PlanBody plan={plan} />
        </details>
      )}
    </Page>
  );
}

function Watched({ drill }: { readonly drill: Drill }) {
  return (
    <SpaceBetween size="l">
      {drill.state === 'not-restored' && <NotRestored />}
      <DrillClock drill={drill} />
      {drill.state !== 'running' && <DrillTimes drill={drill} />}
      {drill.state === 'running' && <AskYourself {...drill} />}
      <Container header={<Header variant="h2">What was seen</Header>}>
        <DrillTimeline drill={drill} />
      </Container>
    </SpaceBetween>
  );
}

function NotRestored() {
  return (
    <Alert
      type="error"
      header="The health check may still be forced"
      action={<Button onClick={() => goTo('#/dns/health-checks')}>Go to Health checks</Button>}
    >
      It could not be seen to be as it was found. As long as it is inverted, Route 53 answers the wrong member: restore
      it.
    </Alert>
  );
}

function titleOf(plan: PlanView | undefined, drill: Drill | undefined): string {
  if (drill) return `Who answers for ${harmless(drill.name, 200)}?`;
  return plan ? harmless(plan.title, 200) : 'Drill';
}

function Where({ plan, drill }: { readonly plan: PlanView | undefined; readonly drill: Drill | undefined }) {
  const { type, words } = drill ? drillStatus(drill.state) : planStatus(plan?.state ?? 'ready');
  return (
    <span className="ls-inline">
      <span role="status" data-testid="drill-state" data-state={drill?.state ?? plan?.state ?? 'reading'}>
        {(drill ?? plan) && <StatusIndicator type={type}>{words}</StatusIndicator>}
      </span>
      {drill && <UntrustedText text={`${drill.type} record · ${drill.profile}`} limit={200} />}
    </span>
  );
}
