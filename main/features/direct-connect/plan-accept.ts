import { targetProblems } from '../../../contract/domain/direct-connect-target.ts';
import type { InterfaceTarget, VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import { amazonSideAsn } from '../../../contract/domain/direct-connect-target.ts';
import { error, type FieldProblem } from '../../../contract/domain/direct-connect-world.ts';
import { confirmations } from '../../aws/direct-connect/virtual-interfaces.ts';
import { needsOf, showRef } from '../../aws-steps/ref.ts';
import type { Step } from '../../engine/doer.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import { gatewaySteps } from './plan/gateway-steps.ts';
import { attachTo, watchStep } from './plan/interface-steps.ts';
import { noticesOf } from './plan/notices.ts';
import { actions, call, note } from './plan/place.ts';
import type { World } from './read-world.ts';

interface Wish {
  readonly profile: string;
  readonly region: string;
  readonly target: InterfaceTarget;
}

/** Takes into this account what another made for it. Pure. */
export function planAccept(one: VirtualInterface, wish: Wish, world: World): NewPlan {
  const place = { profile: wish.profile, region: wish.region, tags: [] };
  const before = wish.target.kind === 'new-dxgw' ? gatewaySteps(wish.target, place) : [];
  const confirm = confirmStep(one, wish);
  const after = [...before, confirm].map(({ id }) => id);
  const notices = noticesOf(problems(one, wish, world), world.unread);
  return {
    kind: 'accept-virtual-interface',
    title: `Accept virtual interface "${one.name || one.id}"`,
    profile: wish.profile,
    region: wish.region,
    gatewayId: null,
    linkId: null,
    undoes: null,
    steps: [...before, confirm, watchStep(place, one.id, after)],
    ...notices,
    warnings: [
      ...notices.warnings,
      {
        id: 'no-way-back',
        text: 'Accepting cannot be taken back: this account can only delete the virtual interface, and its owner makes it anew.',
        subject: one.id,
      },
    ],
    cost: null,
  };
}

function confirmStep(one: VirtualInterface, { profile, region, target }: Wish): Step {
  const joined = attachTo(target);
  const action = confirmations[one.kind];
  return {
    id: 'confirm-virtual-interface',
    kind: 'dx.confirm',
    system: 'aws',
    title: `Accept ${one.kind} virtual interface ${one.id}, VLAN ${one.vlan}`,
    needs: joined === null ? [] : needsOf(joined.id),
    details: [
      call(action, {
        virtualInterfaceId: one.id,
        ...(joined && { [joined.kind === 'vgw' ? 'virtualGatewayId' : 'directConnectGatewayId']: showRef(joined.id) }),
      }),
      note(`Made by the owner of ${one.connectionId}; from now on this account has it.`),
    ],
    undo: null,
    iamActions: actions('DescribeVirtualInterfaces', action),
    interrupts: null,
    usualSeconds: 120,
    input: { profile, region, id: one.id, kind: one.kind, attachTo: joined },
  };
}

function problems(one: VirtualInterface, { region, target }: Wish, world: World): FieldProblem[] {
  const found = targetProblems({ kind: one.kind, region, siteLink: false, target }, world);
  if (one.state !== 'confirming')
    found.push(error('virtualInterfaceId', `${one.id} is ${one.state}: there is nothing to accept`));
  if (one.asn === amazonSideAsn(target, world)) {
    found.push(
      error(
        'target',
        `The other side has ASN ${one.asn} on its router, which is that of this gateway too. Choose another gateway`,
      ),
    );
  }
  return found;
}
