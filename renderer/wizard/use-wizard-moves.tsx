import type { WizardProps } from '@cloudscape-design/components/wizard';
import { type ReactNode, useState } from 'react';
import type { PlanView } from '../../contract/domain/plan.ts';
import { useCommand } from '../bridge/use-command.ts';
import { useFlashes } from '../ui/flashes.tsx';
import { messageOf } from '../ui/problem.tsx';
import { goTo } from '../ui/router.tsx';
import { ApplyFromWizard } from './apply-from-wizard.tsx';
import type { DraftKeeper } from './use-draft.ts';
import { type Review, useReview } from './use-review.ts';

interface Situation {
  readonly step: number;
  /** The last step, which shows the plan. */
  readonly reviewStep: number;
  readonly showStep: (step: number) => void;
  /** The present step is still reading what the next one needs. */
  readonly isReading: boolean;
  /** Whether the present step may be left for the next one; when not, it shows all that is wrong. */
  readonly mayGoOn: () => boolean;
  readonly planning: Planning;
  readonly keeper: DraftKeeper;
  /** Where Cancel leads. */
  readonly home: string;
}

export interface Planning {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly reset: () => void;
  /** Asks main for the plan. */
  readonly make: (onReady: (plan: PlanView) => void) => void;
}

export interface WizardMoves {
  readonly plan: PlanView | undefined;
  readonly review: Review;
  readonly isBusy: boolean;
  readonly errorText: ReactNode;
  readonly applyButton: ReactNode;
  readonly navigate: (to: number, reason: WizardProps.NavigationReason) => void;
  readonly cancel: () => void;
}

/** Going on, back, away, and from the last question to a plan. */
export function useWizardMoves(situation: Situation): WizardMoves {
  const { step, reviewStep, showStep, planning, keeper } = situation;
  const [made, setMade] = useState<PlanView>();
  const discard = useCommand('plans', 'discard');
  const { add } = useFlashes();
  const plan = step === reviewStep ? made : undefined;
  const review = useReview(plan);

  const dropPlan = () => {
    if (made?.state === 'ready') discard.mutate({ planId: made.id });
    setMade(undefined);
  };
  const makePlan = () =>
    planning.make((ready) => {
      setMade(ready);
      showStep(reviewStep);
    });
  const navigate = (to: number, reason: WizardProps.NavigationReason) => {
    planning.reset();
    if (reason === 'next' && !situation.mayGoOn()) return focusFirstProblem();
    if (to === reviewStep) return makePlan();
    if (step === reviewStep) dropPlan();
    showStep(to);
  };
  const cancel = () => {
    dropPlan();
    if (keeper.savedAt) add({ type: 'info', header: 'The draft is kept', text: 'It is offered when you begin again.' });
    goTo(situation.home);
  };
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
    isBusy: planning.isPending || situation.isReading,
    errorText: planning.error && messageOf(planning.error),
    applyButton,
    navigate,
    cancel,
  };
}

/** After the problems are on screen. */
function focusFirstProblem(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus());
}
