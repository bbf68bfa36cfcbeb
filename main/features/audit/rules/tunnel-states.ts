import type { Evidence } from '../../../../contract/domain/audit.ts';
import type { VpnConnectionItem, VpnTunnelItem } from '../inventory/vpn.ts';
import { fact } from './outcome.ts';
import { telemetry } from './tunnel-options.ts';

/** The tunnels of a connection by what AWS's telemetry says of them. */
export function tunnelStates({ tunnels }: VpnConnectionItem): {
  readonly up: readonly VpnTunnelItem[];
  readonly down: readonly VpnTunnelItem[];
  readonly silent: readonly VpnTunnelItem[];
  readonly evidence: readonly Evidence[];
} {
  return {
    up: tunnels.filter(({ status }) => status === 'UP'),
    down: tunnels.filter(({ status }) => status === 'DOWN'),
    silent: tunnels.filter(({ status }) => status === null),
    evidence: tunnels.map(({ outsideAddress, status, statusMessage }, index) =>
      fact(
        `Tunnel ${outsideAddress}`,
        [status ?? 'no telemetry', ...(statusMessage ? [statusMessage] : [])].join(': '),
        telemetry(index, 'Status'),
      ),
    ),
  };
}
