import type { RegionInventory } from '../inventory.ts';
import { byId, groupBy } from './group-by.ts';
import { judgeEach } from './judge-each.ts';
import { fact, fail, listed, notApplicable, pass, readOr, unknown, unlessUnread } from './outcome.ts';
import { wellArchitected } from './references.ts';
import type { Rule } from './rule.ts';
import { tableOfSubnet } from './subnet-tables.ts';

export const nat01NatInAnotherZone: Rule = {
  id: 'NAT-01',
  title: 'One NAT gateway serves several zones',
  severity: 'medium',
  why: 'When its zone fails, the others lose their way out with it; and traffic between zones is charged.',
  failsWhen:
    'a subnet’s default route leads to a NAT gateway in another zone. A regional NAT gateway is in every zone.',
  remedy: 'Make a NAT gateway in each zone, or a regional one, and route each private subnet to its own.',
  references: [wellArchitected('REL10-BP01')],
  judge: (world) =>
    judgeEach(world, {
      kind: 'nat-gateway',
      list: (region) => region.natGateways,
      judge: ({ region }) => {
        const subnets = byId(readOr(region.subnets));
        const served = subnetsByNat(region);
        return ({ id, subnetId, state, availabilityMode }) => {
          if (state !== 'available') return notApplicable(`The NAT gateway is ${state}`);
          if (availabilityMode === 'regional') return notApplicable('A regional NAT gateway is in every zone');
          return unlessUnread([region.subnets, region.routeTables], () => {
            const zone = subnetId === null ? undefined : subnets.get(subnetId)?.zone;
            if (zone === undefined) return unknown('The zone of the NAT gateway is not known');
            const others = (served.get(id) ?? []).filter((subnet) => subnet.zone !== zone);
            return others.length === 0
              ? pass('It serves its own zone only')
              : fail('Subnets of other zones go out through it', [
                  fact('Zone of the NAT gateway', zone, 'ec2:DescribeSubnets AvailabilityZone'),
                  fact(
                    'Subnets of other zones',
                    listed(others.map((subnet) => `${subnet.id} in ${subnet.zone}`)),
                    'ec2:DescribeRouteTables Routes[].NatGatewayId',
                  ),
                ]);
          });
        };
      },
    }),
};

/** The subnets whose default route is each NAT gateway. */
function subnetsByNat(region: RegionInventory) {
  const tableOf = tableOfSubnet(region);
  return groupBy(
    readOr(region.subnets),
    (subnet) =>
      tableOf(subnet)?.routes.find(
        ({ destination, target }) => destination === '0.0.0.0/0' && target.startsWith('nat-'),
      )?.target,
  );
}
