import { describe, expect, it } from 'vitest';
import type { Link } from '../../../../../contract/domain/link.ts';
import { judge } from '../../../../../main/features/audit/judge.ts';
import type { VpnConnectionItem, VpnTunnelItem } from '../../../../../main/features/audit/inventory/vpn.ts';
import { auditSettings } from '../../../../../main/features/audit/rules/settings.ts';
import { ago, inventoryOf, ok, unread } from './build-inventory.ts';
import { alarm, customerGateway, down, link, strong, strongNow, tunnel, vpn, vpnGateway } from './build-vpn.ts';
import { route, routeTable, subnet, vpc } from './build-network.ts';
import { judgementOn, verdict } from './verdict.ts';

/** What one rule says of one connection that is alone in its region. */
function of(rule: string, connection: VpnConnectionItem, links: Link[] = []) {
  return verdict(rule, connection.id, inventoryOf({ vpnConnections: ok([connection]) }, { links }));
}

const oneUp = [tunnel(), tunnel({ outsideAddress: '203.0.113.20', ...down })];
const silent: Partial<VpnTunnelItem> = { status: null, statusMessage: null, acceptedRoutes: null };

describe('tunnels that are up or down', () => {
  it('asks for two tunnels only while the connection is available', () => {
    expect(of('VPN-01', vpn({ state: 'modifying', tunnels: oneUp }))).toBe('not-applicable');
    expect(of('VPN-01', vpn({ state: 'deleted', tunnels: oneUp }))).toBeUndefined();
    expect(of('VPN-01', vpn({ state: 'deleting', tunnels: oneUp }))).toBeUndefined();
  });

  it('leaves a standby alone that says so by its tag, and no other tag', () => {
    expect(of('VPN-01', vpn({ tunnels: oneUp, tags: { 'linkspan:standby': 'true' } }))).toBe('not-applicable');
    expect(of('VPN-01', vpn({ tunnels: oneUp, tags: { 'linkspan:standby': 'false' } }))).toBe('fail');
    expect(of('VPN-20', vpn({ traffic: ok(0), tags: { 'linkspan:standby': 'true' } }))).toBe('not-applicable');
  });

  it('takes no telemetry for no answer', () => {
    expect(of('VPN-01', vpn({}, silent))).toBe('unknown');
    expect(of('VPN-01', vpn({ tunnels: [] }))).toBe('unknown');
    expect(of('VPN-02', vpn({}, silent))).toBe('unknown');
    expect(of('VPN-02', vpn({ tunnels: [tunnel(down), tunnel(silent)] }))).toBe('unknown');
    expect(of('VPN-01', vpn({ tunnels: [tunnel(), tunnel(silent)] }))).toBe('unknown');
  });

  it('only warns of a connection without a tunnel that may be just made', () => {
    const recent = { ...down, lastStatusChange: ago({ minutes: 10 }) };
    expect(of('VPN-02', vpn({}, recent))).toBe('warn');
    expect(of('VPN-02', vpn({}, { ...down, lastStatusChange: ago({ minutes: 61 }) }))).toBe('fail');
    expect(of('VPN-02', vpn({}, recent), [link()])).toBe('fail');
    expect(of('VPN-02', vpn({}, down), [link({ createdAt: ago({ minutes: 5 }).toISOString() })])).toBe('warn');
    expect(of('VPN-02', vpn({}, { ...down, lastStatusChange: null }))).toBe('fail');
    expect(of('VPN-02', vpn({ state: 'pending' }, recent))).toBe('not-applicable');
  });

  it('asks for BGP routes where BGP is, on tunnels that are up', () => {
    expect(of('VPN-03', vpn({ isStatic: true }, { acceptedRoutes: 0 }))).toBe('not-applicable');
    expect(of('VPN-03', vpn({}, down))).toBe('not-applicable');
    expect(of('VPN-03', vpn({}, { acceptedRoutes: null }))).toBe('unknown');
    expect(of('VPN-03', vpn({ tunnels: [tunnel(), tunnel({ acceptedRoutes: 0 })] }))).toBe('pass');
  });
});

describe('what AWS may agree to', () => {
  const options = (parts: Partial<VpnTunnelItem['options']>) => vpn({}, { options: { ...strong, ...parts } });

  it.each([
    ['VPN-04', { ikeVersions: null }],
    ['VPN-04', { ikeVersions: [] }],
    ['VPN-05', { phase1DhGroups: null }],
    ['VPN-05', { phase2DhGroups: [] }],
    ['VPN-05', { phase1DhGroups: [14, 24] }],
    ['VPN-06', { phase1Integrity: null }],
    ['VPN-06', { phase2Encryption: ['AES256'], phase2Integrity: ['SHA1'] }],
    ['VPN-06', { phase2Encryption: null, phase2Integrity: null }],
    ['VPN-07', { phase2Encryption: null }],
    ['VPN-07', { phase1Encryption: ['AES128-GCM-16', 'AES256'] }],
  ] as const)('%s takes a missing, empty or weak list for open: %j', (rule, parts) => {
    expect(of(rule, options(parts))).toBe('fail');
  });

  it('needs no integrity list for a phase 2 that takes GCM alone', () => {
    expect(of('VPN-06', options({ phase2Integrity: null }))).toBe('pass');
    expect(of('VPN-06', options({ phase2Encryption: [], phase2Integrity: null }))).toBe('fail');
  });

  it('judges each tunnel: one that is open is enough', () => {
    const second = tunnel({ outsideAddress: '203.0.113.20', options: { ...strong, ikeVersions: null } });
    expect(of('VPN-04', vpn({ tunnels: [tunnel(), second] }))).toBe('fail');
  });

  it('only mentions CBC, and AES-128 only where the policy asks for 256 bits', () => {
    const cbc = inventoryOf({ vpnConnections: ok([options({ phase2Encryption: ['AES256'] })]) });
    const [finding] = judge(cbc).findings.filter(({ ruleId }) => ruleId === 'VPN-07');
    expect(finding).toMatchObject({ verdict: 'warn', severity: 'info' });
    const aes128 = inventoryOf({ vpnConnections: ok([options({ phase1Encryption: ['AES128-GCM-16'] })]) });
    const relaxed = judge(aes128, { ...auditSettings, requires256Bit: false });
    expect(relaxed.findings.filter(({ ruleId }) => ruleId === 'VPN-07')).toEqual([]);
  });

  it.each([{ ikeVersion: 'ikev1' }, { phase2DhGroup: 5 }, { phase1Integrity: 'sha1' }, { phase2Integrity: 'SHA-1' }])(
    'VPN-08 finds what is in use: %j',
    (parts) => {
      expect(of('VPN-08', vpn({}, { active: ok({ ...strongNow, ...parts }) }))).toBe('fail');
    },
  );

  it('VPN-08 asks nothing of tunnels that are down, and takes half an answer for none', () => {
    expect(of('VPN-08', vpn({}, down))).toBe('not-applicable');
    expect(of('VPN-08', vpn({}, { active: ok(null) }))).toBe('unknown');
    expect(of('VPN-08', vpn({}, { active: ok({ ...strongNow, ikeVersion: null }) }))).toBe('unknown');
    expect(of('VPN-08', vpn({}, { active: ok({ ...strongNow, phase2Integrity: 'SHA2-256' }) }))).toBe('pass');
  });
});

describe('keys', () => {
  it('asks a certificate VPN for no key', () => {
    const certificate = vpn({}, { keyStorage: 'certificate', keyChangedAt: null });
    expect(of('VPN-09', certificate)).toBe('not-applicable');
    expect(of('VPN-10', certificate)).toBe('not-applicable');
  });

  it('knows the age of a key that Linkspan made, and of no adopted one', () => {
    const unsaid = vpn({}, { keyStorage: 'standard', keyChangedAt: null });
    expect(of('VPN-10', unsaid, [link()])).toBe('pass');
    expect(of('VPN-10', unsaid, [link({ createdAt: ago({ days: 400 }).toISOString() })])).toBe('fail');
    expect(of('VPN-10', unsaid, [link({ origin: 'adopted' })])).toBe('unknown');
  });

  it('leads to the link of ours that can mend it', () => {
    const old = vpn({}, { keyChangedAt: ago({ days: 400 }) });
    const { findings } = judge(inventoryOf({ vpnConnections: ok([old]) }, { links: [link()] }));
    const finding = findings.find(({ ruleId }) => ruleId === 'VPN-10');
    expect(finding?.remedy.open).toEqual({ label: 'Open the link', href: '#/links/abcdefgh' });
  });
});

describe('logs', () => {
  it.each([
    ['VPN-11', { activity: false, bgp: true }, 'LogOptions.CloudWatchLogOptions.LogEnabled'],
    ['VPN-12', { activity: true, bgp: null }, 'LogOptions.CloudWatchLogOptions.BgpLogEnabled'],
  ])('%s names the switch that is off', (rule, logs, member) => {
    const world = inventoryOf({ vpnConnections: ok([vpn({}, { logs })]) });
    const [evidence] = judgementOn(rule, 'vpn-0a', world)?.evidence ?? [];
    expect(evidence?.source).toBe(`ec2:DescribeVpnConnections Options.TunnelOptions[0].${member}`);
  });
});

describe('alarms', () => {
  const watched = (...alarms: ReturnType<typeof alarm>[]) =>
    verdict('VPN-13', 'vpn-0a', inventoryOf({ vpnConnections: ok([vpn()]), alarms: ok(alarms) }));
  const onVpn = { name: 'VpnId', value: 'vpn-0a' };
  const onFirst = { name: 'TunnelIpAddress', value: '203.0.113.10' };
  const onSecond = { name: 'TunnelIpAddress', value: '203.0.113.20' };

  it.each([
    { actionsEnabled: false },
    { alarmActions: 0 },
    { treatMissingData: 'missing' },
    { treatMissingData: null },
    { comparison: 'GreaterThanThreshold' },
  ])('takes an alarm that tells nobody for none: %j', (parts) => {
    expect(watched(alarm(onVpn, parts))).toBe('fail');
    expect(watched(alarm(onVpn, parts), alarm(onVpn))).toBe('pass');
  });

  it('takes alarms on both tunnels, and not on one', () => {
    expect(watched(alarm(onFirst))).toBe('fail');
    expect(watched(alarm(onFirst), alarm(onSecond))).toBe('pass');
    expect(watched(alarm({ name: 'VpnId', value: 'vpn-0b' }))).toBe('fail');
  });

  it('takes an expression over several metrics', () => {
    const [one, two] = [alarm(onFirst), alarm(onSecond)];
    const both = alarm(onVpn, {
      isExpression: true,
      comparison: 'GreaterThanThreshold',
      metrics: [...one.metrics, ...two.metrics],
    });
    expect(watched(both)).toBe('pass');
  });
});

describe('routes and gateways', () => {
  it('counts no route that is being deleted', () => {
    const routes = [{ cidr: '192.168.1.0/24', state: 'deleting' }];
    expect(of('VPN-14', vpn({ isStatic: true, routes }))).toBe('fail');
  });

  it('asks nothing of static routes on a transit gateway, or of a dynamic VPN', () => {
    expect(of('VPN-14', vpn({ isStatic: true, vpnGatewayId: null, transitGatewayId: 'tgw-0a' }))).toBe(
      'not-applicable',
    );
    expect(of('VPN-14', vpn())).toBe('not-applicable');
  });

  it('asks propagation of private tables that are used', () => {
    const world = (tables: ReturnType<typeof routeTable>[]) =>
      inventoryOf({
        vpcs: ok([vpc()]),
        vpnGateways: ok([vpnGateway()]),
        vpnConnections: ok([vpn()]),
        subnets: ok([subnet()]),
        routeTables: ok(tables),
      });
    const open = routeTable({ id: 'rtb-0b', subnetIds: ['subnet-0a'], routes: [route('0.0.0.0/0', 'igw-0a')] });
    expect(verdict('VPN-15', 'vgw-0a', world([open, routeTable()]))).toBe('pass');
    expect(verdict('VPN-15', 'vgw-0a', world([routeTable({ routes: [route('192.168.0.0/16', 'vgw-0a')] })]))).toBe(
      'pass',
    );
  });

  it.each([
    [99, null, 'fail'],
    [80, null, 'fail'],
    [79, null, 'pass'],
    [799, 'tgw-0a', 'pass'],
    [800, 'tgw-0a', 'fail'],
  ] as const)('calls %d routes to %s: %s', (acceptedRoutes, transitGatewayId, expected) => {
    expect(of('VPN-18', vpn({ transitGatewayId }, { acceptedRoutes }))).toBe(expected);
  });

  it('says that the age of an unused gateway is not known, and thinks little of it', () => {
    const { findings } = judge(inventoryOf({ customerGateways: ok([customerGateway()]) }));
    expect(findings.find(({ ruleId }) => ruleId === 'VPN-19')).toMatchObject({ verdict: 'fail', severity: 'info' });
    const gone = inventoryOf({ customerGateways: ok([customerGateway({ state: 'deleted' })]) });
    expect(judge(gone).findings).toEqual([]);
    const only = inventoryOf({
      customerGateways: ok([customerGateway()]),
      vpnConnections: ok([vpn({ state: 'deleted' })]),
    });
    expect(verdict('VPN-19', 'cgw-0a', only)).toBe('fail');
  });

  it('needs to know nothing else of a gateway that is attached to no VPC', () => {
    const loose = ok([vpnGateway({ attachments: [{ vpcId: 'vpc-0a', state: 'detached' }] })]);
    expect(verdict('VPN-19', 'vgw-0a', inventoryOf({ vpnGateways: loose, virtualInterfaces: unread }))).toBe('fail');
  });

  it('does not call a connection idle that is younger than the time it is judged by', () => {
    const idle = vpn({ traffic: ok(0) });
    expect(of('VPN-20', idle, [link({ createdAt: ago({ days: 3 }).toISOString() })])).toBe('not-applicable');
    expect(of('VPN-20', idle, [link()])).toBe('fail');
    expect(of('VPN-20', vpn({ traffic: ok(null) }))).toBe('unknown');
  });
});
