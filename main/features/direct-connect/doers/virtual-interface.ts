import type { InterfaceKind } from '../../../../contract/domain/direct-connect.ts';
import { isThere } from '../../../../contract/domain/direct-connect-world.ts';
import { AppError } from '../../../../contract/errors.ts';
import { createAttempts } from '../../../aws-steps/create-attempts.ts';
import { isOfPlan } from '../../../aws-steps/plan-tag.ts';
import { idOf } from '../../../aws-steps/ref.ts';
import { waitFor } from '../../../aws-steps/settle.ts';
import { createDxInterface } from '../../../aws/direct-connect/create-virtual-interface.ts';
import type { DxInterface } from '../../../aws/direct-connect/virtual-interface.ts';
import { listDxInterfaces } from '../../../aws/direct-connect/virtual-interfaces.ts';
import { onJustMade } from '../../../aws/just-made.ts';
import type { Doer, StepContext } from '../../../engine/doer.ts';
import type { Secret } from '../../../secret.ts';
import type { AttachTo } from '../plan/interface-steps.ts';
import { type Place, tagsOf } from '../plan/place.ts';
import type { DirectConnectDoerServices } from '../services.ts';
import { removeInterface } from './remove-interface.ts';

export type VirtualInterfaceInput = Place & {
  readonly kind: InterfaceKind;
  readonly connectionId: string;
  readonly name: string;
  readonly vlan: number;
  readonly asn: number;
  readonly attachTo: AttachTo;
  readonly addressFamily: 'ipv4' | 'ipv6';
  readonly addresses: { readonly amazon: string; readonly customer: string } | null;
  readonly key: 'generated' | 'own';
  readonly mtu: number;
  readonly siteLink: boolean;
  readonly prefixes: readonly string[];
};
export type VirtualInterfaceRecord = { readonly id: string };

/** Found by the plan's tag. AWS makes no second one with the same VLAN on the connection. */
export function virtualInterfaceDoer(
  services: DirectConnectDoerServices,
): Doer<VirtualInterfaceInput, VirtualInterfaceRecord> {
  const { aws, clock, changed } = services;
  const attempts = createAttempts(clock);
  const listAll = async ({ profile, region }: Place, signal: AbortSignal) =>
    listDxInterfaces(await aws.context(profile, region), signal);
  const list = async (place: Place, signal: AbortSignal) => (await listAll(place, signal)).filter(isThere);

  async function find(input: VirtualInterfaceInput, { planId, signal }: StepContext): Promise<string | undefined> {
    const { connectionId, vlan } = input;
    const all = await list(input, signal);
    return all.find((one) => isOfPlan(one, planId) && one.connectionId === connectionId && one.vlan === vlan)?.id;
  }

  async function settled(input: VirtualInterfaceInput, id: string, context: StepContext) {
    await waitFor({
      clock,
      signal: context.signal,
      minutes: 10,
      what: `virtual interface ${id} to be there`,
      look: async () => present((await listAll(input, context.signal)).find((one) => one.id === id)),
    });
    changed();
    return { origin: 'created', record: { id } } as const;
  }

  /** One that is being deleted holds its VLAN until it is gone. */
  async function vlanFree(input: VirtualInterfaceInput, signal: AbortSignal): Promise<void> {
    const what = `VLAN ${input.vlan} on ${input.connectionId} to be free again`;
    const look = async () => {
      const same = (await listAll(input, signal)).find(
        ({ connectionId, vlan, state }) =>
          connectionId === input.connectionId && vlan === input.vlan && !['deleted', 'rejected'].includes(state),
      );
      if (same && isThere(same)) throw vlanTaken(same);
      return same ? undefined : true;
    };
    await waitFor({ clock, signal, minutes: 10, what, look });
  }

  return {
    kind: 'dx.virtual-interface',
    async recognise(input, context) {
      const id = await attempts.find(context, () => find(input, context));
      return id === undefined ? undefined : settled(input, id, context);
    },
    async run(input, context) {
      const { signal, planId } = context;
      attempts.begin(planId);
      await vlanFree(input, signal);
      const ctx = await aws.context(input.profile, input.region);
      const { attachTo, tags: _tags, ...wish } = input;
      const request = {
        ...wish,
        attachTo: attachTo && { kind: attachTo.kind, id: idOf(attachTo.id, context) },
        key: keyFor(input, planId),
        tags: tagsOf(input, planId),
      };
      const id = await attempts.send(context, {
        create: async () => {
          const create = () => createDxInterface(ctx, request, signal);
          return (await (isNew(attachTo) ? onJustMade(ctx, signal, create) : create())).id;
        },
        find: () => find(input, context),
        isIdempotent: true,
      });
      context.log(`Virtual interface ${id}`);
      return settled(input, id, context);
    },
    undo: ({ id }, input, context) =>
      removeInterface(services, { ...input, id, ofPlan: context.planId }, context.signal),
  };

  function keyFor({ key }: VirtualInterfaceInput, planId: string): Secret | null {
    if (key === 'generated') return null;
    const held = services.ownKeys.of(planId);
    if (held) return held;
    throw new AppError({
      code: 'answer-needed',
      message: 'Enter the BGP key again: Linkspan was ended before AWS had it, and keeps no key.',
      subject: 'keys',
    });
  }
}

/** A gateway that an earlier step made may not be seen yet; one that was there before and is not found is gone. */
function isNew(attachTo: AttachTo): boolean {
  return attachTo !== null && typeof attachTo.id !== 'string';
}

/** `down` is there too: it waits for the router. A public one is `verifying` for up to three days. */
function present(one: DxInterface | undefined): DxInterface | undefined {
  if (one && !isThere(one)) {
    throw new AppError({
      code: 'conflict',
      message: `Virtual interface ${one.id} is ${one.state}: somebody else took it away. Resume makes a new one`,
      subject: one.id,
    });
  }
  return one && !['pending', 'unknown'].includes(one.state) ? one : undefined;
}

function vlanTaken({ id, vlan, connectionId }: DxInterface): AppError {
  return new AppError({
    code: 'conflict',
    message: `VLAN ${vlan} on ${connectionId} has been taken by ${id} since the plan was made. Make the plan again with another VLAN`,
    subject: id,
  });
}
