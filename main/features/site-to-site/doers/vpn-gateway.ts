import type { Doer, StepContext } from '../../../engine/doer.ts';
import { isLive } from '../../../vpn/ec2.ts';
import { createAttempts } from '../../../aws-steps/create-attempts.ts';
import { removeTwins, removeVpnGateway } from '../../../vpn/remove-vpn-gateway.ts';
import type { AwsServices } from '../../../vpn/services.ts';
import { waitFor } from '../../../aws-steps/settle.ts';
import { isOfPlan } from '../../../aws-steps/plan-tag.ts';
import { tagsFor } from '../../../vpn/tags.ts';
import type { Place } from '../plan/place.ts';

export type VpnGatewayInput = Place & { readonly amazonSideAsn: number };
export type VpnGatewayRecord = { readonly id: string };

export function vpnGatewayDoer(services: AwsServices): Doer<VpnGatewayInput, VpnGatewayRecord> {
  const { clock } = services;
  const attempts = createAttempts(clock);

  async function ofPlan(input: VpnGatewayInput, { planId, signal }: StepContext): Promise<string[]> {
    const all = await services.ec2(input, signal).vpnGateways();
    return all.filter((one) => isLive(one) && isOfPlan(one, planId)).map(({ id }) => id);
  }
  const find = async (input: VpnGatewayInput, context: StepContext) => (await ofPlan(input, context))[0];

  async function settled(input: VpnGatewayInput, id: string, context: StepContext) {
    const { signal } = context;
    await waitFor({
      clock,
      signal,
      minutes: 10,
      what: `virtual private gateway ${id} to become available`,
      look: async () => {
        const all = await services.ec2(input, signal).vpnGateways();
        return all.find((one) => one.id === id && one.state === 'available');
      },
    });
    await removeTwins(services, { ...input, id }, context);
    return { origin: 'created', record: { id } } as const;
  }

  return {
    kind: 'ec2.vpn-gateway',
    async recognise(input, context) {
      const id = await attempts.find(context, () => find(input, context));
      return id === undefined ? undefined : settled(input, id, context);
    },
    async run(input, context) {
      const { signal, planId } = context;
      const tags = tagsFor(input, planId);
      const made = await attempts.send(context, {
        create: () => services.ec2(input, signal).createVpnGateway({ amazonSideAsn: input.amazonSideAsn, tags }),
        find: () => find(input, context),
        isIdempotent: false,
      });
      // Sent twice, and AWS made it twice: the older one stays.
      const id = (await ofPlan(input, context)).find((one) => one !== made) ?? made;
      context.log(`Virtual private gateway ${id}`);
      return settled(input, id, context);
    },
    undo: ({ id }, input, context) =>
      removeVpnGateway(services, { ...input, id, planId: context.planId }, context.signal),
  };
}
