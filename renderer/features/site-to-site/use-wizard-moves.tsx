import Button from '@cloudscape-design/components/button';
import type { WizardProps } from '@cloudscape-design/components/wizard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import type { PlanView } from '../../../contract/domain/plan.ts';
import { preSharedKeyProblem } from '../../../contract/domain/vpn.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useFlashes } from '../../ui/flashes.tsx';
import { messageOf } from '../../ui/problem.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { type Review, useReview } from '../../wizard/use-review.ts';
import type { ConnectDraft } from './connect-values.ts';
import type { parseIntent } from './intent-of.ts';
import { reviewStep } from './steps.ts';
import type { Connect } from './use-connect.ts';
import type { DraftKeeper } from './use-draft.ts';

interface Situation {
  readonly draft: ConnectDraft;
  readonly setDraft: (update: (old: ConnectDraft) => ConnectDraft) => void;
  readonly connect: Connect;
  readonly intent: ReturnType<typeof parseIntent>;
  readonly showKeys: (areShown: boolean) => void;
  readonly keeper: DraftKeeper;
}

interface WizardMoves {
  readonly plan: PlanView | undefined;
  readonly review: Review;
  readonly isBusy: boolean;
  readonly errorText: ReactNode;
  readonly applyButton: ReactNode;
  readonly navigate: (to: number, reason: WizardProps.NavigationReason) => void;
  readonly cancel: () => void;
}

/** Going on, back, away, and from the last question to a plan. */
export function useWizardMoves({ draft, setDraft, connect, intent, showKeys, keeper }: Situation): WizardMoves {
  const [made, setMade] = useState<PlanView>();
  const planning = useCommand('siteToSite', 'plan');
  const discard = useCommand('plans', 'discard');
  const { add } = useFlashes();
  const plan = draft.step === reviewStep ? made : undefined;
  const review = useReview(plan);

  const show = (step: number) => setDraft((old) => ({ ...old, step }));
  const dropPlan = () => {
    if (made?.state === 'ready') discard.mutate({ planId: made.id });
    setMade(undefined);
  };
  const makePlan = () => {
    if (!intent.success) return;
    const keys: [string, string] | null = connect.values.keys === 'own' ? [...connect.keys] : null;
    planning.mutate(
      { intent: intent.data, keys },
      {
        onSuccess: (ready) => {
          setMade(ready);
          show(reviewStep);
        },
      },
    );
  };
  const isKeyMissing =
    draft.step === 3 &&
    connect.values.keys === 'own' &&
    connect.keys.some((key) => preSharedKeyProblem(key) !== undefined);
  const navigate = (to: number, reason: WizardProps.NavigationReason) => {
    planning.reset();
    if (reason === 'next' && (connect.problems.count > 0 || isKeyMissing)) {
      connect.problems.showAll();
      if (isKeyMissing) showKeys(true);
      focusFirstProblem();
      return;
    }
    if (to === reviewStep) return makePlan();
    if (draft.step === reviewStep) dropPlan();
    show(to);
  };
  const cancel = () => {
    dropPlan();
    if (keeper.savedAt) add({ type: 'info', header: 'The draft is kept', text: 'It is offered when you begin again.' });
    goTo('#/');
  };
  const isBusy = planning.isPending || (draft.step === 1 && connect.suggesting.isLoading);
  const applyButton = plan && (
    <ApplyFromWizard
      plan={plan}
      obstacle={review.obstacle}
      onBack={() => navigate(reviewStep - 1, 'previous')}
      onApplied={keeper.remove}
      onCancel={cancel}
    />
  );
  return {
    plan,
    review,
    isBusy,
    errorText: planning.error && messageOf(planning.error),
    applyButton,
    navigate,
    cancel,
  };
}

interface ApplyFromWizardProps {
  readonly plan: PlanView;
  readonly obstacle: string | undefined;
  readonly onBack: () => void;
  readonly onApplied: () => void;
  readonly onCancel: () => void;
}

function ApplyFromWizard({ plan, obstacle, onBack, onApplied, onCancel }: ApplyFromWizardProps) {
  const apply = useCommand('plans', 'apply');
  const { fail } = useFlashes();
  const onApply = () =>
    apply.mutate(
      { planId: plan.id },
      {
        onSuccess: () => {
          onApplied();
          goTo(hrefTo(['plans', plan.id]));
        },
        onError: fail('The plan was not started'),
      },
    );
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" onClick={onCancel}>
        Cancel
      </Button>
      <Button onClick={onBack}>Previous</Button>
      <Button
        variant="primary"
        loading={apply.isPending}
        disabled={obstacle !== undefined}
        {...(obstacle !== undefined && { disabledReason: obstacle })}
        onClick={onApply}
      >
        Apply plan
      </Button>
    </SpaceBetween>
  );
}

/** After the problems are on screen. */
function focusFirstProblem(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus());
}
