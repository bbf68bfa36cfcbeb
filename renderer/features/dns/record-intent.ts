import { RecordIntent } from '../../../contract/domain/dns.ts';
import { type Found, fullName, zoneOf } from './record-found.ts';
import type { MemberValues, RecordValues } from './record-values.ts';

/** What the fields say as an intent, judged by the contract's own schema: same schema, same words. */
export function parseIntent(values: RecordValues, found: Pick<Found, 'zones'>) {
  return RecordIntent.safeParse(candidate(values, found));
}

function candidate(values: RecordValues, found: Pick<Found, 'zones'>): unknown {
  return {
    profile: values.profile,
    region: values.region,
    zoneId: values.zoneId,
    name: fullName(values.name, zoneOf(values, found)),
    type: values.type,
    ttl: numberIn(values.ttl),
    routing: routing(values),
    replace: values.replace,
  };
}

function routing({ policy, members, region }: RecordValues): unknown {
  const [first, second] = members.map((member) => ({ target: target(member), check: check(member, region) }));
  switch (policy) {
    case 'simple':
      return { kind: 'simple', target: first?.target };
    case 'failover':
      return { kind: 'failover', primary: first, secondary: second };
    case 'weighted':
    case 'latency':
    case 'geolocation':
      return {
        kind: policy,
        members: members.map((member) => ({
          target: target(member),
          check: check(member, region),
          setIdentifier: member.setIdentifier,
          ...(policy === 'weighted' && { weight: numberIn(member.weight) }),
          ...(policy === 'latency' && { region: member.region }),
          ...(policy === 'geolocation' && { place: member.place }),
        })),
      };
    default:
      return policy satisfies never;
  }
}

function target(member: MemberValues): unknown {
  switch (member.target) {
    case 'values':
      return { kind: 'values', values: linesOf(member.values) };
    case 'load-balancer':
    case 'cloudfront':
      return { kind: 'alias', alias: { kind: member.target, dnsName: member.dnsName.trim() } };
    case 's3-website':
      return { kind: 'alias', alias: { kind: 's3-website', region: member.websiteRegion } };
    case 'record':
      return { kind: 'alias', alias: { kind: 'record', name: member.recordName.trim() } };
    default:
      return member.target satisfies never;
  }
}

function check(member: MemberValues, region: string): unknown {
  switch (member.check) {
    case 'none':
      return { kind: 'none' };
    case 'existing':
      return { kind: 'existing', id: member.checkId };
    case 'endpoint':
      return {
        kind: 'endpoint',
        protocol: member.protocol,
        host: member.host,
        port: numberIn(member.port),
        path: member.protocol === 'tcp' ? null : member.path.trim(),
        intervalSeconds: Number(member.interval),
        failureThreshold: numberIn(member.threshold),
      };
    case 'tunnel':
      return {
        kind: 'tunnel',
        region,
        vpnConnectionId: member.vpnConnectionId,
        outsideAddress: member.tunnelAddress === '' ? null : member.tunnelAddress,
      };
    default:
      return member.check satisfies never;
  }
}

/** A value may hold spaces (TXT, MX), so values stand one a line. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A text that is not a plain number becomes one that the schema refuses in its own words. */
function numberIn(text: string): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
