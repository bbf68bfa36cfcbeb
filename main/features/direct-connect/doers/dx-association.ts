import { AppError } from '../../../../contract/errors.ts';
import { createAttempts } from '../../../aws-steps/create-attempts.ts';
import { isOfPlan } from '../../../aws-steps/plan-tag.ts';
import { idOf, type Ref } from '../../../aws-steps/ref.ts';
import { removeWhenFree, waitFor } from '../../../aws-steps/settle.ts';
import {
  createDxAssociation,
  deleteDxAssociation,
  type DxAssociation,
  listDxAssociations,
} from '../../../aws/direct-connect/associations.ts';
import { listDxAttachments } from '../../../aws/direct-connect/gateways.ts';
import { listDxInterfaces } from '../../../aws/direct-connect/virtual-interfaces.ts';
import { onJustMade } from '../../../aws/just-made.ts';
import type { Doer, StepContext, Undone } from '../../../engine/doer.ts';
import type { Place } from '../plan/place.ts';
import type { DirectConnectDoerServices } from '../services.ts';

export type DxAssociationInput = Place & {
  readonly gateway: Ref;
  readonly gatewayId: string;
  readonly allowedPrefixes: readonly string[];
};
export type DxAssociationRecord = { readonly id: string; readonly directConnectGatewayId: string };

/** Bears no tag, but there is one at most between two gateways, and the Direct Connect gateway is this plan's own: so is this. */
export function dxAssociationDoer({
  aws,
  clock,
  changed,
}: DirectConnectDoerServices): Doer<DxAssociationInput, DxAssociationRecord> {
  const attempts = createAttempts(clock);
  const contextOf = ({ profile, region }: DxAssociationInput) => aws.context(profile, region);

  async function find(input: DxAssociationInput, context: StepContext): Promise<DxAssociation | undefined> {
    const all = await listDxAssociations(await contextOf(input), gatewayIn(input, context), context.signal);
    return all.find(({ gatewayId, state }) => gatewayId === input.gatewayId && !state.startsWith('disassoc'));
  }

  async function settled(input: DxAssociationInput, id: string, context: StepContext) {
    const directConnectGatewayId = gatewayIn(input, context);
    await waitFor({
      clock,
      signal: context.signal,
      minutes: 30,
      what: `${input.gatewayId} to be associated`,
      look: async () => {
        const seen = await find(input, context);
        if (seen?.problem)
          throw new AppError({
            code: 'conflict',
            message: `AWS could not associate ${input.gatewayId}: ${seen.problem}`,
            subject: id,
          });
        return seen?.state === 'associated' ? seen : undefined;
      },
    });
    changed();
    return { origin: 'created', record: { id, directConnectGatewayId } } as const;
  }

  return {
    kind: 'dx.association',
    async recognise(input, context) {
      const found = await attempts.find(context, () => find(input, context));
      return found && settled(input, found.id, context);
    },
    async run(input, context) {
      const { signal, planId } = context;
      attempts.begin(planId);
      const ctx = await contextOf(input);
      const { gatewayId, allowedPrefixes } = input;
      const directConnectGatewayId = gatewayIn(input, context);
      const id = await attempts.send(context, {
        create: async () => {
          const wish = { directConnectGatewayId, gatewayId, allowedPrefixes };
          return (await onJustMade(ctx, signal, () => createDxAssociation(ctx, wish, signal))).id;
        },
        find: async () => (await find(input, context))?.id,
        isIdempotent: true,
      });
      context.log(`Association ${id}: AWS takes some minutes to make it`);
      return settled(input, id, context);
    },
    async undo({ id, directConnectGatewayId }, input, context): Promise<Undone> {
      const { signal, planId } = context;
      const ctx = await contextOf(input);
      const live = async () =>
        (await listDxAssociations(ctx, directConnectGatewayId, signal).catch(emptyWhenGone)).find(
          (one) => one.id === id && one.state !== 'disassociated',
        );
      if ((await live()) === undefined) return { outcome: 'removed' };
      const users = await usersBesides(planId);
      if (users.length > 0)
        return { outcome: 'left', reason: `virtual interface ${users.join(', ')} reaches ${input.gatewayId} by it` };
      await removeWhenFree({ clock, signal, remove: () => deleteDxAssociation(ctx, id, signal) });
      await waitFor({
        clock,
        signal,
        minutes: 30,
        what: `${input.gatewayId} to be disassociated`,
        look: async () => ((await live()) === undefined ? true : undefined),
      });
      changed();
      return { outcome: 'removed' };

      async function usersBesides(plan: string): Promise<string[]> {
        const [attachments, interfaces] = await Promise.all([
          listDxAttachments(ctx, directConnectGatewayId, signal),
          listDxInterfaces(ctx, signal),
        ]);
        const ours = new Set(interfaces.filter((one) => isOfPlan(one, plan)).map((one) => one.id));
        return attachments
          .filter((one) => !one.state.startsWith('detach') && !ours.has(one.virtualInterfaceId))
          .map(({ virtualInterfaceId }) => virtualInterfaceId);
      }
    },
  };
}

function gatewayIn(input: DxAssociationInput, context: StepContext): string {
  return idOf(input.gateway, context);
}

/** The list of a gateway that is gone is refused, not empty. */
function emptyWhenGone(error: unknown): DxAssociation[] {
  if (error instanceof AppError && error.code === 'not-found') return [];
  throw error;
}
