import { judgeConnections } from './judge-connections.ts';
import { fail, notApplicable, pass } from './outcome.ts';
import type { Rule } from './rule.ts';
import { tunnelsWithoutLog } from './tunnel-logs.ts';
import { noTunnels } from './tunnel-options.ts';

export const vpn12BgpLogsOff: Rule = {
  id: 'VPN-12',
  title: 'BGP logs are off on a dynamic VPN',
  severity: 'low',
  why: 'Lost sessions and withdrawn routes leave no trace at AWS without this log.',
  failsWhen: 'a tunnel of a connection with BGP does not write its BGP log.',
  remedy: 'Turn BgpLogEnabled on with ModifyVpnTunnelOptions, one tunnel at a time.',
  references: [],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      if (connection.isStatic) return notApplicable('The connection has static routes');
      if (connection.tunnels.length === 0) return noTunnels();
      const without = tunnelsWithoutLog(connection, 'bgp');
      return without.length > 0
        ? fail('At least one tunnel keeps no BGP log', without)
        : pass('Both tunnels keep a BGP log');
    }),
};
