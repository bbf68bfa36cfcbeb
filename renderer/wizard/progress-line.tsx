import ProgressBar from '@cloudscape-design/components/progress-bar';
import type { PlanView } from '../../contract/domain/plan.ts';
import { stopwatch, useNow } from '../ui/time.tsx';
import { currentStep, finishedCount } from './plan-progress.ts';

/** How far the plan is, how long it has run, and how long it usually takes. */
export function ProgressLine({ plan }: { readonly plan: PlanView }) {
  const now = useNow(plan.state === 'applying' ? 1000 : false);
  const { of, startedAt } = currentStep(plan);
  if (of === 0) return null;
  const done = finishedCount(plan);
  const ends = plan.progress.flatMap(({ endedAt }) => endedAt ?? []).sort();
  const end = plan.state === 'applying' ? now : Date.parse(ends.at(-1) ?? startedAt ?? new Date(now).toISOString());
  const elapsed = startedAt ? stopwatch((end - Date.parse(startedAt)) / 1000) : '0:00';
  return (
    <ProgressBar
      value={Math.round((done / of) * 100)}
      label="Progress"
      description={`${done} of ${of} steps`}
      additionalInfo={plan.state === 'applying' ? `${elapsed} so far` : `Took ${elapsed}`}
    />
  );
}
