import { describe, expect, it } from 'vitest';
import type { RecordSet } from '../../../../../contract/domain/dns.ts';
import { judge } from '../../../../../main/features/audit/judge.ts';
import {
  alias,
  checkId,
  dxConnection,
  dxGateway,
  healthCheck,
  otherConnection,
  peer,
  primary,
  record,
  secondary,
  values,
  virtualInterface,
  zone,
} from './build-dx-and-dns.ts';
import { inventoryOf, ok, unread } from './build-inventory.ts';
import { vpn, vpnGateway } from './build-vpn.ts';
import { judgementOn, verdict } from './verdict.ts';

describe('Direct Connect', () => {
  const onOther = virtualInterface({ id: 'dxvif-0b', connectionId: 'dxcon-0b' });
  const world = (other: Parameters<typeof otherConnection>[0], interfaces = [virtualInterface(), onOther]) =>
    inventoryOf({
      vpnGateways: ok([vpnGateway()]),
      dxConnections: ok([dxConnection(), otherConnection(other)]),
      virtualInterfaces: ok(interfaces),
    });

  it('finds two connections in one location, and on one device', () => {
    expect(verdict('DX-01', 'vgw-0a', world({ location: 'EqLD5' }))).toBe('fail');
    expect(judgementOn('DX-02', 'vgw-0a', world({ awsDevice: 'EqLD5-a' }))).toMatchObject({
      verdict: 'warn',
      severity: 'medium',
    });
    expect(verdict('DX-02', 'vgw-0a', world({ awsDevice: null }))).toBe('pass');
  });

  it('counts no interface that is gone or not there yet', () => {
    expect(verdict('DX-01', 'vgw-0a', world({}, [virtualInterface(), { ...onOther, state: 'deleted' }]))).toBe('fail');
    expect(verdict('DX-01', 'vgw-0a', world({}, [virtualInterface({ state: 'confirming' })]))).toBe('not-applicable');
  });

  it('does not know where a connection of another account ends', () => {
    const hosted = inventoryOf({
      vpnGateways: ok([vpnGateway()]),
      dxConnections: ok([dxConnection()]),
      virtualInterfaces: ok([virtualInterface(), onOther]),
    });
    expect(verdict('DX-01', 'vgw-0a', hosted)).toBe('unknown');
  });

  it('takes Direct Connect alone on one location for worse than without a backup', () => {
    expect(judgementOn('DX-03', 'vgw-0a', world({}))?.severity).toBeUndefined();
    expect(judgementOn('DX-03', 'vgw-0a', world({}, [virtualInterface()]))).toMatchObject({
      verdict: 'fail',
      severity: 'high',
      remedy: { open: { href: '#/connect' } },
    });
  });

  it('says nothing of a gateway that a VPN alone serves', () => {
    const vpnOnly = inventoryOf({ vpnGateways: ok([vpnGateway()]), vpnConnections: ok([vpn()]) });
    expect(verdict('DX-03', 'vgw-0a', vpnOnly)).toBe('not-applicable');
  });

  it('passes over an association that ends', () => {
    const gateways = ok([dxGateway([{ state: 'disassociated' }])]);
    const alone = inventoryOf({ vpnGateways: ok([vpnGateway()]) }, { account: { dxGateways: gateways } });
    expect(verdict('DX-03', 'vgw-0a', alone)).toBe('not-applicable');
    expect(verdict('VPN-19', 'vgw-0a', alone)).toBe('fail');
  });

  it.each([
    [{ state: 'available', peers: [peer({ status: 'down' })] }, 'fail'],
    [{ state: 'available', peers: [peer({ status: 'unknown' })] }, 'unknown'],
    [{ state: 'available', peers: [] }, 'unknown'],
    [{ state: 'available', peers: [peer(), peer({ status: 'down', state: 'deleted' })] }, 'pass'],
    [{ state: 'testing', peers: [peer({ status: 'down' })] }, 'warn'],
    [{ state: 'confirming' }, 'not-applicable'],
    [{ state: 'unknown' }, 'unknown'],
    [{ bgpMinimum: ok(null) }, 'pass'],
    [{ state: 'deleting' }, undefined],
  ] as const)('reads an interface %j: %s', (parts, expected) => {
    const one = inventoryOf({ virtualInterfaces: ok([virtualInterface(parts)]) });
    expect(verdict('DX-04', 'dxvif-0a', one)).toBe(expected);
  });

  it('calls a flap milder than being down', () => {
    const flapped = inventoryOf({ virtualInterfaces: ok([virtualInterface({ bgpMinimum: ok(0) })]) });
    expect(judgementOn('DX-04', 'dxvif-0a', flapped)).toMatchObject({ verdict: 'fail', severity: 'medium' });
  });

  it('never takes a masked key for none', () => {
    const one = (key: 'short' | 'long' | 'masked') =>
      inventoryOf({ virtualInterfaces: ok([virtualInterface({ peers: [peer({ key: 'long' }), peer({ key })] })]) });
    expect(verdict('DX-05', 'dxvif-0a', one('masked'))).toBe('unknown');
    expect(verdict('DX-05', 'dxvif-0a', one('short'))).toBe('fail');
  });
});

describe('Route 53', () => {
  const world = (records: readonly RecordSet[], checks = ok([healthCheck()])) =>
    inventoryOf({}, { account: { zones: ok([zone(records)]), healthChecks: checks } });
  const pair = 'Z0A/www.example.com/A';

  it('reads a pair as one, and says nothing of other records', () => {
    expect(verdict('R53-02', pair, world([primary(), secondary()]))).toBe('pass');
    expect(verdict('R53-02', pair, world([secondary()]))).toBe('fail');
    expect(verdict('R53-02', pair, world([primary(), secondary({ target: values(['203.0.113.80']) })]))).toBe('fail');
    expect(verdict('R53-02', pair, world([primary({ healthCheckId: 'gone' }), secondary()]))).toBe('fail');
    expect(verdict('R53-02', pair, world([record()]))).toBeUndefined();
    expect(verdict('R53-02', pair, world([primary(), secondary({ type: 'AAAA' })]))).toBe('fail');
  });

  it('tells a check that is gone only where checks were read', () => {
    const records = ok([zone([primary({ healthCheckId: 'gone' }), secondary()])]);
    const unsaid = inventoryOf({}, { account: { zones: records, healthChecks: unread } });
    expect(verdict('R53-02', pair, unsaid)).toBe('unknown');
  });

  it('judges the TTL of failover and weighted records that have one', () => {
    const of = (routing: RecordSet['routing'], target: RecordSet['target']) =>
      verdict('R53-03', `${pair}/a`, world([record({ setIdentifier: 'a', routing, target })]));
    expect(of({ kind: 'weighted', weight: 1 }, values(['203.0.113.80'], 300))).toBe('fail');
    expect(of({ kind: 'weighted', weight: 1 }, alias('lb.example.com', true))).toBeUndefined();
    expect(of({ kind: 'latency', region: 'eu-west-1' }, values(['203.0.113.80'], 300))).toBeUndefined();
  });

  it('leaves a check alone that a running drill of ours turned round, and no other', () => {
    const inverted = { account: { healthChecks: ok([healthCheck({ isInverted: true })]) } };
    expect(verdict('R53-04', checkId, inventoryOf({}, { ...inverted, drilled: [checkId] }))).toBe('not-applicable');
    expect(verdict('R53-04', checkId, inventoryOf({}, { ...inverted, drilled: ['another'] }))).toBe('fail');
  });

  it('leads to where records and checks are mended', () => {
    const { findings } = judge(
      world([primary({ healthCheckId: null }), secondary()], ok([healthCheck({ isDisabled: true })])),
    );
    const open = (rule: string) => findings.find(({ ruleId }) => ruleId === rule)?.remedy.open?.href;
    expect(open('R53-01')).toBe('#/dns/zones/Z0A');
    expect(open('R53-04')).toBe('#/dns/health-checks');
  });
});
