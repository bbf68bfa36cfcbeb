import { useState } from 'react';
import type { PlanView } from '../../contract/domain/plan.ts';
import { EmptyPlan } from './empty-plan.tsx';
import { currentStep, stepsWithProgress } from './plan-progress.ts';
import { StepDetail } from './step-detail.tsx';
import { StepList } from './step-list.tsx';

/** The steps on the left, the selected one on the right. Follows the running step until a person picks another. */
export function PlanBody({ plan }: { readonly plan: PlanView }) {
  const [picked, pick] = useState<string>();
  const all = stepsWithProgress(plan);
  const selectedId = picked ?? (plan.state === 'ready' ? plan.steps[0]?.id : currentStep(plan).stepId);
  const selected = all.find(({ step }) => step.id === selectedId);
  if (all.length === 0) return <EmptyPlan />;
  return (
    <div className="ls-plan">
      <StepList plan={plan} selectedId={selectedId} onSelect={pick} />
      <div className="ls-plan-detail">
        {selected && <StepDetail step={selected.step} number={selected.number} progress={selected.progress} />}
      </div>
    </div>
  );
}
