import type { PlanView } from '../../contract/domain/plan.ts';
import type { Engine } from '../engine/engine.ts';
import type { NewPlan } from '../engine/new-plan.ts';

/** The engine needs every feature's doers, and the features need the engine to keep their plans: they meet here. */
export interface PlanDoor {
  readonly keepPlan: (plan: NewPlan) => PlanView;
  readonly viewPlan: (planId: string) => PlanView;
  readonly engine: () => Engine;
  open(engine: Engine): void;
}

export function createPlanDoor(): PlanDoor {
  const held: { engine?: Engine } = {};
  const engine = (): Engine => {
    if (held.engine) return held.engine;
    throw new Error('A plan was asked for before the engine was there');
  };
  return {
    keepPlan: (plan) => engine().keep(plan),
    viewPlan: (planId) => engine().view(planId),
    engine,
    open(made) {
      held.engine = made;
    },
  };
}
