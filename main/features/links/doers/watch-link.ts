import { readTunnels } from '../../../gateway/tunnels.ts';
import type { ProofSubject } from '../plan-prove-link.ts';
import { joinEnds, type TunnelEnds } from '../../../vpn/tunnel-ends.ts';
import type { BothEndsServices } from '../../../vpn/services.ts';

export interface LinkWatch {
  /** Both ends now; AWS is asked only when wanted: its telemetry lags. */
  look(parts: { readonly aws: boolean }): Promise<readonly TunnelEnds[]>;
}

/** Opens one look at a link that can be repeated. */
export async function watchLink(
  services: BothEndsServices,
  subject: ProofSubject,
  signal: AbortSignal,
): Promise<LinkWatch> {
  const { gatewayId } = subject;
  const session = gatewayId === null ? null : await services.gateways.session(gatewayId, signal);
  return {
    async look({ aws }) {
      const [connections, sas] = await Promise.all([
        aws ? services.ec2(subject, signal).vpnConnections() : [],
        session ? readTunnels(session, signal) : { ikeSas: [], childSas: [] },
      ]);
      const tunnels = connections.find(({ id }) => id === subject.connectionId)?.tunnels ?? [];
      return joinEnds(subject.linkId, subject.addresses, tunnels, sas);
    },
  };
}

export interface Carried {
  readonly out: readonly string[];
  readonly in: readonly string[];
}

/** Which tunnels' counters moved between two looks. */
export function carriedBetween(before: readonly TunnelEnds[], after: readonly TunnelEnds[]): Carried {
  const moved = (key: 'in' | 'out') =>
    after
      .filter(({ outsideAddress, gateway }) => {
        const then = before.find((one) => one.outsideAddress === outsideAddress)?.gateway[key] ?? 0;
        // A rekey in between starts a new counter at nothing.
        return gateway[key] > then || (gateway[key] < then && gateway[key] > 0);
      })
      .map(({ outsideAddress }) => outsideAddress);
  return { out: moved('out'), in: moved('in') };
}
