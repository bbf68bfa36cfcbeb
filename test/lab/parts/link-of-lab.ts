import { randomBytes } from 'node:crypto';

import { createClock } from '../../../main/clock.ts';
import { chooseMarks } from '../../../main/gateway/choose-marks.ts';
import type { DeployInput, DeployPorts, GatewayContext } from '../../../main/gateway/deploy-ports.ts';
import { readDeployWorld } from '../../../main/gateway/deploy-world.ts';
import { planDeploy, type DeployPlan } from '../../../main/gateway/plan-deploy.ts';
import { Secret } from '../../../main/secret.ts';
import type { GatewaySession } from '../../../main/ssh/operation.ts';
import type { GatewayLinkConfig } from '../../../main/strongswan/link-config.ts';
import { addresses } from './addresses.ts';

export const CONFIRM_SECONDS = 10;

/** The link that the lab's site wants to its VPC. */
export function labLink(): GatewayLinkConfig {
  const [first = 0, second = 0] = chooseMarks([], 2);
  const [one, two] = addresses.edge.outside;
  return {
    linkId: 'labliaab',
    linkName: 'Lab site to lab VPC',
    profile: 'recommended',
    localAddress: addresses.gateway.outside,
    localId: addresses.gateway.outside,
    siteSubnets: [addresses.siteNetwork],
    vpcCidrs: [addresses.vpcNetwork],
    tunnels: [
      { number: 1, outsideAddress: one, mark: first },
      { number: 2, outsideAddress: two, mark: second },
    ],
  };
}

export interface Planned {
  readonly input: DeployInput;
  readonly plan: DeployPlan;
  readonly context: GatewayContext;
  readonly log: string[];
}

/** What a person would have reviewed: the plan of a deploy, read from the gateway as it is. */
export async function planOnLab(
  session: GatewaySession,
  { config = labLink(), confirmSeconds = CONFIRM_SECONDS } = {},
): Promise<Planned> {
  const planId = `lab${randomBytes(4).toString('hex')}`;
  const signal = new AbortController().signal;
  const world = await readDeployWorld(session, config.linkId, signal);
  const plan = planDeploy(config, world, planId);
  const log: string[] = [];
  const context = { planId, signal, log: (text: string) => void log.push(text) };
  return { plan, context, log, input: { config, fingerprint: plan.fingerprint, confirmSeconds } };
}

export function labPorts(keys: readonly string[]): DeployPorts {
  const byAddress = addresses.edge.outside.map((each, index) => [each, new Secret(keys[index] ?? '')] as const);
  return { clock: createClock(), who: 'lab', keys: () => Promise.resolve(new Map(byAddress)) };
}
