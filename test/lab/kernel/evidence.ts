import type { DeployPlan } from '../../../main/gateway/plan-deploy.ts';
import type { UndoneDeploy } from '../../../main/gateway/undo-deploy.ts';
import type { PingCount } from '../parts/pings.ts';

interface Listing {
  readonly files: readonly string[];
  readonly loaded: readonly string[];
}

/** One dialect's run through deploy, re-deploy and undo. */
export interface Seen {
  readonly plan: DeployPlan;
  /** Answers to three pings, for each tunnel that the far end sent them on. */
  readonly deployed: readonly number[];
  readonly fromSite: PingCount;
  readonly redeployed: readonly number[];
  readonly undone: UndoneDeploy;
  readonly before: Listing;
  readonly after: Listing;
  /** The foreign tunnel, all the way through. */
  readonly others: PingCount;
  readonly drops: Readonly<Record<string, number>>;
  /** The same two tunnels by hand, without marks; in one dialect. */
  readonly plain: { readonly answers: readonly number[]; readonly drops: Readonly<Record<string, number>> } | null;
}
