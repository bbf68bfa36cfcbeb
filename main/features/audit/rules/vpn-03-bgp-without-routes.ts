import { judgeConnections } from './judge-connections.ts';
import { fact, fail, notApplicable, pass, unknown } from './outcome.ts';
import { wellArchitected } from './references.ts';
import type { Rule } from './rule.ts';
import { telemetry } from './tunnel-options.ts';

export const vpn03BgpWithoutRoutes: Rule = {
  id: 'VPN-03',
  title: 'BGP is up, but no route is accepted',
  severity: 'high',
  why: 'The tunnel looks healthy, yet AWS knows no network behind it and sends nothing through.',
  failsWhen: 'BGP is up on at least one tunnel, and AWS accepts 0 routes on each that is up.',
  remedy: 'Let the device advertise its networks, and look for filters and for AWS’s own ASN in the AS path.',
  references: [wellArchitected('REL02-BP02')],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      if (connection.isStatic) return notApplicable('The connection has static routes');
      const up = connection.tunnels.filter(({ status }) => status === 'UP');
      if (up.some(({ acceptedRoutes }) => (acceptedRoutes ?? 0) > 0)) return pass('AWS accepts routes');
      const evidence = connection.tunnels.map(({ outsideAddress, status, acceptedRoutes }, index) =>
        fact(
          `Tunnel ${outsideAddress} (${status ?? 'no telemetry'})`,
          acceptedRoutes,
          telemetry(index, 'AcceptedRouteCount'),
        ),
      );
      if (connection.tunnels.some(({ status, acceptedRoutes }) => status === 'UP' && acceptedRoutes === null)) {
        return unknown('AWS does not tell how many routes it accepts', evidence);
      }
      if (up.length > 0) {
        return fail('Every tunnel that is up has 0 routes', evidence);
      }
      return connection.tunnels.some(({ status }) => status === null) || connection.tunnels.length === 0
        ? unknown('AWS has no telemetry of at least one tunnel', evidence)
        : notApplicable('No tunnel is up: see VPN-02');
    }),
};
