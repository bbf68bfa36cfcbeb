import type { Doer, StepContext } from '../../../engine/doer.ts';
import { createOnce } from '../../../aws-steps/create-once.ts';
import { removeRoute } from '../../../vpn/remove-routes.ts';
import type { AwsServices } from '../../../vpn/services.ts';
import type { Place } from '../plan/place.ts';

export type RemoveVpcRouteInput = Place & {
  readonly routeTableId: string;
  readonly cidr: string;
  readonly vpnGatewayId: string;
};
export type RemoveVpcRouteRecord = { readonly routeTableId: string; readonly cidr: string };

/** Deletes a route of ours from a table of the VPC, if it still leads where we led it; undo puts it back. */
export function removeVpcRouteDoer(services: AwsServices): Doer<RemoveVpcRouteInput, RemoveVpcRouteRecord> {
  async function present(input: RemoveVpcRouteInput, signal: AbortSignal) {
    const { routes } = await services.ec2(input, signal).routeTable(input.routeTableId);
    return routes.find(({ destination, isPropagated }) => destination === input.cidr && !isPropagated);
  }
  const recordOf = ({ routeTableId, cidr }: RemoveVpcRouteInput) => ({ routeTableId, cidr });

  return {
    kind: 'ec2.remove-vpc-route',
    async recognise(input, { begun, signal }) {
      if (await present(input, signal)) return undefined;
      return { origin: begun ? 'created' : 'adopted', record: recordOf(input) };
    },
    async run(input, context: StepContext) {
      const undone = await removeRoute(services, input, context.signal);
      if (undone.outcome === 'removed') return { origin: 'created', record: recordOf(input) };
      context.log(`Left in place: ${undone.reason}`);
      return { origin: 'adopted', record: recordOf(input) };
    },
    async undo({ routeTableId, cidr }, input, { signal }) {
      const { vpnGatewayId } = input;
      const there = await present(input, signal);
      if (there?.target === vpnGatewayId) return { outcome: 'removed' };
      if (there) return { outcome: 'left', reason: `${cidr} in ${routeTableId} leads to ${there.target} by now` };
      await createOnce({
        clock: services.clock,
        signal,
        create: async () => {
          await services.ec2(input, signal).createRoute({ routeTableId, cidr, vpnGatewayId });
          return true;
        },
        find: async () => ((await present(input, signal)) ? true : undefined),
        isIdempotent: true,
      });
      return { outcome: 'removed' };
    },
  };
}
