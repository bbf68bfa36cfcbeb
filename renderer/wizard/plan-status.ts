import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { PlanState, StepState, StepSystem } from '../../contract/domain/plan.ts';

export interface Status {
  readonly type: StatusIndicatorProps.Type;
  readonly words: string;
}

export function planStatus(state: PlanState): Status {
  return planStatuses[state];
}

export function stepStatus(state: StepState): Status {
  return stepStatuses[state];
}

export const systemNames: Readonly<Record<StepSystem, string>> = { aws: 'AWS', gateway: 'Gateway', check: 'Check' };

const planStatuses: Readonly<Record<PlanState, Status>> = {
  ready: { type: 'pending', words: 'Ready to apply' },
  applying: { type: 'in-progress', words: 'Applying' },
  paused: { type: 'stopped', words: 'Paused' },
  waiting: { type: 'warning', words: 'Waiting for you' },
  applied: { type: 'success', words: 'Applied' },
  stopped: { type: 'error', words: 'Stopped' },
  interrupted: { type: 'warning', words: 'Interrupted' },
  undone: { type: 'info', words: 'Undone' },
};

const stepStatuses: Readonly<Record<StepState, Status>> = {
  waiting: { type: 'pending', words: 'Not begun' },
  running: { type: 'in-progress', words: 'Running' },
  made: { type: 'success', words: 'Done' },
  adopted: { type: 'info', words: 'Was there already' },
  failed: { type: 'error', words: 'Failed' },
  unknown: { type: 'warning', words: 'Not settled yet' },
  undone: { type: 'info', words: 'Undone' },
  left: { type: 'warning', words: 'Left in place' },
};
