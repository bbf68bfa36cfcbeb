import type { AuditWorld } from './audit-world.ts';
import { judgeEach } from './judge-each.ts';
import { fact, fail, listed, pass, readOr, unlessUnread, warn } from './outcome.ts';
import type { Rule } from './rule.ts';

export const tgw02BlackholeRoutes: Rule = {
  id: 'TGW-02',
  title: 'A route leads nowhere',
  severity: 'medium',
  why: 'What the route is for is dropped: its target is gone or detached.',
  failsWhen:
    'a route of a transit gateway or VPC route table is a blackhole. A static one that never had a target is only mentioned.',
  remedy: 'Remove the route, or give it a target that exists.',
  references: [],
  judge: (world) => [...judgeTransitTables(world), ...judgeVpcTables(world)],
};

function judgeTransitTables(world: AuditWorld) {
  return judgeEach(world, {
    kind: 'transit-gateway-route-table',
    list: (region) => region.transitRouteTables,
    judge:
      () =>
      ({ routes }) =>
        unlessUnread([routes], () => {
          const blackholes = readOr(routes).filter(({ state }) => state === 'blackhole');
          // Made to drop traffic, a route never had a target; one that lost its target still names it.
          const lost = blackholes.filter(({ type, attachments }) => type !== 'static' || attachments.length > 0);
          if (blackholes.length === 0) return pass('No route leads nowhere');
          const shown = (some: typeof blackholes) => [
            fact('Destinations', listed(some.map(({ destination }) => destination)), source),
          ];
          const source = 'ec2:SearchTransitGatewayRoutes state=blackhole';
          return lost.length > 0
            ? fail('Routes of this table have lost their target', shown(lost))
            : warn('Routes of this table drop traffic on purpose, it seems', shown(blackholes), { severity: 'info' });
        }),
  });
}

function judgeVpcTables(world: AuditWorld) {
  return judgeEach(world, {
    kind: 'route-table',
    list: (region) => region.routeTables,
    judge:
      () =>
      ({ routes }) => {
        const lost = routes.filter(({ state }) => state === 'blackhole');
        if (lost.length === 0) return pass('No route leads nowhere');
        const shown = lost.map(({ destination, target }) => `${destination} to ${target || 'nothing'}`);
        return fail('Routes of this table have lost their target', [
          fact('Routes', listed(shown), 'ec2:DescribeRouteTables Routes[].State'),
        ]);
      },
  });
}
