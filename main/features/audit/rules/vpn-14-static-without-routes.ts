import { groupBy, byId } from './group-by.ts';
import { judgeConnections } from './judge-connections.ts';
import { leadsTo } from './leads-to.ts';
import { fact, fail, listed, notApplicable, pass, readOr, unlessUnread } from './outcome.ts';
import { wellArchitected } from './references.ts';
import { isGone } from './resources.ts';
import type { Rule } from './rule.ts';

export const vpn14StaticWithoutRoutes: Rule = {
  id: 'VPN-14',
  title: 'A static VPN without usable routes',
  severity: 'high',
  why: 'With static routing AWS sends into the tunnels only what a route of the connection and a route table of the VPC name.',
  failsWhen:
    'a static connection of a virtual private gateway has no route, or no route table of the attached VPC leads to the gateway.',
  remedy:
    'Add the site’s networks as routes of the connection, and turn route propagation on in the VPC’s route tables.',
  references: [wellArchitected('REL02')],
  judge: (world) =>
    judgeConnections(world, ({ region }) => {
      const gateways = byId(readOr(region.vpnGateways));
      const tables = groupBy(readOr(region.routeTables), ({ vpcId }) => vpcId);
      return (connection) => {
        const { isStatic, vpnGatewayId, routes } = connection;
        if (!isStatic || vpnGatewayId === null) return notApplicable('Not a static VPN of a virtual private gateway');
        if (!routes.some((route) => !isGone(route))) {
          return fail('The connection has no route', [fact('Routes', 0, 'ec2:DescribeVpnConnections Routes')]);
        }
        return unlessUnread([region.vpnGateways, region.routeTables], () => {
          const vpcIds = (gateways.get(vpnGatewayId)?.attachments ?? [])
            .filter(({ state }) => state === 'attached')
            .map(({ vpcId }) => vpcId);
          const deaf = vpcIds.filter(
            (vpcId) => !(tables.get(vpcId) ?? []).some((table) => leadsTo(table, vpnGatewayId)),
          );
          if (deaf.length === 0) return pass('The connection has routes, and a route table leads to it');
          return fail(`No route table of the VPC leads to ${vpnGatewayId}`, [
            fact('VPC without a route or propagation', listed(deaf), 'ec2:DescribeRouteTables PropagatingVgws'),
          ]);
        });
      };
    }),
};
