import type { RegionInventory } from '../inventory.ts';
import type { Read } from '../inventory/read.ts';
import type { AuditWorld } from './audit-world.ts';
import { byId, groupBy } from './group-by.ts';
import { judgeEach } from './judge-each.ts';
import { openConnect } from './open-page.ts';
import { fact, fail, notApplicable, pass, readOr, unlessUnread } from './outcome.ts';
import { wellArchitected } from './references.ts';
import { isGone, type Place, type ResourceKind } from './resources.ts';
import type { Rule } from './rule.ts';

export const vpn17OneCustomerDevice: Rule = {
  id: 'VPN-17',
  title: 'One customer device carries everything',
  severity: 'medium',
  why: 'Two tunnels to one device protect against AWS’s maintenance, not against the loss of the device or of its provider.',
  failsWhen: 'all VPN connections of a virtual private or transit gateway end on one outside address.',
  remedy: 'Add a second device, over another provider if possible, with a VPN connection of its own.',
  references: [wellArchitected('REL02-BP02')],
  judge: (world) => [
    ...judgeGateways(
      world,
      'vpn-gateway',
      (region) => region.vpnGateways,
      (each) => each.vpnGatewayId,
    ),
    ...judgeGateways(
      world,
      'transit-gateway',
      (region) => region.transitGateways,
      (each) => each.transitGatewayId,
    ),
  ],
};

interface Ends {
  readonly vpnGatewayId: string | null;
  readonly transitGatewayId: string | null;
}

function judgeGateways(
  world: AuditWorld,
  kind: ResourceKind,
  list: (region: RegionInventory) => Read<readonly { id: string; name: string | null; state: string }[]>,
  endOf: (connection: Ends) => string | null,
) {
  return judgeEach(world, { kind, list, judge: (place) => judgeDevices(place, endOf) });
}

function judgeDevices({ region }: Place, endOf: (connection: Ends) => string | null) {
  const connections = groupBy(readOr(region.vpnConnections), (each) => (isGone(each) ? null : endOf(each)));
  const devices = byId(readOr(region.customerGateways));
  return ({ id }: { readonly id: string }) =>
    unlessUnread([region.vpnConnections], () => {
      const ending = connections.get(id) ?? [];
      if (ending.length === 0) return notApplicable('No VPN ends here');
      return unlessUnread([region.customerGateways], () => {
        const [address = '', ...others] = new Set(
          ending.map(({ customerGatewayId }) => devices.get(customerGatewayId)?.ipAddress ?? customerGatewayId),
        );
        if (others.length > 0) return pass('Several customer devices');
        const count = ending.length === 1 ? 'The only VPN connection' : `All ${ending.length} VPN connections`;
        return fail(
          `${count} of this gateway ${ending.length === 1 ? 'ends' : 'end'} on one customer device`,
          [fact('Customer device', address, 'ec2:DescribeCustomerGateways IpAddress')],
          { remedy: { open: openConnect() } },
        );
      });
    });
}
