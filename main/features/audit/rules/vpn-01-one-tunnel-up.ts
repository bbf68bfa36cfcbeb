import { judgeConnections } from './judge-connections.ts';
import { fail, notApplicable, pass, unknown } from './outcome.ts';
import { prowler, securityHub, wellArchitected } from './references.ts';
import type { Rule } from './rule.ts';
import { tunnelStates } from './tunnel-states.ts';

export const vpn01OneTunnelUp: Rule = {
  id: 'VPN-01',
  title: 'Only one tunnel is up',
  severity: 'high',
  why: 'AWS replaces the end of one tunnel at a time. A connection with one tunnel goes down with it.',
  failsWhen:
    'one tunnel of an available connection is up and another is down. A connection tagged `linkspan:standby = true` is left alone.',
  remedy:
    'Bring up the second tunnel on the customer device, and look at its logs for why it is down. Where one tunnel is meant, say so with the tag linkspan:standby = true.',
  references: [securityHub('EC2.20'), wellArchitected('REL02-BP02'), prowler('vpc_vpn_connection_tunnels_up')],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      const { up, down, silent, evidence } = tunnelStates(connection);
      if (connection.state !== 'available') return notApplicable(`The connection is ${connection.state}`);
      if (connection.tags[world.settings.standbyTag] === 'true') return notApplicable('Marked as a standby');
      if (up.length === 1 && down.length > 0) {
        return fail(`One tunnel is up and ${down.length === 1 ? 'the other' : 'the others'} down`, evidence);
      }
      if (silent.length > 0 || connection.tunnels.length === 0) {
        return unknown('AWS has no telemetry of at least one tunnel', evidence);
      }
      if (up.length === 0) return notApplicable('No tunnel is up: see VPN-02');
      return up.length === 1 ? fail('AWS tells of one tunnel only', evidence) : pass('Both tunnels are up');
    }),
};
