import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Wizard from '@cloudscape-design/components/wizard';
import { type ReactNode, useEffect, useRef } from 'react';
import { useArrivals } from '../ui/arrivals.ts';
import { type HelpTopic, InfoLink } from '../ui/help.tsx';
import { Time } from '../ui/time.tsx';
import type { Problems } from '../ui/use-problems.ts';
import type { DraftKeeper } from './use-draft.ts';
import type { WizardMoves } from './use-wizard-moves.tsx';

interface FrameStep {
  readonly title: string;
  /** Its first paragraph stands under the step's title. */
  readonly help: HelpTopic;
  readonly content: ReactNode;
}

interface WizardFrameProps {
  readonly title: string;
  readonly step: number;
  /** The last one is the review. */
  readonly steps: readonly FrameStep[];
  readonly moves: WizardMoves;
  readonly keeper: DraftKeeper;
  /** Of the present step: the next button says how many are left. */
  readonly problems: Problems;
  readonly onTakeOver: () => void;
  /** Below the wizard. */
  readonly children?: ReactNode;
}

/** A wizard as every feature shows it: steps with their reasons, a kept draft, the plan as the last step. */
export function WizardFrame(props: WizardFrameProps) {
  const { title, step, steps, moves, keeper, problems, onTakeOver, children } = props;
  const area = useRef<HTMLDivElement>(null);
  useArrivals(area);
  useEffect(() => {
    document.title = `${title} · Linkspan`;
  }, [title]);
  return (
    <div ref={area} className="ls-page">
      <h1 className="ls-visually-hidden">{title}</h1>
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
        activeStepIndex={step}
        isLoadingNextStep={moves.isBusy}
        i18nStrings={{ ...words, nextButton: problems.label(step === steps.length - 2 ? 'Make the plan' : 'Next') }}
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
        steps={steps.map(({ title: stepTitle, help, content }, index) => ({
          title: stepTitle,
          info: <InfoLink topic={help} />,
          description: help.body[0],
          content,
          errorText: step === index ? moves.errorText : undefined,
        }))}
      />
      {children}
    </div>
  );
}

const words = {
  stepNumberLabel: (number: number) => `Step ${number}`,
  collapsedStepsLabel: (number: number, count: number) => `Step ${number} of ${count}`,
  navigationAriaLabel: 'Steps',
  cancelButton: 'Cancel',
  previousButton: 'Previous',
  submitButton: 'Apply plan',
  errorIconAriaLabel: 'Problem',
  nextButtonLoadingAnnouncement: 'Reading what the next step needs',
  submitButtonLoadingAnnouncement: 'Starting the plan',
};
