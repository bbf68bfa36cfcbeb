import type { Doer, StepContext } from '../../../engine/doer.ts';
import { isLive } from '../../../vpn/ec2.ts';
import { removeVpnGateway } from '../../../vpn/remove-vpn-gateway.ts';
import type { AwsServices } from '../../../vpn/services.ts';
import { createOnce, waitFor } from '../../../vpn/settle.ts';
import { isOfPlan, tagsFor } from '../../../vpn/tags.ts';
import type { Place } from '../plan/place.ts';

export type VpnGatewayInput = Place & { readonly amazonSideAsn: number };
export type VpnGatewayRecord = { readonly id: string };

export function vpnGatewayDoer(services: AwsServices): Doer<VpnGatewayInput, VpnGatewayRecord> {
  const { clock } = services;

  async function find(input: VpnGatewayInput, { planId, signal }: StepContext): Promise<string | undefined> {
    const all = await services.ec2(input, signal).vpnGateways();
    return all.find((one) => isLive(one) && isOfPlan(one, planId))?.id;
  }

  async function settled(input: VpnGatewayInput, id: string, { signal }: StepContext) {
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
    return { origin: 'created', record: { id } } as const;
  }

  return {
    kind: 'ec2.vpn-gateway',
    async recognise(input, context) {
      const id = await find(input, context);
      return id === undefined ? undefined : settled(input, id, context);
    },
    async run(input, context) {
      const { signal, planId } = context;
      const id = await createOnce({
        clock,
        signal,
        create: () =>
          services
            .ec2(input, signal)
            .createVpnGateway({ amazonSideAsn: input.amazonSideAsn, tags: tagsFor(input, planId) }),
        find: () => find(input, context),
      });
      context.log(`Virtual private gateway ${id}`);
      return settled(input, id, context);
    },
    undo: ({ id }, input, { planId, signal }) => removeVpnGateway(services, { ...input, id, planId }, signal),
  };
}
