import { AppError, isAppError } from '../../../../contract/errors.ts';
import type { Doer } from '../../../engine/doer.ts';
import { poll } from '../../../engine/poll.ts';
import { readTunnels } from '../../../gateway/tunnels.ts';
import { idOf, type Ref } from '../../../aws-steps/ref.ts';
import type { BothEndsServices } from '../../../vpn/services.ts';
import { describeDown, joinEnds, type TunnelEnds } from '../../../vpn/tunnel-ends.ts';
import type { Place } from '../plan/place.ts';

export type TunnelsUpInput = Place & {
  readonly gatewayId: string;
  readonly connection: Ref;
  readonly addresses: readonly string[] | null;
};

/** AWS's telemetry lags by a minute or so. */
const limitMs = 5 * 60_000;

export function tunnelsUpDoer(services: BothEndsServices): Doer<TunnelsUpInput, { readonly isUp: true }> {
  const { clock, gateways } = services;

  return {
    kind: 'check.tunnels-up',
    // A check has nothing to find again: it looks anew each time.
    recognise: () => Promise.resolve(undefined),
    async run(input, context) {
      const { signal } = context;
      const connectionId = idOf(input.connection, context);
      const session = await gateways.session(input.gatewayId, signal);
      let ends: readonly TunnelEnds[] = [];
      let told = '';

      const look = async () => {
        const [connections, sas] = await Promise.all([
          services.ec2(input, signal).vpnConnections(),
          readTunnels(session, signal),
        ]);
        const tunnels = connections.find(({ id }) => id === connectionId)?.tunnels ?? [];
        const addresses = input.addresses ?? tunnels.map(({ outsideAddress }) => outsideAddress);
        ends = joinEnds(input.linkId, addresses, tunnels, sas);
        const now = describeDown(ends, gateways.name(input.gatewayId));
        if (now !== told && now !== '') context.log(now);
        told = now;
        return ends.length === 2 && now === '' ? true : undefined;
      };

      try {
        await poll({ clock, signal, limitMs, tooLate: 'not up', tooLateCode: 'conflict', look });
      } catch (error) {
        if (!isAppError(error, 'conflict')) throw error;
        throw new AppError({
          code: 'conflict',
          message: `The tunnels did not come up within five minutes. ${told} What was set up stays for you to look at; undo takes it away.`,
          subject: input.linkId,
        });
      }
      for (const { outsideAddress, gateway } of ends)
        context.log(`Tunnel ${outsideAddress} is up at both ends (${gateway.says})`);
      return { origin: 'created', record: { isUp: true } };
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}
