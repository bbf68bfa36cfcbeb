import type { PlanView } from '../../contract/domain/plan.ts';
import type { PlanNews } from '../engine/recorder.ts';
import type { Ports } from '../ports.ts';

export interface PlanEnds {
  readonly view: (planId: string) => PlanView;
  readonly notify: Ports['notify'];
  readonly report: (error: unknown) => void;
}

/** Tells whoever looks elsewhere that a plan is done, or needs them. The host knows whether anybody looks. */
export function tellPlanEnds({ view, notify, report }: PlanEnds) {
  return ({ planId, state, step, message }: PlanNews): void => {
    if (step !== null || (state !== 'applied' && state !== 'stopped' && state !== 'waiting')) return;
    try {
      notify({ title: view(planId).title, body: state === 'applied' ? 'Done' : (message ?? words[state]) });
    } catch (error) {
      // A plan does not fail for want of a notification.
      report(error);
    }
  };
}

const words = { stopped: 'Stopped before its end', waiting: 'Waits for your answer' } as const;
