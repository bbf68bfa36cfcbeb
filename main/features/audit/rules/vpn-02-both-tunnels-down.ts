import type { AuditWorld } from './audit-world.ts';
import type { VpnConnectionItem } from '../inventory/vpn.ts';
import { judgeConnections } from './judge-connections.ts';
import { fail, notApplicable, pass, unknown, warn } from './outcome.ts';
import { securityHub } from './references.ts';
import type { Rule } from './rule.ts';
import { tunnelStates } from './tunnel-states.ts';

export const vpn02BothTunnelsDown: Rule = {
  id: 'VPN-02',
  title: 'No tunnel is up',
  severity: 'critical',
  why: 'Nothing passes between the site and AWS over this connection.',
  failsWhen: 'no tunnel is up. It is only a warning while the connection may be less than an hour old.',
  remedy:
    'Read the status message and the logs of both ends, and see that UDP 500, UDP 4500 and ESP pass the firewalls in between.',
  references: [securityHub('EC2.20')],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      const { up, silent, evidence } = tunnelStates(connection);
      if (connection.state === 'pending') return notApplicable('The connection is being made');
      if (up.length > 0) return pass('At least one tunnel is up');
      if (silent.length > 0 || connection.tunnels.length === 0) {
        return unknown('No tunnel is known to be up, and AWS has no telemetry of at least one', evidence);
      }
      return mayBeNew(world, connection)
        ? warn('No tunnel is up; the connection may be just made', evidence, { severity: 'medium' })
        : fail('No tunnel is up', evidence);
    }),
};

/**
 * EC2 does not tell when a connection was made. Our own links know; else a tunnel that has not changed for longer than the limit
 * shows that the connection is older.
 */
function mayBeNew({ inventory, links, settings }: AuditWorld, { id, tunnels }: VpnConnectionItem): boolean {
  const limit = inventory.readAt.getTime() - settings.newConnectionMinutes * 60_000;
  const link = links.get(id);
  if (link?.origin === 'created') return Date.parse(link.createdAt) > limit;
  const changes = tunnels.map(({ lastStatusChange }) => lastStatusChange?.getTime() ?? -Infinity);
  return changes.every((change) => change > limit);
}
