import { AppError } from '../../../../contract/errors.ts';
import type { Doer, StepContext } from '../../../engine/doer.ts';
import { isLive } from '../../../vpn/ec2.ts';
import { idOf, type Ref } from '../../../aws-steps/ref.ts';
import type { AwsServices } from '../../../vpn/services.ts';
import { createOnce } from '../../../aws-steps/create-once.ts';
import { removeWhenFree, waitFor } from '../../../aws-steps/settle.ts';
import { isOfPlan } from '../../../aws-steps/plan-tag.ts';
import type { Place } from '../plan/place.ts';

export type VpnRouteInput = Place & { readonly connection: Ref; readonly cidr: string };
export type VpnRouteRecord = { readonly connectionId: string; readonly cidr: string };

export function vpnRouteDoer(services: AwsServices): Doer<VpnRouteInput, VpnRouteRecord> {
  const { clock } = services;

  async function look(input: VpnRouteInput, connectionId: string, signal: AbortSignal) {
    const all = await services.ec2(input, signal).vpnConnections();
    const connection = all.find((one) => one.id === connectionId && isLive(one));
    const route = connection?.routes.find(({ cidr, state }) => cidr === input.cidr && isLive({ state }));
    return { connection, route };
  }

  async function settled(input: VpnRouteInput, context: StepContext) {
    const { signal } = context;
    const connectionId = idOf(input.connection, context);
    const connection = await waitFor({
      clock,
      signal,
      minutes: 10,
      what: `the static route ${input.cidr} of ${connectionId}`,
      look: async () => {
        const found = await look(input, connectionId, signal);
        return found.route?.state === 'available' ? found.connection : undefined;
      },
    });
    const isOurs = context.begun === true || isOfPlan(connection ?? { tags: {} }, context.planId);
    return { origin: isOurs ? 'created' : 'adopted', record: { connectionId, cidr: input.cidr } } as const;
  }

  return {
    kind: 'ec2.vpn-route',
    async recognise(input, context) {
      const { route } = await look(input, idOf(input.connection, context), context.signal);
      return route && settled(input, context);
    },
    async run(input, context) {
      const { signal } = context;
      const connectionId = idOf(input.connection, context);
      const { connection } = await look(input, connectionId, signal);
      if (!connection) {
        const message = `The VPN connection ${connectionId} is gone: somebody deleted it. Undo this plan and make a new one.`;
        throw new AppError({ code: 'conflict', message, subject: connectionId });
      }
      await createOnce({
        clock,
        signal,
        create: async () => {
          await services.ec2(input, signal).createVpnRoute({ connectionId, cidr: input.cidr });
          return true;
        },
        find: async () => ((await look(input, connectionId, signal)).route ? true : undefined),
        isIdempotent: true,
      });
      return { ...(await settled(input, context)), origin: 'created' };
    },
    async undo({ connectionId, cidr }, input, { signal }) {
      const { route } = await look(input, connectionId, signal);
      if (!route) return { outcome: 'removed' };
      await removeWhenFree({
        clock,
        signal,
        remove: () => services.ec2(input, signal).deleteVpnRoute({ connectionId, cidr }),
      });
      return { outcome: 'removed' };
    },
  };
}
