import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Wizard from '@cloudscape-design/components/wizard';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { InfoLink } from '../../ui/help.tsx';
import { useArrivals } from '../../ui/arrivals.ts';
import { goTo } from '../../ui/router.tsx';
import { Time } from '../../ui/time.tsx';
import { PlanReview } from '../../wizard/plan-review.tsx';
import type { ConnectDraft } from './connect-values.ts';
import { stepHelp } from './connect-help.ts';
import { ReachStep } from './reach-step.tsx';
import { RoutingStep } from './routing-step.tsx';
import { SiteStep } from './site-step.tsx';
import { connectSteps, reviewStep } from './steps.ts';
import { TunnelsStep } from './tunnels-step.tsx';
import { useConnect } from './use-connect.ts';
import { useDraft } from './use-draft.ts';
import { useWizardMoves } from './use-wizard-moves.tsx';
import { WhereStep } from './where-step.tsx';

interface ConnectWizardProps {
  readonly start: ConnectDraft;
  /** Drops what is here for the draft that another tab saved. */
  readonly onTakeOver: () => void;
}

export function ConnectWizard({ start, onTakeOver }: ConnectWizardProps) {
  const [draft, setDraft] = useState<ConnectDraft>({ ...start, step: Math.min(start.step, reviewStep - 1) });
  const { connect, intent, showKeys } = useConnect(draft, setDraft);
  const keeper = useDraft(
    { ...draft, step: Math.min(draft.step, reviewStep - 1) },
    draft.chosen !== start.chosen || draft.step !== 0,
  );
  const moves = useWizardMoves({ draft, setDraft, connect, intent, showKeys, keeper });
  const area = useRef<HTMLDivElement>(null);
  useArrivals(area);
  useEffect(() => {
    document.title = 'Connect a site to a VPC · Linkspan';
  }, []);

  const content: Readonly<Record<(typeof connectSteps)[number]['id'], ReactNode>> = {
    where: <WhereStep connect={connect} />,
    site: <SiteStep connect={connect} />,
    routing: <RoutingStep connect={connect} />,
    tunnels: <TunnelsStep connect={connect} />,
    reach: <ReachStep connect={connect} />,
    review: moves.plan && <PlanReview plan={moves.plan} review={moves.review} />,
  };
  return (
    <div ref={area} className="ls-page">
      <h1 className="ls-visually-hidden">Connect a site to a VPC</h1>
      {keeper.isOvertaken && (
        <div className="ls-strip">
          <Alert
            type="warning"
            header="Another tab changed this draft"
            action={<Button onClick={onTakeOver}>Show the other tab's</Button>}
          >
            What is saved last wins. Your next change here replaces the other one.
          </Alert>
        </div>
      )}
      <Wizard
        activeStepIndex={draft.step}
        isLoadingNextStep={moves.isBusy}
        i18nStrings={{
          stepNumberLabel: (number) => `Step ${number}`,
          collapsedStepsLabel: (number, count) => `Step ${number} of ${count}`,
          navigationAriaLabel: 'Steps',
          cancelButton: 'Cancel',
          previousButton: 'Previous',
          nextButton:
            draft.step === reviewStep - 1 ? connect.problems.label('Make the plan') : connect.problems.label('Next'),
          submitButton: 'Apply plan',
          errorIconAriaLabel: 'Problem',
          nextButtonLoadingAnnouncement: 'Reading what the next step needs',
          submitButtonLoadingAnnouncement: 'Starting the plan',
        }}
        secondaryActions={
          keeper.savedAt && (
            <span className="ls-muted ls-kept">
              Draft kept <Time at={keeper.savedAt} />
            </span>
          )
        }
        {...(moves.applyButton && { customPrimaryActions: moves.applyButton })}
        onCancel={moves.cancel}
        onNavigate={({ detail }) => moves.navigate(detail.requestedStepIndex, detail.reason)}
        steps={connectSteps.map(({ id, title }) => ({
          title,
          info: <InfoLink topic={stepHelp[id]} />,
          description: stepHelp[id].body[0],
          content: content[id],
          errorText: draft.step === connectSteps.findIndex((one) => one.id === id) ? moves.errorText : undefined,
        }))}
      />
      {draft.step === 0 && connect.found.vpcs?.length === 0 && (
        <Button variant="inline-link" onClick={() => goTo('#/accounts')}>
          Choose another profile under Accounts
        </Button>
      )}
    </div>
  );
}
