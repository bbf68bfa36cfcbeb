import { type ReactNode, useState } from 'react';
import { useCommand } from '../../bridge/use-command.ts';
import { PlanReview } from '../../wizard/plan-review.tsx';
import { useDraft } from '../../wizard/use-draft.ts';
import { type Planning, useWizardMoves } from '../../wizard/use-wizard-moves.tsx';
import { WizardFrame } from '../../wizard/wizard-frame.tsx';
import { stepHelp } from './interface-help.ts';
import type { Judged } from './interface-intent.ts';
import { InterfaceStep } from './interface-step.tsx';
import { type InterfaceStepId, interfaceSteps, reviewStep } from './interface-steps.ts';
import type { InterfaceDraft } from './interface-values.ts';
import { PeeringStep } from './peering-step.tsx';
import { TagsStep } from './tags-step.tsx';
import { type InterfaceWizard, useInterfaceWizard } from './use-interface-wizard.ts';
import type { Place } from './use-place.ts';
import { WhereStep } from './where-step.tsx';

export const draftKey = 'virtual-interface';
export const title = 'Create a virtual interface';

interface InterfaceWizardViewProps {
  readonly start: InterfaceDraft;
  readonly place: Place;
  readonly onTakeOver: () => void;
}

export function InterfaceWizardView({ start, place, onTakeOver }: InterfaceWizardViewProps) {
  const [draft, setDraft] = useState<InterfaceDraft>({ ...start, step: Math.min(start.step, reviewStep - 1) });
  const { wizard, judged } = useInterfaceWizard(draft, setDraft, place);
  const keeper = useDraft(
    draftKey,
    { ...draft, step: Math.min(draft.step, reviewStep - 1) },
    draft.chosen !== start.chosen || draft.step !== 0,
  );
  const moves = useWizardMoves({
    step: draft.step,
    reviewStep,
    showStep: (step) => setDraft((old) => ({ ...old, step })),
    isReading: wizard.reading.isLoading,
    mayGoOn: () => mayGoOn(wizard),
    planning: usePlanning(wizard, judged),
    keeper,
    home: '#/direct-connect',
  });
  const content: Readonly<Record<InterfaceStepId, ReactNode>> = {
    where: <WhereStep wizard={wizard} />,
    interface: <InterfaceStep wizard={wizard} />,
    peering: <PeeringStep wizard={wizard} />,
    tags: <TagsStep wizard={wizard} />,
    review: moves.plan && <PlanReview plan={moves.plan} review={moves.review} />,
  };
  return (
    <WizardFrame
      title={title}
      step={draft.step}
      steps={interfaceSteps.map(({ id, title: stepTitle }) => ({
        title: stepTitle,
        help: stepHelp[id],
        content: content[id],
      }))}
      moves={moves}
      keeper={keeper}
      problems={wizard.problems}
      onTakeOver={onTakeOver}
    />
  );
}

function mayGoOn({ problems }: InterfaceWizard): boolean {
  problems.showAll();
  return problems.count === 0;
}

function usePlanning({ values, bgpKey }: InterfaceWizard, { intent }: Judged): Planning {
  const { mutate, isPending, error, reset } = useCommand('directConnect', 'plan');
  return {
    isPending,
    error,
    reset,
    make: (onReady) => {
      if (intent) mutate({ intent, key: values.key === 'own' ? bgpKey : null }, { onSuccess: onReady });
    },
  };
}
