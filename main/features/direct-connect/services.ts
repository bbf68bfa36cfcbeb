import type { PlanView } from '../../../contract/domain/plan.ts';
import type { AwsConnections } from '../../aws/aws-connections.ts';
import type { Clock } from '../../clock.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import type { Ports } from '../../ports.ts';

/** What the Direct Connect feature needs of the rest of main. */
export interface DirectConnectServices {
  readonly clock: Clock;
  readonly aws: Pick<AwsConnections, 'context'>;
  readonly keepPlan: (plan: NewPlan) => PlanView;
  readonly viewPlan: (planId: string) => PlanView;
  readonly saveFile: Ports['saveFile'];
  readonly changed: () => void;
}
