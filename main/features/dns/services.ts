import type { Drill, DrillSight } from '../../../contract/domain/dns.ts';
import type { Link } from '../../../contract/domain/link.ts';
import type { PlanView } from '../../../contract/domain/plan.ts';
import type { AwsConnections } from '../../aws/aws-connections.ts';
import type { Clock } from '../../clock.ts';
import type { Engine } from '../../engine/engine.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import type { Rows } from '../../store/rows.ts';

/** What the DNS feature needs of the rest of main. */
export interface DnsServices {
  readonly clock: Clock;
  readonly aws: Pick<AwsConnections, 'context'>;
  readonly links: { list(): readonly Link[] };
  readonly drills: Rows<Drill>;
  readonly keepPlan: (plan: NewPlan) => PlanView;
  readonly viewPlan: (planId: string) => PlanView;
  /** A drill that the end of the app left in the middle is put back at the next start. */
  readonly engine: () => Engine;
  /** Name servers to ask instead of the zone's own: the demo's, for the demo's profile. */
  readonly nameServers: (profile: string) => readonly { readonly host: string; readonly port: number }[] | undefined;
  readonly changed: () => void;
  readonly seen: (planId: string, sight: DrillSight) => void;
}
