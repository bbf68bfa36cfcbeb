import { describe, expect, it } from 'vitest';
import { accountOf, inventoryOf, ok, regionOf, unread } from './build-inventory.ts';
import {
  attachment,
  endpointService,
  flowLog,
  group,
  natGateway,
  networkInterface,
  route,
  routeTable,
  securityRule,
  subnet,
  transitGateway,
  transitTable,
  vpc,
} from './build-network.ts';
import { resolverEndpoint } from './build-dx-and-dns.ts';
import { link, vpn, vpnGateway } from './build-vpn.ts';
import { judgementOn, verdict } from './verdict.ts';

const joined = { vpcs: ok([vpc()]), vpnGateways: ok([vpnGateway()]) };
const twoZones = ok([subnet(), subnet({ id: 'subnet-0b', zone: 'eu-west-1b', cidr: '10.0.2.0/24' })]);

describe('address ranges', () => {
  const withRoutes = (...cidrs: string[]) =>
    inventoryOf({
      ...joined,
      vpnConnections: ok([vpn({ isStatic: true, routes: cidrs.map((cidr) => ({ cidr, state: 'available' })) })]),
    });

  it.each([
    ['10.0.0.0/16', 'fail'],
    ['10.0.3.7/32', 'fail'],
    ['10.0.0.0/8', 'fail'],
    ['10.1.0.0/16', 'pass'],
    ['9.255.255.0/24', 'pass'],
    ['0.0.0.0/0', 'pass'],
    ['169.254.20.0/30', 'pass'],
    ['2001:db8::/32', 'pass'],
    ['pl-0a1b', 'pass'],
  ])('compares %s of a site with 10.0.0.0/16: %s', (cidr, expected) => {
    expect(verdict('VPN-16', 'vpc-0a', withRoutes('172.16.0.0/12', cidr))).toBe(expected);
  });

  it('knows what BGP taught a route table, and what a link of ours was made for', () => {
    const learnt = routeTable({ routes: [route('10.0.9.0/24', 'vgw-0a', { isPropagated: true })] });
    expect(verdict('VPN-16', 'vpc-0a', inventoryOf({ ...joined, routeTables: ok([learnt]) }))).toBe('fail');
    const site = { ...link().site, subnets: ['10.0.9.0/24'] };
    expect(verdict('VPN-16', 'vpc-0a', inventoryOf(joined, { links: [link({ site })] }))).toBe('fail');
  });

  it('sees two accounts on one transit gateway', () => {
    const other = vpc({ id: 'vpc-0b' });
    const owner = regionOf({
      vpcs: ok([vpc()]),
      transitAttachments: ok([attachment(), attachment({ id: 'tgw-attach-0b', resourceId: 'vpc-0b' })]),
      transitRouteTables: ok([transitTable([])]),
    });
    const guest = regionOf({
      vpcs: ok([other]),
      transitAttachments: ok([attachment({ id: 'tgw-attach-0b', resourceId: 'vpc-0b', association: null })]),
    });
    const accounts = [
      accountOf({ regions: [owner] }),
      accountOf({ account: '345678901234', profile: 'guest', regions: [guest] }),
    ];
    const world = { ...inventoryOf(), accounts };
    expect(verdict('VPN-16', 'vpc-0a', world)).toBe('fail');
    expect(verdict('VPN-16', 'vpc-0b', world)).toBe('fail');
  });

  it('says nothing of a VPC that is joined to no site, and passes over a gateway that leaves it', () => {
    expect(verdict('VPN-16', 'vpc-0a', inventoryOf({ vpcs: ok([vpc()]) }))).toBe('not-applicable');
    const leaving = vpnGateway({ attachments: [{ vpcId: 'vpc-0a', state: 'detached' }] });
    expect(verdict('FL-01', 'vpc-0a', inventoryOf({ vpcs: ok([vpc()]), vpnGateways: ok([leaving]) }))).toBe(
      'not-applicable',
    );
  });
});

describe('transit gateways', () => {
  it('does not judge the gateway of another account', () => {
    const foreign = transitGateway({ ownerAccount: '345678901234', autoAcceptSharedAttachments: 'enable' });
    expect(verdict('TGW-01', 'tgw-0a', inventoryOf({ transitGateways: ok([foreign]) }))).toBe('not-applicable');
    const loose = attachment({ resourceType: 'vpn', association: null });
    const world = inventoryOf({ transitGateways: ok([foreign]), transitAttachments: ok([loose]) });
    expect(verdict('TGW-03', 'tgw-attach-0a', world)).toBe('not-applicable');
  });

  it('takes a blackhole made on purpose for what it is, and one that lost its target not', () => {
    const table = (parts: Parameters<typeof transitTable>[0][number]) =>
      inventoryOf({ transitRouteTables: ok([transitTable([{ state: 'blackhole', type: 'static', ...parts }])]) });
    expect(judgementOn('TGW-02', 'tgw-rtb-0a', table({ attachments: [] }))).toMatchObject({
      verdict: 'warn',
      severity: 'info',
    });
    expect(verdict('TGW-02', 'tgw-rtb-0a', table({}))).toBe('fail');
  });

  it('lets an attachment have one zone where the VPC has one, and waits for one that is being made', () => {
    const base = { transitGateways: ok([transitGateway()]) };
    const single = attachment({ subnetIds: ['subnet-0a'] });
    const oneZone = inventoryOf({ ...base, transitAttachments: ok([single]), subnets: ok([subnet()]) });
    expect(verdict('TGW-03', 'tgw-attach-0a', oneZone)).toBe('pass');
    const pending = inventoryOf({ ...base, transitAttachments: ok([{ ...single, state: 'pending' }]) });
    expect(verdict('TGW-03', 'tgw-attach-0a', pending)).toBe('not-applicable');
    const unsaid = attachment({ subnetIds: null });
    const world = inventoryOf({ ...base, transitAttachments: ok([unsaid]), subnets: twoZones });
    expect(verdict('TGW-03', 'tgw-attach-0a', world)).toBe('unknown');
  });
});

describe('security groups', () => {
  const judged = (...rules: Parameters<typeof group>[0]) =>
    verdict('SG-01', 'sg-0a', inventoryOf({ securityGroups: ok([group(rules)]) }));

  it.each([
    [{ fromPort: 3389, toPort: 3389, cidr: '::/0' }, 'fail'],
    [{ fromPort: 0, toPort: 65_535 }, 'fail'],
    [{ protocol: '-1', fromPort: null, toPort: null }, 'fail'],
    [{ protocol: '6', fromPort: 20, toPort: 25 }, 'fail'],
    [{ protocol: 'udp', fromPort: 22, toPort: 22 }, 'pass'],
    [{ fromPort: 22, toPort: 22, cidr: '10.0.0.0/8' }, 'pass'],
    [{ fromPort: 22, toPort: 22, cidr: null, referencedGroupId: 'sg-0b' }, 'pass'],
    [{ direction: 'egress', protocol: '-1' }, 'pass'],
    [{ fromPort: 23, toPort: 3388 }, 'pass'],
  ] as const)('reads %j: %s', (rule, expected) => {
    expect(judged(securityRule(), rule)).toBe(expected);
  });

  it('calls it critical on a machine with a public address', () => {
    const world = (publicAddress: string | null, instanceId: string | null = 'i-0a') =>
      inventoryOf({
        securityGroups: ok([group([{ fromPort: 22, toPort: 22 }])]),
        networkInterfaces: ok([networkInterface({ publicAddress, instanceId })]),
      });
    expect(judgementOn('SG-01', 'sg-0a', world('198.51.100.7'))?.severity).toBe('critical');
    expect(judgementOn('SG-01', 'sg-0a', world(null))?.severity).toBeUndefined();
    expect(judgementOn('SG-01', 'sg-0a', world('198.51.100.7', null))?.severity).toBeUndefined();
  });

  it.each([
    ['192.168.0.0/16', 'fail'],
    ['192.168.10.0/24', 'fail'],
    ['192.168.10.0/25', 'pass'],
    ['172.16.0.0/12', 'pass'],
    ['::/0', 'fail'],
  ])('compares everything from %s with the site 192.168.10.0/24: %s', (cidr, expected) => {
    const routes = [{ cidr: '192.168.10.0/24', state: 'available' }];
    const world = inventoryOf({
      ...joined,
      vpnConnections: ok([vpn({ isStatic: true, routes })]),
      securityGroups: ok([group([{ protocol: '-1', cidr }])]),
    });
    expect(verdict('SG-02', 'sg-0a', world)).toBe(expected);
  });

  it('asks about the site only in a VPC that is joined to one', () => {
    const open = group([{ protocol: '-1' }]);
    expect(verdict('SG-02', 'sg-0a', inventoryOf({ securityGroups: ok([open]) }))).toBe('not-applicable');
  });
});

describe('the rest of the network', () => {
  it('counts a flow log only where it is active, writes what is rejected and is delivered', () => {
    const world = (...logs: ReturnType<typeof flowLog>[]) => inventoryOf({ ...joined, flowLogs: ok(logs) });
    const broken = flowLog({ id: 'fl-0b', deliverStatus: 'FAILED', deliverError: 'Access error' });
    expect(judgementOn('FL-01', 'vpc-0a', world(broken))).toMatchObject({ verdict: 'fail', severity: 'high' });
    expect(verdict('FL-01', 'vpc-0a', world(broken, flowLog()))).toBe('warn');
    expect(verdict('FL-01', 'vpc-0a', world(flowLog({ trafficType: 'ALL', deliverStatus: null })))).toBe('pass');
    expect(verdict('FL-01', 'vpc-0a', world(flowLog({ resourceId: 'subnet-0a' })))).toBe('fail');
  });

  it('lets a regional NAT gateway serve every zone', () => {
    const world = (parts: Parameters<typeof natGateway>[0]) =>
      inventoryOf({
        natGateways: ok([natGateway(parts)]),
        subnets: twoZones,
        routeTables: ok([routeTable({ routes: [route('0.0.0.0/0', 'nat-0a')] })]),
      });
    expect(verdict('NAT-01', 'nat-0a', world({ availabilityMode: 'regional', subnetId: null }))).toBe('not-applicable');
    expect(verdict('NAT-01', 'nat-0a', world({ availabilityMode: null }))).toBe('fail');
    expect(verdict('NAT-01', 'nat-0a', world({ state: 'deleted' }))).toBeUndefined();
    expect(verdict('NAT-01', 'nat-0a', world({ state: 'pending' }))).toBe('not-applicable');
  });

  it('routes a subnet by its own table before the main one', () => {
    const own = routeTable({ id: 'rtb-0b', isMain: false, subnetIds: ['subnet-0b'], routes: [] });
    const world = inventoryOf({
      natGateways: ok([natGateway()]),
      subnets: twoZones,
      routeTables: ok([routeTable({ routes: [route('0.0.0.0/0', 'nat-0a')] }), own]),
    });
    expect(verdict('NAT-01', 'nat-0a', world)).toBe('pass');
  });

  it('calls an endpoint service critical when it is open in both ways', () => {
    const world = (parts: Parameters<typeof endpointService>[0]) =>
      inventoryOf({ endpointServices: ok([endpointService(parts)]) });
    expect(
      judgementOn('PL-01', 'vpce-svc-0a', world({ acceptanceRequired: false, principals: ok(['*']) })),
    ).toMatchObject({ verdict: 'fail', severity: 'critical' });
    expect(verdict('PL-01', 'vpce-svc-0a', world({ acceptanceRequired: false, principals: unread }))).toBe('fail');
    expect(verdict('PL-01', 'vpce-svc-0a', world({ principals: ok([]) }))).toBe('pass');
    expect(verdict('PL-01', 'vpce-svc-0a', world({ state: 'Deleted', acceptanceRequired: false }))).toBeUndefined();
  });

  it.each([
    [{ status: 'AUTO_RECOVERING' }, 'fail'],
    [{ status: 'ACTION_NEEDED' }, 'fail'],
    [{ status: 'CREATING' }, 'not-applicable'],
    [{ status: 'DELETING' }, undefined],
    [{ addresses: ok([{ ip: '10.0.1.9', subnetId: 'subnet-0a', status: 'FAILED_CREATION' }]) }, 'fail'],
    [{ addresses: ok([{ ip: '10.0.1.9', subnetId: 'subnet-gone', status: 'ATTACHED' }]) }, 'unknown'],
    [{ addresses: ok([]) }, 'fail'],
  ] as const)('reads a Resolver endpoint %j: %s', (parts, expected) => {
    const world = inventoryOf({ resolverEndpoints: ok([resolverEndpoint(parts)]), subnets: twoZones });
    expect(verdict('RES-01', 'rslvr-in-0a', world)).toBe(expected);
  });
});
