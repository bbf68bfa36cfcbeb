import { AppError } from '../../../../contract/errors.ts';
import { createAttempts } from '../../../aws-steps/create-attempts.ts';
import { isOfPlan, planTag } from '../../../aws-steps/plan-tag.ts';
import { removeWhenFree, waitFor } from '../../../aws-steps/settle.ts';
import { isThere } from '../../../../contract/domain/direct-connect-world.ts';
import { listDxAssociations } from '../../../aws/direct-connect/associations.ts';
import {
  createDxGateway,
  deleteDxGateway,
  listDxAttachments,
  listDxGateways,
} from '../../../aws/direct-connect/gateways.ts';
import type { AwsContext } from '../../../aws/aws-context.ts';
import type { Doer, StepContext, Undone } from '../../../engine/doer.ts';
import { type Place, tagsOf } from '../plan/place.ts';
import type { DirectConnectDoerServices } from '../services.ts';

export type DxGatewayInput = Place & { readonly name: string; readonly amazonSideAsn: number };
export type DxGatewayRecord = { readonly id: string };

/** AWS makes as many of one name as it is told to: found by the plan's tag, and a twin of a lost answer goes. */
export function dxGatewayDoer({
  aws,
  clock,
  changed,
}: DirectConnectDoerServices): Doer<DxGatewayInput, DxGatewayRecord> {
  const attempts = createAttempts(clock);
  const contextOf = ({ profile, region }: DxGatewayInput) => aws.context(profile, region);

  async function ofPlan(input: DxGatewayInput, { planId, signal }: StepContext): Promise<string[]> {
    const all = await listDxGateways(await contextOf(input), signal);
    return all.filter((one) => isThere(one) && isOfPlan(one, planId)).map(({ id }) => id);
  }
  const find = async (input: DxGatewayInput, context: StepContext) => (await ofPlan(input, context))[0];

  async function settled(input: DxGatewayInput, id: string, context: StepContext) {
    const { signal } = context;
    const ctx = await contextOf(input);
    await waitFor({
      clock,
      signal,
      minutes: 10,
      what: `Direct Connect gateway ${id} to become available`,
      look: async () => {
        const seen = (await listDxGateways(ctx, signal)).find((one) => one.id === id);
        if (seen && !isThere(seen)) throw takenAway(id);
        return seen?.state === 'available' ? seen : undefined;
      },
    });
    for (const twin of await ofPlan(input, context)) {
      if (twin === id || (await usersOf(ctx, twin, signal)) !== undefined) continue;
      await removeWhenFree({ clock, signal, remove: () => deleteDxGateway(ctx, twin, signal) });
      context.log(`AWS had made a second Direct Connect gateway of this plan, ${twin}: its answer was lost. Removed`);
    }
    changed();
    return { origin: 'created', record: { id } } as const;
  }

  return {
    kind: 'dx.gateway',
    async recognise(input, context) {
      const id = await attempts.find(context, () => find(input, context));
      return id === undefined ? undefined : settled(input, id, context);
    },
    async run(input, context) {
      const { signal, planId } = context;
      attempts.begin(planId);
      const ctx = await contextOf(input);
      const { name, amazonSideAsn } = input;
      const made = await attempts.send(context, {
        create: async () =>
          (await createDxGateway(ctx, { name, amazonSideAsn, tags: tagsOf(input, planId) }, signal)).id,
        find: () => find(input, context),
        isIdempotent: false,
      });
      context.log(`Direct Connect gateway ${made}`);
      return settled(input, made, context);
    },
    async undo({ id }, input, context): Promise<Undone> {
      const { signal, planId } = context;
      const ctx = await contextOf(input);
      const all = (await listDxGateways(ctx, signal)).filter(isThere);
      const kept: string[] = [];
      for (const gateway of all.filter((one) => one.id === id || isOfPlan(one, planId))) {
        const reason = isOfPlan(gateway, planId)
          ? await usersOf(ctx, gateway.id, signal)
          : `it no longer has the tag ${planTag} of this plan: somebody else has taken it over`;
        if (reason === undefined) await remove(ctx, gateway.id, context);
        else kept.push(`${gateway.id}: ${reason}`);
      }
      changed();
      return kept.length === 0 ? { outcome: 'removed' } : { outcome: 'left', reason: kept.join('; ') };
    },
  };

  async function remove(ctx: AwsContext, id: string, { signal }: StepContext): Promise<void> {
    await removeWhenFree({ clock, signal, remove: () => deleteDxGateway(ctx, id, signal) });
    await waitFor({
      clock,
      signal,
      minutes: 10,
      what: `Direct Connect gateway ${id} to be gone`,
      look: async () =>
        (await listDxGateways(ctx, signal)).some((one) => one.id === id && one.state !== 'deleted') ? undefined : true,
    });
  }
}

function takenAway(id: string): AppError {
  return new AppError({
    code: 'conflict',
    message: `Direct Connect gateway ${id} is being deleted by somebody else. Resume makes a new one`,
    subject: id,
  });
}

/** Who uses it, in words; undefined when nobody does. */
async function usersOf(ctx: AwsContext, id: string, signal: AbortSignal): Promise<string | undefined> {
  const [associations, attachments] = await Promise.all([
    listDxAssociations(ctx, id, signal),
    listDxAttachments(ctx, id, signal),
  ]);
  const attached = attachments.filter(({ state }) => !state.startsWith('detach')).map((one) => one.virtualInterfaceId);
  if (attached.length > 0) return `virtual interface ${attached.join(', ')} uses it`;
  const associated = associations
    .filter(({ state }) => !state.startsWith('disassoc'))
    .map(({ gatewayId }) => gatewayId);
  return associated.length > 0 ? `${associated.join(', ')} is associated with it` : undefined;
}
