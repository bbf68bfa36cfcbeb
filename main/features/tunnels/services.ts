import type { PlanView } from '../../../contract/domain/plan.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import type { Gateways } from '../../vpn/gateways.ts';
import type { LinkStore } from '../../vpn/link-store.ts';
import type { BothEndsServices } from '../../vpn/services.ts';

/** What the tunnels page needs of the rest of main. */
export interface TunnelServices extends BothEndsServices {
  readonly gateways: Gateways & { list(): readonly { readonly id: string; readonly name: string }[] };
  readonly links: Pick<LinkStore, 'get' | 'list'>;
  /** Keeps a plan for review. */
  keepPlan(plan: NewPlan): PlanView;
}

/** As the person named it; its id where it was removed since. */
export function gatewayName({ gateways }: Pick<TunnelServices, 'gateways'>, id: string): string {
  return gateways.list().find((one) => one.id === id)?.name ?? id;
}
