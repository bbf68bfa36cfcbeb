import type { GatewayFacts } from '../../../contract/domain/gateway-facts.ts';
import type { PlanView } from '../../../contract/domain/plan.ts';
import type { VpcDetail } from '../../../contract/domain/vpc.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import type { Ports } from '../../ports.ts';
import type { Secret } from '../../secret.ts';
import type { Where } from '../../vpn/ec2.ts';
import type { LinkStore } from '../../vpn/link-store.ts';
import type { BothEndsServices } from '../../vpn/services.ts';
import type { OwnKeys } from './own-keys.ts';

export interface VpcPlace extends Where {
  readonly vpcId: string;
}

/** What connecting a site needs of the rest of main. */
export interface SiteToSiteServices extends BothEndsServices {
  readonly links: LinkStore;
  readonly ownKeys: OwnKeys;
  readonly readVpc: (place: VpcPlace, signal: AbortSignal) => Promise<VpcDetail>;
  readonly accountId: (where: Where, signal: AbortSignal) => Promise<string>;
  readonly inspect: (gatewayId: string, signal: AbortSignal) => Promise<GatewayFacts>;
  /** AWS's own text for the device, keys in it. */
  readonly deviceConfiguration: (where: Where, vpnConnectionId: string, signal: AbortSignal) => Promise<Secret>;
  /** Keeps a plan for review. */
  readonly keepPlan: (plan: NewPlan) => PlanView;
  readonly viewPlan: (planId: string) => PlanView;
  readonly saveFile: Ports['saveFile'];
}
