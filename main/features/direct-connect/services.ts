import type { PlanView } from '../../../contract/domain/plan.ts';
import type { HeldKeys } from '../../aws-steps/held-keys.ts';
import type { AwsConnections } from '../../aws/aws-connections.ts';
import type { Clock } from '../../clock.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import type { Ports } from '../../ports.ts';
import type { Secret } from '../../secret.ts';

/** What the doers of Direct Connect need. */
export interface DirectConnectDoerServices {
  readonly clock: Clock;
  readonly aws: Pick<AwsConnections, 'context'>;
  /** The BGP key that a person typed, by plan. */
  readonly ownKeys: HeldKeys<Secret>;
  readonly changed: () => void;
}

/** What the Direct Connect feature needs of the rest of main. */
export interface DirectConnectServices extends DirectConnectDoerServices {
  readonly keepPlan: (plan: NewPlan) => PlanView;
  readonly viewPlan: (planId: string) => PlanView;
  readonly saveFile: Ports['saveFile'];
}
