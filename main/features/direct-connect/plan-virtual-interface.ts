import type { VirtualInterfaceIntent } from '../../../contract/domain/direct-connect.ts';
import { virtualInterfaceProblems } from '../../../contract/domain/direct-connect-problems.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import { gatewaySteps } from './plan/gateway-steps.ts';
import { interfaceStep, peerStep, watchStep } from './plan/interface-steps.ts';
import { noticesOf } from './plan/notices.ts';
import type { World } from './read-world.ts';

/** From what was asked and what is there to the steps that make it. Pure: the same answer for the same question. */
export function planVirtualInterface(intent: VirtualInterfaceIntent, world: World): NewPlan {
  const { kind, name, target, ipv4, ipv6 } = intent;
  const made = interfaceStep(intent);
  const peer = ipv4 !== null && ipv6 ? [peerStep(intent)] : [];
  const steps = [...(target.kind === 'new-dxgw' ? gatewaySteps(target, intent) : []), made, ...peer];
  return {
    kind: 'create-virtual-interface',
    title: `Create ${kind} virtual interface "${name}"`,
    profile: intent.profile,
    region: intent.region,
    gatewayId: null,
    linkId: null,
    undoes: null,
    steps: [
      ...steps,
      watchStep(
        intent,
        { from: made.id },
        steps.map(({ id }) => id),
      ),
    ],
    ...noticesOf(virtualInterfaceProblems(intent, world), world.unread),
    cost: null,
  };
}
