import type { GatewayFacts } from '../../../contract/domain/gateway-facts.ts';
import type { Link } from '../../../contract/domain/link.ts';
import type { PlanNotice, StepDetail } from '../../../contract/domain/plan.ts';
import type { VpcDetail } from '../../../contract/domain/vpc.ts';
import type { DryRunObstacle } from '../../aws/permission-check.ts';
import type { SecurityRuleNow } from '../../vpn/ec2.ts';

/** What a deploy of this link would do on the gateway, as read from the box. */
export interface DeployPreview {
  readonly dialect: 'ipsec' | 'swanctl';
  /** Of tunnel 1 and 2: taken by no other connection on the box. */
  readonly marks: readonly [number, number];
  readonly details: readonly StepDetail[];
  readonly warnings: readonly PlanNotice[];
  readonly conflicts: readonly PlanNotice[];
  /** Of what the preview assumes; the deploy stops when the box changed in between. */
  readonly fingerprint: string;
  /** The box already has these files and connections: nothing to do. */
  readonly isInPlace: boolean;
}

export interface GatewayWorld {
  readonly id: string;
  readonly name: string;
  readonly facts: GatewayFacts;
  /** Hops, gateway and SSH client: addresses that must never fall into a tunnel. */
  readonly managementAddresses: readonly string[];
  /** null where the box cannot be deployed to; the facts say why. */
  readonly deploy: DeployPreview | null;
}

export type RuleInGroup = SecurityRuleNow & { readonly groupId: string };

/** Everything that the connect-a-site plan depends on, as it was read. */
export interface ConnectWorld {
  readonly accountId: string;
  readonly vpc: VpcDetail;
  /** null for a device that SSH does not reach. */
  readonly gateway: GatewayWorld | null;
  readonly links: readonly Link[];
  /** For a link that is there: what the security groups that it is about let in today. */
  readonly rules: readonly RuleInGroup[];
  /** Why AWS cannot be asked for permissions before the calls are made; undefined when it can. */
  readonly dryRunObstacle: DryRunObstacle | undefined;
}
