import type { Doer } from '../../../engine/doer.ts';
import { createOnce } from '../../../aws-steps/create-once.ts';
import { isLive } from '../../../vpn/ec2.ts';
import type { AwsServices } from '../../../vpn/services.ts';
import { removeWhenFree, waitFor } from '../../../aws-steps/settle.ts';
import type { Place } from '../plan/place.ts';

export type RemoveVpnRouteInput = Place & { readonly connectionId: string; readonly cidr: string };
export type RemoveVpnRouteRecord = { readonly connectionId: string; readonly cidr: string };

/** Takes a static route of ours off a VPN connection that stays; undo puts it back. */
export function removeVpnRouteDoer(services: AwsServices): Doer<RemoveVpnRouteInput, RemoveVpnRouteRecord> {
  const { clock } = services;

  async function look(input: RemoveVpnRouteInput, signal: AbortSignal) {
    const all = await services.ec2(input, signal).vpnConnections();
    const connection = all.find((one) => one.id === input.connectionId && isLive(one));
    return { connection, route: connection?.routes.find(({ cidr }) => cidr === input.cidr) };
  }

  return {
    kind: 'ec2.remove-vpn-route',
    async recognise(input, { begun, signal }) {
      const { connectionId, cidr } = input;
      if ((await look(input, signal)).route) return undefined;
      return { origin: begun ? 'created' : 'adopted', record: { connectionId, cidr } };
    },
    async run(input, { signal }) {
      const { connectionId, cidr } = input;
      const remove = () => services.ec2(input, signal).deleteVpnRoute({ connectionId, cidr });
      await removeWhenFree({ clock, signal, remove });
      await waitFor({
        clock,
        signal,
        minutes: 10,
        what: `the static route ${cidr} to leave ${connectionId}`,
        look: async () => ((await look(input, signal)).route ? undefined : true),
      });
      return { origin: 'created', record: { connectionId, cidr } };
    },
    async undo({ connectionId, cidr }, input, { signal }) {
      if (!(await look(input, signal)).connection) {
        return { outcome: 'left', reason: `the VPN connection ${connectionId} is gone` };
      }
      const find = async () => {
        const { route } = await look(input, signal);
        return route && isLive(route) ? route : undefined;
      };
      if (!(await find())) {
        await createOnce({
          clock,
          signal,
          create: async () => {
            await services.ec2(input, signal).createVpnRoute({ connectionId, cidr });
            return true;
          },
          find: async () => ((await find()) ? true : undefined),
          isIdempotent: true,
        });
      }
      await waitFor({
        clock,
        signal,
        minutes: 10,
        what: `the static route ${cidr} of ${connectionId}`,
        look: async () => ((await find())?.state === 'available' ? true : undefined),
      });
      return { outcome: 'removed' };
    },
  };
}
