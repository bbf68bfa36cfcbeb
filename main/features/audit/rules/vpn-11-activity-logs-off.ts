import { judgeConnections } from './judge-connections.ts';
import { fail, pass } from './outcome.ts';
import { securityHub } from './references.ts';
import type { Rule } from './rule.ts';
import { tunnelsWithoutLog } from './tunnel-logs.ts';
import { noTunnels } from './tunnel-options.ts';

export const vpn11ActivityLogsOff: Rule = {
  id: 'VPN-11',
  title: 'Tunnel activity logs are off',
  severity: 'medium',
  why: 'When a tunnel fails, the log of AWS’s end is the only place that says why.',
  failsWhen: 'a tunnel does not write its activity to CloudWatch Logs.',
  remedy:
    'Turn LogEnabled on with ModifyVpnTunnelOptions, one tunnel at a time: it interrupts the tunnel for a moment.',
  references: [securityHub('EC2.171')],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      if (connection.tunnels.length === 0) return noTunnels();
      const without = tunnelsWithoutLog(connection, 'activity');
      return without.length > 0
        ? fail('At least one tunnel keeps no activity log', without)
        : pass('Both tunnels keep a log');
    }),
};
