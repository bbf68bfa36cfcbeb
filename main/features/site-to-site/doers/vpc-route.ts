import { AppError } from '../../../../contract/errors.ts';
import type { Doer, Made, StepContext } from '../../../engine/doer.ts';
import { idOf, type Ref } from '../../../aws-steps/ref.ts';
import { removeRoute } from '../../../vpn/remove-routes.ts';
import type { AwsServices } from '../../../vpn/services.ts';
import { createOnce } from '../../../aws-steps/create-once.ts';
import type { Place } from '../plan/place.ts';

export type VpcRouteInput = Place & { readonly vpnGateway: Ref; readonly routeTableId: string; readonly cidr: string };
export type VpcRouteRecord = {
  readonly routeTableId: string;
  readonly cidr: string;
  readonly vpnGatewayId: string;
  readonly isOurs: boolean;
};

export function vpcRouteDoer(services: AwsServices): Doer<VpcRouteInput, VpcRouteRecord> {
  async function recognise(input: VpcRouteInput, context: StepContext): Promise<Made<VpcRouteRecord> | undefined> {
    const { routeTableId, cidr } = input;
    const vpnGatewayId = idOf(input.vpnGateway, context);
    const table = await services.ec2(input, context.signal).routeTable(routeTableId);
    const route = table.routes.find(({ destination, isPropagated }) => destination === cidr && !isPropagated);
    if (!route) return undefined;
    if (route.target !== vpnGatewayId) {
      const message = `${routeTableId} has a route for ${cidr} to ${route.target} by now. Remove it or choose propagation, and make the plan again.`;
      throw new AppError({ code: 'conflict', message, subject: routeTableId });
    }
    const isOurs = context.begun === true;
    return { origin: isOurs ? 'created' : 'adopted', record: { routeTableId, cidr, vpnGatewayId, isOurs } };
  }

  return {
    kind: 'ec2.vpc-route',
    recognise,
    async run(input, context) {
      const { routeTableId, cidr } = input;
      const vpnGatewayId = idOf(input.vpnGateway, context);
      const { signal } = context;
      await createOnce({
        clock: services.clock,
        signal,
        create: async () => {
          await services.ec2(input, signal).createRoute({ routeTableId, cidr, vpnGatewayId });
          return true;
        },
        find: async () => ((await recognise(input, context)) ? true : undefined),
        isIdempotent: true,
      });
      return { origin: 'created', record: { routeTableId, cidr, vpnGatewayId, isOurs: true } };
    },
    undo: (record, input, { signal }) => removeRoute(services, { ...input, ...record }, signal),
  };
}
