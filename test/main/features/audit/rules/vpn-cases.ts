import { ago, inventoryOf, ok, unread } from './build-inventory.ts';
import { attachment, route, routeTable, subnet, transitGateway, transitTable, vpc } from './build-network.ts';
import { alarm, customerGateway, down, strong, strongNow, tunnel, vpn, vpnGateway } from './build-vpn.ts';
import type { RuleCase } from './rule-case.ts';

const healthy = inventoryOf({ vpnConnections: ok([vpn()]) });
const unreadList = inventoryOf({ vpnConnections: unread });

/** A rule on connections that reads the connection alone. */
function connectionCase(rule: string, failing: Parameters<typeof vpn>, passing: Parameters<typeof vpn> = []): RuleCase {
  return {
    rule,
    resource: 'vpn-0a',
    passes: passing.length === 0 ? healthy : inventoryOf({ vpnConnections: ok([vpn(...passing)]) }),
    fails: inventoryOf({ vpnConnections: ok([vpn(...failing)]) }),
    unreadable: unreadList,
  };
}

const staticVpn = vpn({ isStatic: true, routes: [{ cidr: '192.168.10.0/24', state: 'available' }] });
const oneVpc = { vpnGateways: ok([vpnGateway()]), vpcs: ok([vpc()]) };
const twoDevices = ok([customerGateway(), customerGateway({ id: 'cgw-0b', ipAddress: '198.51.100.2' })]);

export const vpnCases: readonly RuleCase[] = [
  connectionCase('VPN-01', [{ tunnels: [tunnel(), tunnel({ outsideAddress: '203.0.113.20', ...down })] }]),
  connectionCase('VPN-02', [{}, down]),
  connectionCase('VPN-03', [{}, { acceptedRoutes: 0 }]),
  connectionCase('VPN-04', [{}, { options: { ...strong, ikeVersions: ['ikev1', 'ikev2'] } }]),
  connectionCase('VPN-05', [{}, { options: { ...strong, phase2DhGroups: [2, 20] } }]),
  connectionCase('VPN-06', [{}, { options: { ...strong, phase1Integrity: ['SHA1', 'SHA2-256'] } }]),
  connectionCase('VPN-07', [{}, { options: { ...strong, phase1Encryption: ['AES128', 'AES256'] } }]),
  {
    ...connectionCase('VPN-08', [{}, { active: ok({ ...strongNow, phase1DhGroup: 2 }) }]),
    unreadable: inventoryOf({ vpnConnections: ok([vpn({}, { active: unread })]) }),
  },
  {
    ...connectionCase('VPN-09', [{}, { keyStorage: 'standard' }]),
    unreadable: inventoryOf({ vpnConnections: ok([vpn({}, { keyStorage: null })]) }),
  },
  {
    ...connectionCase('VPN-10', [{}, { keyChangedAt: ago({ days: 366 }) }]),
    unreadable: inventoryOf({ vpnConnections: ok([vpn({}, { keyChangedAt: null })]) }),
  },
  connectionCase('VPN-11', [{}, { logs: { activity: null, bgp: true } }]),
  connectionCase('VPN-12', [{}, { logs: { activity: true, bgp: false } }]),
  {
    rule: 'VPN-13',
    resource: 'vpn-0a',
    passes: inventoryOf({ vpnConnections: ok([vpn()]), alarms: ok([alarm({ name: 'VpnId', value: 'vpn-0a' })]) }),
    fails: healthy,
    unreadable: inventoryOf({ vpnConnections: ok([vpn()]), alarms: unread }),
  },
  {
    rule: 'VPN-14',
    resource: 'vpn-0a',
    passes: inventoryOf({
      ...oneVpc,
      vpnConnections: ok([staticVpn]),
      routeTables: ok([routeTable({ propagatingGatewayIds: ['vgw-0a'] })]),
    }),
    fails: inventoryOf({ vpnConnections: ok([vpn({ isStatic: true })]) }),
    unreadable: inventoryOf({ ...oneVpc, vpnConnections: ok([staticVpn]), routeTables: unread }),
  },
  {
    rule: 'VPN-14',
    about: 'the route tables of its VPC',
    resource: 'vpn-0a',
    passes: inventoryOf({
      ...oneVpc,
      vpnConnections: ok([staticVpn]),
      routeTables: ok([routeTable({ routes: [route('192.168.10.0/24', 'vgw-0a')] })]),
    }),
    fails: inventoryOf({ ...oneVpc, vpnConnections: ok([staticVpn]), routeTables: ok([routeTable()]) }),
    unreadable: inventoryOf({ ...oneVpc, vpnConnections: ok([staticVpn]), vpnGateways: unread }),
  },
  {
    rule: 'VPN-15',
    resource: 'vgw-0a',
    passes: inventoryOf({
      ...oneVpc,
      vpnConnections: ok([vpn()]),
      subnets: ok([subnet()]),
      routeTables: ok([routeTable({ propagatingGatewayIds: ['vgw-0a'] })]),
    }),
    fails: inventoryOf({
      ...oneVpc,
      vpnConnections: ok([vpn()]),
      subnets: ok([subnet()]),
      routeTables: ok([routeTable()]),
    }),
    unreadable: inventoryOf({ ...oneVpc, vpnConnections: ok([vpn()]), subnets: ok([subnet()]), routeTables: unread }),
  },
  {
    rule: 'VPN-16',
    about: 'a site behind a virtual private gateway',
    resource: 'vpc-0a',
    passes: inventoryOf({ ...oneVpc, vpnConnections: ok([staticVpn]) }),
    fails: inventoryOf({
      ...oneVpc,
      vpnConnections: ok([vpn({ isStatic: true, routes: [{ cidr: '10.0.128.0/17', state: 'available' }] })]),
    }),
    unreadable: inventoryOf({ ...oneVpc, vpnConnections: unread }),
  },
  {
    rule: 'VPN-16',
    about: 'a site behind a transit gateway',
    resource: 'vpc-0a',
    passes: inventoryOf({
      vpcs: ok([vpc()]),
      transitAttachments: ok([attachment()]),
      transitRouteTables: ok([transitTable([{ destination: '192.168.0.0/16' }])]),
    }),
    fails: inventoryOf({
      vpcs: ok([vpc()]),
      transitAttachments: ok([attachment()]),
      transitRouteTables: ok([transitTable([{ destination: '10.0.0.0/8' }])]),
    }),
    unreadable: inventoryOf({
      vpcs: ok([vpc()]),
      transitAttachments: ok([attachment()]),
      transitRouteTables: ok([transitTable([], { routes: unread })]),
    }),
  },
  {
    rule: 'VPN-17',
    resource: 'vgw-0a',
    passes: inventoryOf({
      ...oneVpc,
      customerGateways: twoDevices,
      vpnConnections: ok([vpn(), vpn({ id: 'vpn-0b', customerGatewayId: 'cgw-0b' })]),
    }),
    fails: inventoryOf({
      ...oneVpc,
      customerGateways: twoDevices,
      vpnConnections: ok([vpn(), vpn({ id: 'vpn-0b' })]),
    }),
    unreadable: inventoryOf({ ...oneVpc, customerGateways: unread, vpnConnections: ok([vpn()]) }),
  },
  {
    rule: 'VPN-17',
    about: 'a transit gateway',
    resource: 'tgw-0a',
    passes: inventoryOf({
      transitGateways: ok([transitGateway()]),
      customerGateways: twoDevices,
      vpnConnections: ok(
        ['cgw-0a', 'cgw-0b'].map((customerGatewayId) =>
          vpn({ id: `vpn-${customerGatewayId}`, customerGatewayId, vpnGatewayId: null, transitGatewayId: 'tgw-0a' }),
        ),
      ),
    }),
    fails: inventoryOf({
      transitGateways: ok([transitGateway()]),
      customerGateways: twoDevices,
      vpnConnections: ok([vpn({ vpnGatewayId: null, transitGatewayId: 'tgw-0a' })]),
    }),
    unreadable: inventoryOf({ transitGateways: ok([transitGateway()]), vpnConnections: unread }),
  },
  connectionCase('VPN-18', [{}, { acceptedRoutes: 80 }]),
  {
    rule: 'VPN-19',
    about: 'a customer gateway',
    resource: 'cgw-0a',
    passes: inventoryOf({ vpnConnections: ok([vpn()]), customerGateways: ok([customerGateway()]) }),
    fails: inventoryOf({ customerGateways: ok([customerGateway()]) }),
    unreadable: inventoryOf({ vpnConnections: unread, customerGateways: ok([customerGateway()]) }),
  },
  {
    rule: 'VPN-19',
    about: 'a virtual private gateway',
    resource: 'vgw-0a',
    passes: inventoryOf({ vpnConnections: ok([vpn()]), vpnGateways: ok([vpnGateway()]) }),
    fails: inventoryOf({ vpnGateways: ok([vpnGateway()]) }),
    unreadable: inventoryOf({ vpnGateways: ok([vpnGateway()]), virtualInterfaces: unread }),
  },
  {
    ...connectionCase('VPN-20', [{ traffic: ok(999_999) }]),
    unreadable: inventoryOf({ vpnConnections: ok([vpn({ traffic: unread })]) }),
  },
];
