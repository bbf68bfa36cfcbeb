import type { Inventory } from '../../main/features/audit/inventory.ts';
import {
  dxConnection,
  healthCheck,
  primary,
  resolverEndpoint,
  secondary,
  virtualInterface,
  zone,
} from '../main/features/audit/rules/build-dx-and-dns.ts';
import { inventoryOf, ok } from '../main/features/audit/rules/build-inventory.ts';
import {
  attachment,
  endpointService,
  flowLog,
  group,
  natGateway,
  networkInterface,
  route,
  routeTable,
  subnet,
  transitGateway,
  transitTable,
  vpc,
} from '../main/features/audit/rules/build-network.ts';
import { alarm, customerGateway, vpn, vpnGateway } from '../main/features/audit/rules/build-vpn.ts';

/**
 * One region with about this many resources, in the shape that costs most: every VPC on one transit gateway with long tables, each
 * with something to find. Many of each kind, so that a rule which looked through a list for each thing of another would show.
 */
export function largeInventory(resources: number): Inventory {
  const times = <T>(share: number, make: (index: number) => T): T[] =>
    Array.from({ length: Math.round((resources * share) / 100) }, (_, index) => make(index));
  const range = (index: number) => `10.${(index >> 8) % 256}.${index % 256}.0/24`;
  const check = (index: number) => `0a0a0a0a-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const sitePrefixes = times(10, (index) => ({ destination: `192.168.${index % 256}.${(index >> 8) % 256}/32` }));
  return inventoryOf(
    {
      vpnConnections: ok(
        times(5, (index) =>
          vpn({ id: `vpn-${index}`, customerGatewayId: `cgw-${index}`, vpnGatewayId: `vgw-${index % 100}` }),
        ),
      ),
      customerGateways: ok(times(5, (index) => customerGateway({ id: `cgw-${index}` }))),
      vpnGateways: ok(
        times(1, (index) =>
          vpnGateway({ id: `vgw-${index}`, attachments: [{ vpcId: `vpc-${index}`, state: 'attached' }] }),
        ),
      ),
      transitGateways: ok([transitGateway()]),
      transitAttachments: ok(
        times(9, (index) =>
          attachment({ id: `tgw-attach-${index}`, resourceId: `vpc-${index}`, subnetIds: [`subnet-${2 * index}`] }),
        ),
      ),
      transitRouteTables: ok([transitTable(sitePrefixes)]),
      vpcs: ok(times(10, (index) => vpc({ id: `vpc-${index}`, cidrs: [range(index)] }))),
      subnets: ok(
        times(20, (index) =>
          subnet({ id: `subnet-${index}`, vpcId: `vpc-${index >> 1}`, zone: `eu-west-1${'ab'[index % 2]}` }),
        ),
      ),
      routeTables: ok(
        times(10, (index) =>
          routeTable({
            id: `rtb-${index}`,
            vpcId: `vpc-${index}`,
            routes: [
              route('0.0.0.0/0', `nat-${index}`),
              ...Array.from({ length: 9 }, (_, number) => route(`192.168.${number}.0/24`, 'tgw-0a')),
            ],
          }),
        ),
      ),
      natGateways: ok(
        times(3, (index) => natGateway({ id: `nat-${index}`, vpcId: `vpc-${index}`, subnetId: `subnet-${2 * index}` })),
      ),
      securityGroups: ok(
        times(10, (index) =>
          group(
            Array.from({ length: 10 }, (_, number) => ({ protocol: '-1', cidr: `192.168.${number}.0/24` })),
            { id: `sg-${index}`, vpcId: `vpc-${index}`, name: index % 2 === 0 ? 'default' : 'web' },
          ),
        ),
      ),
      networkInterfaces: ok(
        times(10, (index) => networkInterface({ id: `eni-${index}`, securityGroupIds: [`sg-${index}`] })),
      ),
      flowLogs: ok(times(4, (index) => flowLog({ id: `fl-${index}`, resourceId: `vpc-${index}` }))),
      endpointServices: ok(times(0.5, (index) => endpointService({ id: `vpce-svc-${index}` }))),
      dxConnections: ok(times(0.2, (index) => dxConnection({ id: `dxcon-${index}` }))),
      virtualInterfaces: ok(
        times(0.3, (index) =>
          virtualInterface({
            id: `dxvif-${index}`,
            connectionId: `dxcon-${index}`,
            attachedTo: { kind: 'vgw', id: `vgw-${index}` },
          }),
        ),
      ),
      resolverEndpoints: ok(times(0.2, (index) => resolverEndpoint({ id: `rslvr-${index}` }))),
      alarms: ok(times(2, (index) => alarm({ name: 'VpnId', value: `vpn-${index}` }))),
    },
    {
      account: {
        zones: ok([
          zone(
            times(5, (index) => `name-${index}.example.com`).flatMap((name, index) => [
              primary({ name, healthCheckId: check(index) }),
              secondary({ name }),
            ]),
          ),
        ]),
        healthChecks: ok(times(2, (index) => healthCheck({ id: check(index) }))),
      },
    },
  );
}

/** Everything with an id of its own: what AWS would call a resource, and record sets. */
export function countResources({ accounts }: Inventory): number {
  return accounts
    .flatMap(({ zones, healthChecks, regions }) => [
      healthChecks,
      ...(zones.ok ? zones.value.map(({ records }) => records) : []),
      ...regions.flatMap((region) => Object.values(region).filter((each) => typeof each === 'object')),
    ])
    .reduce((sum, list) => sum + (list.ok ? list.value.length : 0), 0);
}
