import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useCommand } from '../../bridge/use-command.ts';
import { PlanReview } from '../../wizard/plan-review.tsx';
import { useDraft } from '../../wizard/use-draft.ts';
import { type Planning, useWizardMoves } from '../../wizard/use-wizard-moves.tsx';
import { WizardFrame } from '../../wizard/wizard-frame.tsx';
import { ChecksStep } from './checks-step.tsx';
import { NameStep } from './name-step.tsx';
import { stepHelp } from './record-help.ts';
import type { Judged } from './record-problems.ts';
import { recordSteps, type RecordStep, reviewStep } from './record-steps.ts';
import type { RecordDraft } from './record-values.ts';
import { StepNotices } from './step-notices.tsx';
import { TargetsStep } from './targets-step.tsx';
import { TtlStep } from './ttl-step.tsx';
import type { Place } from './use-place.ts';
import { type RecordWizard, useRecordWizard } from './use-record-wizard.ts';

interface RecordWizardViewProps {
  readonly title: string;
  readonly draftKey: string;
  readonly start: RecordDraft;
  readonly place: Place;
  readonly onTakeOver: () => void;
}

export function RecordWizardView({ title, draftKey, start, place, onTakeOver }: RecordWizardViewProps) {
  const [draft, setDraft] = useState<RecordDraft>({ ...start, step: Math.min(start.step, reviewStep - 1) });
  const { wizard, judged } = useRecordWizard(draft, setDraft, place);
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
    mayGoOn: () => {
      if (wizard.problems.count > 0) wizard.problems.showAll();
      return wizard.problems.count === 0;
    },
    planning: usePlanning(judged),
    keeper,
    home: wizard.values.zoneId === '' ? '#/dns' : `#/dns/zones/${wizard.values.zoneId}`,
  });
  const content: Readonly<Record<RecordStep, ReactNode>> = {
    name: <NameStep wizard={wizard} />,
    targets: <TargetsStep wizard={wizard} />,
    checks: <ChecksStep wizard={wizard} />,
    ttl: <TtlStep wizard={wizard} />,
    review: moves.plan && <PlanReview plan={moves.plan} review={moves.review} />,
  };
  return (
    <WizardFrame
      title={title}
      step={draft.step}
      steps={recordSteps.map(({ id, title: stepTitle }) => ({
        title: stepTitle,
        help: stepHelp[id],
        content: id === 'review' ? content.review : <Noted wizard={wizard}>{content[id]}</Noted>,
      }))}
      moves={moves}
      keeper={keeper}
      problems={wizard.problems}
      onTakeOver={onTakeOver}
    />
  );
}

function Noted({ wizard, children }: { readonly wizard: RecordWizard; readonly children: ReactNode }) {
  return (
    <SpaceBetween size="l">
      <StepNotices wizard={wizard} />
      {children}
    </SpaceBetween>
  );
}

function usePlanning({ intent }: Judged): Planning {
  const { mutate, isPending, error, reset } = useCommand('dns', 'plan');
  return {
    isPending,
    error,
    reset,
    make: (onReady) => intent && mutate({ intent }, { onSuccess: onReady }),
  };
}
