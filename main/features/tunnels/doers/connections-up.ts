import { AppError } from '../../../../contract/errors.ts';
import type { Doer } from '../../../engine/doer.ts';
import type { BothEndsServices } from '../../../vpn/services.ts';
import { connectionsUp, type GatewayReading } from '../gateway-reading.ts';
import type { ConnectionsUpInput } from '../step-inputs.ts';
import { waitForGateway } from './wait-for-gateway.ts';

/** After a restart of the service: everything that was up before is up again. */
export function connectionsUpDoer({ clock, gateways }: BothEndsServices): Doer<ConnectionsUpInput, { isUp: true }> {
  return {
    kind: 'check.connections-up',
    // A check has nothing to find again: it looks anew each time.
    recognise: () => Promise.resolve(undefined),
    async run({ gatewayId, gatewayName, connections }, context) {
      const { signal } = context;
      const session = await gateways.session(gatewayId, signal);
      const missing = (reading: GatewayReading) => {
        const up = new Set(connectionsUp(reading));
        return connections.filter((name) => !up.has(name));
      };
      let told = '';
      const holds = (reading: GatewayReading) => {
        const names = missing(reading).join(', ');
        if (names !== told && names !== '') context.log(`Not up yet: ${names}`);
        told = names;
        return names === '';
      };
      const { held, reading } = await waitForGateway(session, { clock, signal, limitMs: 120_000, holds });
      if (held) return { origin: 'created', record: { isUp: true } };
      throw new AppError({
        code: 'unreachable',
        message: `strongSwan runs again on ${gatewayName}, but not everything came back within two minutes: ${missing(reading).join(', ')}. Look at these tunnels; resume looks again.`,
        subject: gatewayId,
      });
    },
    undo: () => Promise.resolve({ outcome: 'removed' }),
  };
}
