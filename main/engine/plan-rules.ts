import { AppError } from '../../contract/errors.ts';
import { isToUndo, type Run, undoTarget } from './run.ts';

/** Which plan may begin, and when. Each refusal says what to do instead. */
export function checkApply({ plan, state }: Run): void {
  if (state !== 'ready')
    throw conflict('This plan was applied already. Resume it, undo it, or make a new one.', plan.id);
  if (plan.conflicts.length > 0) {
    throw conflict(
      `This plan has conflicts and cannot be applied: ${plan.conflicts.map(({ text }) => text).join(' ')}`,
      plan.id,
    );
  }
}

export function checkResume(run: Run, isBeingUndone: boolean): void {
  checkMayGoOn(run);
  if (isBeingUndone || [...run.steps.values()].some(({ undoBegun }) => undoBegun)) {
    throw conflict('This plan is being undone. Finish the undo, then make a new plan.', run.plan.id);
  }
}

export function checkPlanUndo({ plan, state }: Run, isBeingUndone: boolean): void {
  if (plan.undoes !== null) {
    const message = 'An undo cannot be undone. Plan what you want to have instead.';
    throw new AppError({ code: 'unsupported', message, subject: plan.id });
  }
  if (state === 'ready') throw conflict('This plan was never applied: there is nothing to undo.', plan.id);
  if (state === 'undone') throw conflict('This plan is undone already.', plan.id);
  if (state === 'applying') throw conflict('This plan is running. Stop it first.', plan.id);
  if (isBeingUndone) throw conflict('This plan is being undone already.', plan.id);
}

export function checkUndo(run: Run, target: Run, isTargetBusy: boolean): void {
  checkMayGoOn(run);
  if (isTargetBusy) throw conflict('The plan to undo is at work. Stop it first.', target.plan.id);
  const covered = new Set(run.plan.steps.map(undoTarget));
  if (target.plan.steps.some((step) => isToUndo(target, step) && !covered.has(step.id))) {
    throw conflict('The plan went on after this undo was made. Make the undo again.', target.plan.id);
  }
}

function checkMayGoOn({ plan, state }: Run): void {
  if (state === 'applying') throw conflict('This plan is running already.', plan.id);
  if (state === 'applied' || state === 'undone') throw conflict('This plan is finished. Make a new one.', plan.id);
}

function conflict(message: string, subject: string): AppError {
  return new AppError({ code: 'conflict', message, subject });
}
