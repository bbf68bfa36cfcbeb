import type { RouteTableItem } from '../inventory/network.ts';
import { groupBy } from './group-by.ts';
import { judgeEach } from './judge-each.ts';
import { leadsTo } from './leads-to.ts';
import { fact, fail, listed, notApplicable, pass, readOr, unlessUnread } from './outcome.ts';
import { isGone } from './resources.ts';
import type { Rule } from './rule.ts';
import { subnetsInMainTable } from './subnet-tables.ts';

export const vpn15PropagationOff: Rule = {
  id: 'VPN-15',
  title: 'Route propagation is off for private subnets',
  severity: 'medium',
  why: 'What BGP learns from the site reaches a subnet only when its route table propagates it.',
  failsWhen:
    'a VPN with BGP ends on the gateway, and a used route table without a way to the internet neither propagates its routes nor has one to it.',
  remedy: 'Turn route propagation on for these route tables, or write down why they stay apart from the site.',
  references: [],
  judge: (world) =>
    judgeEach(world, {
      kind: 'vpn-gateway',
      list: (region) => region.vpnGateways,
      judge: ({ region }) => {
        const connections = groupBy(readOr(region.vpnConnections), (each) => (isGone(each) ? null : each.vpnGatewayId));
        const tables = groupBy(readOr(region.routeTables), ({ vpcId }) => vpcId);
        const implicit = subnetsInMainTable(region);
        return ({ id, attachments }) =>
          unlessUnread([region.vpnConnections], () => {
            const dynamic = (connections.get(id) ?? []).filter(({ isStatic }) => !isStatic);
            const vpcIds = attachments.filter(({ state }) => state === 'attached').map(({ vpcId }) => vpcId);
            if (dynamic.length === 0) return notApplicable('No VPN with BGP ends here');
            if (vpcIds.length === 0) return notApplicable('Not attached to a VPC');
            return unlessUnread([region.routeTables, region.subnets], () => {
              const deaf = vpcIds
                .flatMap((vpcId) => tables.get(vpcId) ?? [])
                .filter((table) => isUsed(table, implicit) && isPrivate(table) && !leadsTo(table, id));
              return deaf.length === 0
                ? pass('Every private route table leads to it')
                : fail('Private subnets do not learn the routes of the site', [
                    fact(
                      'Route tables without propagation or a route',
                      listed(deaf.map((table) => table.id)),
                      'ec2:DescribeRouteTables PropagatingVgws',
                    ),
                  ]);
            });
          });
      },
    }),
};

function isUsed({ subnetIds, isMain, vpcId }: RouteTableItem, implicit: ReadonlyMap<string, readonly string[]>) {
  return subnetIds.length > 0 || (isMain && (implicit.get(vpcId) ?? []).length > 0);
}

function isPrivate({ routes }: RouteTableItem): boolean {
  return !routes.some(({ destination, target }) => destination === '0.0.0.0/0' && target.startsWith('igw-'));
}
