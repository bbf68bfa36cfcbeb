import type { Handlers } from '../../../contract/define.ts';
import type { PlanView } from '../../../contract/domain/plan.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Ports } from '../../ports.ts';

export interface PlanServices {
  readonly engine: Engine;
  readonly confirm: Ports['confirmDestructive'];
}

/** Kinds of plan that take something away: a dialog that the page cannot forge asks first, where the host has one. */
const destructive: Readonly<Record<string, string>> = {
  undo: 'Undo',
  'delete-link': 'Delete the link',
  'delete-virtual-interface': 'Delete the virtual interface',
  'dns-delete-record': 'Delete the records',
  'dns-delete-health-check': 'Delete the health check',
};

/** Stopping these only puts back what was found: nobody should have to think about it. */
const safeToStop: ReadonlySet<string> = new Set(['dns-drill']);

export function plansHandlers({ engine, confirm }: PlanServices): Handlers<AppContract>['plans'] {
  async function confirmed(plan: PlanView): Promise<void> {
    const action = destructive[plan.kind];
    if (!action) return;
    const lines = plan.steps.map(({ title }) => `• ${title}`);
    if (await confirm({ title: plan.title, detail: lines.join('\n'), action })) return;
    throw new AppError({ code: 'cancelled', message: 'Nothing was changed' });
  }

  return {
    list: () => Promise.resolve(engine.list().map(({ steps: _steps, progress: _progress, ...plan }) => plan)),
    get: ({ planId }) => Promise.resolve(engine.view(planId)),
    apply: async ({ planId }) => {
      await confirmed(engine.view(planId));
      engine.apply(planId);
      return {};
    },
    pause: ({ planId }) => {
      engine.pause(planId);
      return Promise.resolve({});
    },
    resume: ({ planId }) => {
      engine.resume(planId);
      return Promise.resolve({});
    },
    planUndo: ({ planId }, signal) => engine.planUndo(planId, signal),
    stopAndUndo: async ({ planId }) => {
      const { title, kind } = engine.view(planId);
      const question = {
        title: `Stop and undo: ${title}`,
        detail: 'What this plan made is taken away again.',
        action: 'Stop and undo',
      };
      const isSure = safeToStop.has(kind) || (await confirm(question));
      if (!isSure) throw new AppError({ code: 'cancelled', message: 'The plan goes on' });
      return { undoPlanId: (await engine.stopAndUndo(planId)).id };
    },
    discard: ({ planId }) => {
      engine.discard(planId);
      return Promise.resolve({});
    },
  };
}
