import type { MetricAlarm } from './alarms.ts';
import { emptyDns, type Dns, type HealthCheck, type HostedZone, type RecordSet } from './dns.ts';
import { firstRecordSets, nameServersOf } from './new-zone.ts';

/** The company's zones: what the world asks, and what only the production VPC does. */
export function seedDns(): Dns {
  return { ...emptyDns(), zones: [publicZone(), privateZone()], healthChecks: [structuredClone(websiteCheck)] };
}

/** One tunnel of the branch's VPN down is worth a look. */
export const branchTunnelAlarm: MetricAlarm = {
  name: 'branch-vpn-tunnel-down',
  setting: {
    AlarmName: 'branch-vpn-tunnel-down',
    AlarmDescription: 'A tunnel of the VPN to the Lübeck branch is down',
    Namespace: 'AWS/VPN',
    MetricName: 'TunnelState',
    Dimensions: [{ Name: 'VpnId', Value: 'vpn-0c5ea5ede51ce0001' }],
    Statistic: 'Minimum',
    Period: 300,
    EvaluationPeriods: 3,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
  },
  tags: { team: 'platform' },
  configuredAt: Date.parse('2025-11-03T08:00:00Z'),
  state: 'INSUFFICIENT_DATA',
  stateAt: Date.parse('2025-11-03T08:00:00Z'),
  reason: 'Unchecked: Initial alarm creation',
};

const websiteCheck: HealthCheck = {
  id: '6f1de5a1-0c5e-4a5e-9d0e-0b1de5a10001',
  tags: { Name: 'nordhafen-website' },
  callerReference: 'nordhafen-website-2025-11',
  createdAs: '',
  version: 1,
  config: {
    Type: 'HTTPS',
    FullyQualifiedDomainName: 'www.nordhafen.example',
    Port: 443,
    ResourcePath: '/health',
    RequestInterval: 30,
    FailureThreshold: 3,
    MeasureLatency: false,
    Inverted: false,
    Disabled: false,
    EnableSNI: true,
  },
  createdAt: Date.parse('2025-11-03T08:00:00Z'),
  history: [],
};

function publicZone(): HostedZone {
  const name = 'nordhafen.example.';
  return zone('Z0NORDHAFENPUBLIC001', name, 'The company in the internet', null, [
    values(name, 'A', 300, '203.0.113.180'),
    values(name, 'MX', 3_600, '10 mail.nordhafen.example.'),
    values(name, 'TXT', 3_600, '"v=spf1 mx -all"'),
    values(name, 'CAA', 3_600, '0 issue "amazon.com"'),
    values(`www.${name}`, 'A', 300, '203.0.113.180'),
    values(`mail.${name}`, 'A', 3_600, '203.0.113.181'),
    values(`api.${name}`, 'CNAME', 300, 'gateway.nordhafen.example.'),
    values(`gateway.${name}`, 'A', 300, '203.0.113.182', '203.0.113.183'),
    // For what is shown when the website is down.
    alias(`status.${name}`, 'A', 'd111111abcdef8.cloudfront.net.', 'Z2FDTNDATAQYW2'),
  ]);
}

function privateZone(): HostedZone {
  const name = 'corp.nordhafen.example.';
  const vpc = { id: 'vpc-0b1de5a1f00d10001', region: 'eu-west-1' };
  return zone('Z0NORDHAFENPRIVATE01', name, 'Names inside the production VPC', vpc, [
    values(`intranet.${name}`, 'A', 60, '10.20.0.10', '10.20.1.10'),
    values(`db.${name}`, 'CNAME', 60, 'db-1.corp.nordhafen.example.'),
    values(`db-1.${name}`, 'A', 60, '10.20.16.10'),
    values(`warehouse.${name}`, 'A', 60, '192.168.10.20'),
  ]);
}

function zone(
  id: string,
  name: string,
  comment: string,
  vpc: { id: string; region: string } | null,
  recordSets: readonly RecordSet[],
): HostedZone {
  const nameServers = nameServersOf(id, vpc !== null);
  return {
    id,
    tags: { team: 'platform' },
    name,
    callerReference: `seed-${id}`,
    comment,
    isPrivate: vpc !== null,
    nameServers,
    vpcs: vpc === null ? [] : [vpc],
    recordSets: [...firstRecordSets(name, nameServers), ...recordSets],
  };
}

function values(name: string, type: RecordSet['Type'], ttl: number, ...all: readonly string[]): RecordSet {
  return { Name: name, Type: type, TTL: ttl, ResourceRecords: all.map((Value) => ({ Value })) };
}

function alias(name: string, type: RecordSet['Type'], target: string, zoneId: string): RecordSet {
  return {
    Name: name,
    Type: type,
    AliasTarget: { HostedZoneId: zoneId, DNSName: target, EvaluateTargetHealth: false },
  };
}
