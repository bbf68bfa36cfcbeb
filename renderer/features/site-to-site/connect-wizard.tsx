import Button from '@cloudscape-design/components/button';
import { type ReactNode, useState } from 'react';
import { preSharedKeyProblem } from '../../../contract/domain/vpn.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { goTo } from '../../ui/router.tsx';
import { PlanReview } from '../../wizard/plan-review.tsx';
import { useDraft } from '../../wizard/use-draft.ts';
import { type Planning, useWizardMoves } from '../../wizard/use-wizard-moves.tsx';
import { WizardFrame } from '../../wizard/wizard-frame.tsx';
import { stepHelp } from './connect-help.ts';
import type { ConnectDraft } from './connect-values.ts';
import type { parseIntent } from './intent-of.ts';
import { ReachStep } from './reach-step.tsx';
import { RoutingStep } from './routing-step.tsx';
import { SiteStep } from './site-step.tsx';
import { connectSteps, reviewStep } from './steps.ts';
import { TunnelsStep } from './tunnels-step.tsx';
import { type Connect, useConnect } from './use-connect.ts';
import { WhereStep } from './where-step.tsx';

export const draftKey = 'connect-site';

interface ConnectWizardProps {
  readonly start: ConnectDraft;
  readonly onTakeOver: () => void;
}

export function ConnectWizard({ start, onTakeOver }: ConnectWizardProps) {
  const [draft, setDraft] = useState<ConnectDraft>({ ...start, step: Math.min(start.step, reviewStep - 1) });
  const { connect, intent, showKeys } = useConnect(draft, setDraft);
  const keeper = useDraft(
    draftKey,
    { ...draft, step: Math.min(draft.step, reviewStep - 1) },
    draft.chosen !== start.chosen || draft.step !== 0,
  );
  const moves = useWizardMoves({
    step: draft.step,
    reviewStep,
    showStep: (step) => setDraft((old) => ({ ...old, step })),
    isReading: draft.step === 1 && connect.suggesting.isLoading,
    mayGoOn: () => mayGoOn(draft.step, connect, showKeys),
    planning: usePlanning(connect, intent),
    keeper,
    home: '#/',
  });
  const content: Readonly<Record<(typeof connectSteps)[number]['id'], ReactNode>> = {
    where: <WhereStep connect={connect} />,
    site: <SiteStep connect={connect} />,
    routing: <RoutingStep connect={connect} />,
    tunnels: <TunnelsStep connect={connect} />,
    reach: <ReachStep connect={connect} />,
    review: moves.plan && <PlanReview plan={moves.plan} review={moves.review} />,
  };
  return (
    <WizardFrame
      title="Connect a site to a VPC"
      step={draft.step}
      steps={connectSteps.map(({ id, title }) => ({ title, help: stepHelp[id], content: content[id] }))}
      moves={moves}
      keeper={keeper}
      problems={connect.problems}
      onTakeOver={onTakeOver}
    >
      {draft.step === 0 && connect.found.vpcs?.length === 0 && (
        <Button variant="inline-link" onClick={() => goTo('#/accounts')}>
          Choose another profile under Accounts
        </Button>
      )}
    </WizardFrame>
  );
}

function mayGoOn(step: number, connect: Connect, showKeys: (areShown: boolean) => void): boolean {
  const isKeyMissing =
    step === 3 && connect.values.keys === 'own' && connect.keys.some((key) => preSharedKeyProblem(key) !== undefined);
  if (connect.problems.count === 0 && !isKeyMissing) return true;
  connect.problems.showAll();
  if (isKeyMissing) showKeys(true);
  return false;
}

function usePlanning(connect: Connect, intent: ReturnType<typeof parseIntent>): Planning {
  const { mutate, isPending, error, reset } = useCommand('siteToSite', 'plan');
  return {
    isPending,
    error,
    reset,
    make: (onReady) => {
      if (!intent.success) return;
      const keys: [string, string] | null = connect.values.keys === 'own' ? [...connect.keys] : null;
      mutate({ intent: intent.data, keys }, { onSuccess: onReady });
    },
  };
}
