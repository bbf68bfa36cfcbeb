import type { Doer, StepContext } from '../../../engine/doer.ts';
import { idOf, type Ref } from '../../../aws-steps/ref.ts';
import { removePropagation } from '../../../vpn/remove-routes.ts';
import type { AwsServices } from '../../../vpn/services.ts';
import { waitFor } from '../../../aws-steps/settle.ts';
import type { Place } from '../plan/place.ts';

export type PropagationInput = Place & { readonly vpnGateway: Ref; readonly routeTableId: string };
export type PropagationRecord = {
  readonly routeTableId: string;
  readonly vpnGatewayId: string;
  readonly isOurs: boolean;
};

export function routePropagationDoer(services: AwsServices): Doer<PropagationInput, PropagationRecord> {
  async function isOn({ routeTableId, ...input }: PropagationInput, context: StepContext): Promise<boolean> {
    const table = await services.ec2(input, context.signal).routeTable(routeTableId);
    return table.propagatingGatewayIds.includes(idOf(input.vpnGateway, context));
  }

  return {
    kind: 'ec2.route-propagation',
    async recognise(input, context) {
      if (!(await isOn(input, context))) return undefined;
      const vpnGatewayId = idOf(input.vpnGateway, context);
      const isOurs = context.begun === true;
      const record = { routeTableId: input.routeTableId, vpnGatewayId, isOurs };
      return { origin: isOurs ? 'created' : 'adopted', record };
    },
    async run(input, context) {
      const { routeTableId } = input;
      const { signal } = context;
      const vpnGatewayId = idOf(input.vpnGateway, context);
      await services.ec2(input, signal).enablePropagation({ routeTableId, vpnGatewayId });
      await waitFor({
        clock: services.clock,
        signal,
        minutes: 5,
        what: `propagation into ${routeTableId}`,
        look: async () => ((await isOn(input, context)) ? true : undefined),
      });
      return { origin: 'created', record: { routeTableId, vpnGatewayId, isOurs: true } };
    },
    undo: (record, input, { signal }) => removePropagation(services, { ...input, ...record }, signal),
  };
}
