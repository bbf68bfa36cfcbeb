import { AppError } from '../../../contract/errors.ts';
import { changeTunnel, ping, traceroute } from '../../gateway/tunnels.ts';
import type { Gateways } from '../../vpn/gateways.ts';
import type { GatewayProbe } from './services.ts';

/** What a proof does on a gateway, over the sessions that are open. */
export function gatewayProbe(gateways: Gateways): GatewayProbe {
  return {
    async change({ gatewayId, dialect }, action, connection, signal) {
      const { code, output } = await changeTunnel(
        await gateways.session(gatewayId, signal),
        action,
        dialect,
        connection,
        signal,
      );
      return code === 0
        ? ''
        : (output.split('\n').findLast((line) => line.trim() !== '') ?? `${action} ended with code ${code}`);
    },
    async ping({ gatewayId }, { from, to, count }, signal) {
      const { evidence: said, ...answer } = await ping(
        await gateways.session(gatewayId, signal),
        from,
        to,
        signal,
        count,
      );
      return { ...answer, said };
    },
    async trace({ gatewayId }, { from, to }, signal) {
      try {
        const hops = await traceroute(await gateways.session(gatewayId, signal), from, to, signal);
        return {
          isReached: hops.some(({ address }) => address === to),
          hops: hops.map(({ address }) => address ?? '*'),
        };
      } catch (error) {
        // A box without the tool is no reason to fail a proof.
        if (error instanceof AppError && error.code === 'unsupported') return { isReached: false, hops: [] };
        throw error;
      }
    },
  };
}
