import type { PlanView } from '../../../contract/domain/plan.ts';
import type { VpcDetail } from '../../../contract/domain/vpc.ts';
import type { GatewayFacts } from '../../../contract/domain/gateway-facts.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import type { SecurityRuleNow, Where } from '../../vpn/ec2.ts';
import type { LinkStore } from '../../vpn/link-store.ts';
import type { BothEndsServices } from '../../vpn/services.ts';

export interface PingAnswer {
  readonly sent: number;
  readonly received: number;
  readonly averageMs: number | null;
  /** The tool's own last words, made harmless. */
  readonly said: string;
}

export interface TraceAnswer {
  readonly isReached: boolean;
  readonly hops: readonly string[];
}

export interface GatewayOfLink {
  readonly gatewayId: string;
  readonly dialect: 'ipsec' | 'swanctl';
}

/** What a proof does on a gateway. */
export interface GatewayProbe {
  /** Answers what the tool complained of, or nothing. Whether it worked is seen in the status. */
  readonly change: (
    at: GatewayOfLink,
    action: 'up' | 'down',
    connection: string,
    signal: AbortSignal,
  ) => Promise<string>;
  readonly ping: (at: GatewayOfLink, ask: Ping, signal: AbortSignal) => Promise<PingAnswer>;
  readonly trace: (at: GatewayOfLink, ask: Omit<Ping, 'count'>, signal: AbortSignal) => Promise<TraceAnswer>;
}

export interface Ping {
  /** An address of the gateway inside the site: else the packet would not match the tunnel. */
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface ProofServices extends BothEndsServices {
  readonly links: LinkStore;
  readonly probe: GatewayProbe;
  readonly changed: (linkId: string) => void;
}

/** What the pages of links need of the rest of main. */
export interface LinksServices extends ProofServices {
  readonly readVpc: (place: Where & { readonly vpcId: string }, signal: AbortSignal) => Promise<VpcDetail>;
  readonly securityRules: (
    where: Where,
    groupIds: readonly string[],
    signal: AbortSignal,
  ) => Promise<readonly SecurityRule[]>;
  readonly inspect: (gatewayId: string, signal: AbortSignal) => Promise<GatewayFacts>;
  readonly keepPlan: (plan: NewPlan) => PlanView;
}

export type SecurityRule = SecurityRuleNow & { readonly groupId: string };
