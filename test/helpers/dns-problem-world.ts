import type { DnsWorld } from '../../contract/domain/dns-world.ts';
import { type HealthCheckIntent, RecordIntent, type RecordSet } from '../../contract/domain/dns.ts';
import { noCheck, recordIntent, valuesOf } from './dns-intent.ts';

export const checkId = '6f1de5a1-0c5e-4a5e-9d0e-0b1de5a10001';
export const existing: HealthCheckIntent = { kind: 'existing', id: checkId };
export const record = (name: string, type: string, changes: Partial<RecordSet> = {}): RecordSet => ({
  name,
  type,
  setIdentifier: null,
  routing: { kind: 'simple' },
  target: { kind: 'values', values: ['203.0.113.1'], ttl: 300 },
  healthCheckId: null,
  ...changes,
});
export const world = (changes: Partial<DnsWorld> = {}): DnsWorld => ({
  zone: {
    id: 'Z1',
    name: 'nordhafen.example',
    isPrivate: false,
    recordCount: 2,
    comment: null,
    vpcs: [],
    nameServers: ['ns-1.example', 'ns-2.example'],
  },
  records: [record('www.nordhafen.example', 'A'), record('old.nordhafen.example', 'CNAME')],
  healthChecks: [
    { id: checkId, name: 'website', kind: 'https', isInverted: false, isDisabled: false, state: 'healthy' },
  ],
  tunnels: [
    {
      region: 'eu-west-1',
      vpnConnectionId: 'vpn-0a1b2c3d',
      name: null,
      linkId: null,
      tunnels: [
        { outsideAddress: '203.0.113.10', state: 'up' },
        { outsideAddress: '203.0.113.11', state: 'down' },
      ],
    },
  ],
  asked: { kind: 'asked' },
  ...changes,
});
export const privateWorld = world({ zone: { ...world().zone, isPrivate: true } });
export const endpoint = (
  changes: Partial<Extract<HealthCheckIntent, { kind: 'endpoint' }>> = {},
): HealthCheckIntent => ({
  kind: 'endpoint',
  protocol: 'https',
  host: '203.0.113.50',
  port: 443,
  path: '/',
  intervalSeconds: 30,
  failureThreshold: 3,
  ...changes,
});
export const tunnel = (outsideAddress: string | null, vpnConnectionId = 'vpn-0a1b2c3d'): HealthCheckIntent => ({
  kind: 'tunnel',
  region: 'eu-west-1',
  vpnConnectionId,
  outsideAddress,
});
export const aliased = (alias: Record<string, string>, changes: Partial<RecordIntent> = {}): RecordIntent =>
  RecordIntent.parse({ ...recordIntent(changes), routing: { kind: 'simple', target: { kind: 'alias', alias } } });
export const weighted = (members: readonly object[]): RecordIntent =>
  RecordIntent.parse({
    ...recordIntent(),
    routing: {
      kind: 'weighted',
      members: members.map((each) => ({ target: valuesOf('203.0.113.5'), check: noCheck, weight: 1, ...each })),
    },
  });
export const placed = (...places: string[]): RecordIntent =>
  RecordIntent.parse({
    ...recordIntent(),
    routing: {
      kind: 'geolocation',
      members: places.map((place, index) => ({
        setIdentifier: `m${index}`,
        place,
        target: valuesOf('203.0.113.5'),
        check: noCheck,
      })),
    },
  });

export function withPrimary(alias: { kind: 'load-balancer' | 'cloudfront'; dnsName: string }): RecordIntent['routing'] {
  return {
    kind: 'failover',
    primary: { target: { kind: 'alias', alias }, check: noCheck },
    secondary: { target: valuesOf('203.0.113.60'), check: noCheck },
  };
}

export function cname(name: string): RecordIntent {
  return recordIntent({ name, type: 'CNAME', routing: { kind: 'simple', target: valuesOf('target.example.com') } });
}
