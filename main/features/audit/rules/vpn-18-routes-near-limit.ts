import { judgeConnections } from './judge-connections.ts';
import { fact, fail, notApplicable, pass, unknown } from './outcome.ts';
import { awsGuide } from './references.ts';
import type { Rule } from './rule.ts';
import { noTunnels, telemetry } from './tunnel-options.ts';

export const vpn18RoutesNearLimit: Rule = {
  id: 'VPN-18',
  title: 'The number of routes is near the limit',
  severity: 'medium',
  why: 'AWS drops the BGP session when the device advertises more than the limit: all routes are lost at once.',
  failsWhen:
    'a tunnel has at least 80 % of the routes that AWS takes: 100 on a virtual private gateway, 1,000 on a transit gateway.',
  remedy: 'Summarise the networks that the device advertises.',
  references: [awsGuide('AWS Site-to-Site VPN quotas')],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      if (connection.isStatic) return notApplicable('The connection has static routes');
      if (connection.tunnels.length === 0) return noTunnels();
      const { vpnGatewayRouteLimit, transitGatewayRouteLimit, routesNearLimitPercent } = world.settings;
      const limit = connection.transitGatewayId === null ? vpnGatewayRouteLimit : transitGatewayRouteLimit;
      const near = connection.tunnels.flatMap(({ outsideAddress, acceptedRoutes }, index) =>
        (acceptedRoutes ?? 0) * 100 >= limit * routesNearLimitPercent
          ? [fact(`Tunnel ${outsideAddress}`, `${acceptedRoutes} of ${limit}`, telemetry(index, 'AcceptedRouteCount'))]
          : [],
      );
      if (near.length > 0) return fail(`At least ${routesNearLimitPercent} % of the routes that AWS takes`, near);
      return connection.tunnels.some(({ status, acceptedRoutes }) => status !== 'DOWN' && acceptedRoutes === null)
        ? unknown('AWS does not tell how many routes it accepts')
        : pass('Far from the limit');
    }),
};
