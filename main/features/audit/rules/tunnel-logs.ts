import type { VpnConnectionItem } from '../inventory/vpn.ts';
import { fact } from './outcome.ts';
import { tunnelOption } from './tunnel-options.ts';

/** The tunnels that do not write this log; AWS leaves the switch out where it was never set. */
export function tunnelsWithoutLog({ tunnels }: VpnConnectionItem, log: 'activity' | 'bgp') {
  const member = log === 'activity' ? 'LogEnabled' : 'BgpLogEnabled';
  return tunnels.flatMap(({ outsideAddress, logs }, index) =>
    logs[log] === true
      ? []
      : [fact(`Tunnel ${outsideAddress}`, logs[log], tunnelOption(index, `LogOptions.CloudWatchLogOptions.${member}`))],
  );
}
