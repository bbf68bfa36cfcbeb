import type { PlanStep } from '../../contract/domain/plan.ts';
import type { Delays } from '../../main/demo/aws/world/delays.ts';

export interface Chain {
  readonly seconds: number;
  readonly stepIds: readonly string[];
}

/** What the demo AWS lets each kind of step wait for. Every other kind waits for nothing. */
const waits: Readonly<Record<string, keyof Delays>> = {
  'ec2.customer-gateway': 'customerGateway',
  'ec2.vpn-gateway': 'vpnGateway',
  'ec2.attach-vpn-gateway': 'attach',
  'ec2.vpn-connection': 'vpnConnection',
  'ec2.vpn-route': 'route',
};

/** The way through the plan on which the configured waits add up to most: no apply can be quicker. */
export function longestChain(steps: readonly PlanStep[], delays: Delays): Chain {
  const known = new Map<string, Chain>();
  const chainTo = (step: PlanStep): Chain => {
    const before = known.get(step.id);
    if (before) return before;
    const longest = steps
      .filter(({ id }) => step.needs.includes(id))
      .reduce((best, need) => longer(best, chainTo(need)), none);
    const wait = waits[step.kind];
    const own = wait === undefined ? 0 : delays[wait];
    const chain = {
      seconds: longest.seconds + own,
      stepIds: own === 0 ? longest.stepIds : [...longest.stepIds, step.id],
    };
    known.set(step.id, chain);
    return chain;
  };
  return steps.reduce((best, step) => longer(best, chainTo(step)), none);
}

const none: Chain = { seconds: 0, stepIds: [] };

function longer(one: Chain, other: Chain): Chain {
  return other.seconds > one.seconds ? other : one;
}
