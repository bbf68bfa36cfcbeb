import type { PlanNotice } from '../../contract/domain/plan.ts';
import type { StoredStep } from '../store/stored-plan.ts';
import type { Doer, Step } from './doer.ts';
import type { NewPlan } from './new-plan.ts';
import { isFinal, isToUndo, type Run, stepRun } from './run.ts';

/** The plan that takes away what another created, last first; what was there before, or cannot be taken back, is named. Pure. */
export function planUndo(run: Run, doer: (kind: string) => Doer): NewPlan {
  const { plan } = run;
  const undone = plan.steps.filter((step) => isToUndo(run, step));
  return {
    kind: 'undo',
    title: `Undo: ${plan.title}`,
    profile: plan.profile,
    region: plan.region,
    gatewayId: plan.gatewayId,
    linkId: plan.linkId,
    undoes: plan.id,
    steps: undone.map((step) => undoOf(step, run, doer(step.kind), neededBy(step, plan.steps, undone))).toReversed(),
    warnings: plan.steps.flatMap((step) => keptNotice(run, step)),
    conflicts: [],
    cost: null,
  };
}

function undoOf(step: StoredStep, run: Run, doer: Doer, dependents: readonly string[]): Step {
  const record = stepRun(run, step.id).made?.record ?? null;
  const described = doer.describeUndo?.(record, step.input);
  const text = step.undo ?? `Undo: ${step.title}`;
  return {
    id: undoStepId(step.id),
    kind: step.kind,
    system: step.system,
    title: text,
    needs: dependents.map(undoStepId),
    details: described ? [...described.details] : [{ kind: 'note', text }],
    undo: null,
    iamActions: described ? [...described.iamActions] : [],
    interrupts: described?.interrupts ?? null,
    usualSeconds: step.usualSeconds,
    input: { stepId: step.id },
  };
}

function undoStepId(stepId: string): string {
  return `undo-${stepId}`;
}

/** The steps to undo first: those that needed this one, also through steps of which nothing is left to undo. */
function neededBy(step: StoredStep, all: readonly StoredStep[], undone: readonly StoredStep[]): string[] {
  const found = new Set<string>();
  const queue = [step.id];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const other of all) {
      if (!other.needs.includes(id) || found.has(other.id)) continue;
      found.add(other.id);
      queue.push(other.id);
    }
  }
  return undone.map(({ id }) => id).filter((id) => found.has(id));
}

function keptNotice(run: Run, step: StoredStep): PlanNotice[] {
  if (isFinal(run, step)) {
    return [{ id: `final-${step.id}`, text: `${step.title}: was done, and is not taken back.`, subject: step.id }];
  }
  const { state } = stepRun(run, step.id);
  if (state !== 'adopted' || step.system === 'check') return [];
  return [{ id: `kept-${step.id}`, text: `${step.title}: was there before this plan, and stays.`, subject: step.id }];
}
