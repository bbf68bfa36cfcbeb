import { cloudFrontZoneId } from '../../../contract/domain/dns-alias.ts';
import type { RecordSet } from '../../../contract/domain/dns.ts';
import { madeType, type RecordGroup } from './record-groups.ts';
import { blankMember, type Chosen, type MemberValues } from './record-values.ts';

/** The wizard's values for records that are there, to be changed; undefined for what it does not make. */
export function valuesOfGroup(group: RecordGroup, zoneId: string): Chosen | undefined {
  const type = madeType(group);
  const policy = group.routing;
  if (type === undefined || policy === 'other') return undefined;
  const members = group.members.map((record) => memberOf(record, zoneId));
  if (!members.every((member) => member !== undefined)) return undefined;
  const ttl = group.members.find(({ target }) => target.kind === 'values')?.target;
  return {
    zoneId,
    name: group.name,
    type,
    policy,
    members: policy === 'failover' && members.length < 2 ? [...members, blankMember].slice(0, 2) : members,
    replace: true,
    ...(ttl?.kind === 'values' && { ttl: String(ttl.ttl) }),
  };
}

function memberOf(
  { routing, target, setIdentifier, healthCheckId }: RecordSet,
  zoneId: string,
): MemberValues | undefined {
  const leads = targetOf(target, zoneId);
  return (
    leads && {
      ...blankMember,
      ...leads,
      setIdentifier: setIdentifier ?? '',
      ...(healthCheckId !== null && { check: 'existing', checkId: healthCheckId }),
      ...(routing.kind === 'weighted' && { weight: String(routing.weight) }),
      ...(routing.kind === 'latency' && { region: routing.region }),
      ...(routing.kind === 'geolocation' && { place: placeOf(routing.place) }),
    }
  );
}

function targetOf(target: RecordSet['target'], zoneId: string): Partial<MemberValues> | undefined {
  if (target.kind === 'values') return { target: 'values', values: target.values.join('\n') };
  const { dnsName, hostedZoneId } = target;
  if (hostedZoneId === zoneId) return { target: 'record', recordName: dnsName };
  if (hostedZoneId === cloudFrontZoneId) return { target: 'cloudfront', dnsName };
  const [, websiteRegion] = /^s3-website[.-]([a-z0-9-]+)\.amazonaws\.com$/.exec(dnsName) ?? [];
  if (websiteRegion !== undefined) return { target: 's3-website', websiteRegion };
  if (/\.elb\.([a-z0-9-]+\.)?amazonaws\.com$/.test(dnsName)) return { target: 'load-balancer', dnsName };
  return undefined;
}

/** A country's code alone, where it is no continent's too. */
function placeOf(place: string): string {
  const isOwn = place === '*' || /^(AF|AN|AS|EU|NA|OC|SA|country:[A-Z]{2}|US-[A-Z]{2})$/.test(place);
  return isOwn || !/^[A-Z]{2}$/.test(place) ? place : `country:${place}`;
}
