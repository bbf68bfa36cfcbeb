import Badge from '@cloudscape-design/components/badge';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { PlanView } from '../../contract/domain/plan.ts';
import { stopwatch, useNow } from '../ui/time.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';
import { type StepWithProgress, secondsOf, stepsWithProgress } from './plan-progress.ts';
import { stepStatus, systemNames } from './plan-status.ts';

interface StepListProps {
  readonly plan: PlanView;
  readonly selectedId: string | undefined;
  readonly onSelect: (stepId: string) => void;
}

/** The plan's steps in order, each with where it acts and, once it is applied, how it stands. */
export function StepList({ plan, selectedId, onSelect }: StepListProps) {
  const now = useNow(plan.state === 'applying' ? 1000 : false);
  const isLive = plan.state !== 'ready';
  return (
    <ol className="ls-steps" aria-label="Steps of the plan">
      {stepsWithProgress(plan).map((one) => (
        <li key={one.step.id}>
          <button
            type="button"
            className="ls-step"
            aria-current={one.step.id === selectedId ? 'step' : undefined}
            data-testid={`step-${one.step.id}`}
            data-state={one.progress?.state ?? 'waiting'}
            onClick={() => onSelect(one.step.id)}
          >
            <span className="ls-step-number">{one.number}</span>
            <span className="ls-grow">
              <span className="ls-step-title">
                <UntrustedText text={one.step.title} limit={200} />
              </span>
              {isLive && <LiveState one={one} now={now} />}
            </span>
            <Badge color={one.step.system === 'aws' ? 'blue' : one.step.system === 'gateway' ? 'green' : 'grey'}>
              {systemNames[one.step.system]}
            </Badge>
          </button>
        </li>
      ))}
    </ol>
  );
}

function LiveState({ one: { step, progress }, now }: { readonly one: StepWithProgress; readonly now: number }) {
  const { type, words } = stepStatus(progress?.state ?? 'waiting');
  const seconds = secondsOf(progress, now);
  const usual = progress?.state === 'running' && step.usualSeconds >= 1 && ` of usually ${took(step.usualSeconds)}`;
  return (
    <span className="ls-step-state">
      <StatusIndicator type={type}>{words}</StatusIndicator>
      {seconds !== null && (
        <span className="ls-muted">
          {took(seconds)}
          {usual}
        </span>
      )}
    </span>
  );
}

function took(seconds: number): string {
  if (seconds < 1) return 'under 1 s';
  return seconds < 60 ? `${Math.floor(seconds)} s` : stopwatch(seconds);
}
