import { isWithin, normalName } from '../aws/operations/route53/names.ts';
import type { HostedZone, RecordSet } from '../aws/world/dns.ts';
import { aliasedAddresses } from './aliased-addresses.ts';
import { chooseRecordSets, type Choice } from './choose-record-sets.ts';
import { placeOf } from './client-place.ts';
import type { DnsAnswer, DnsQuestion, DnsRecord } from './dns-answer.ts';
import { recordSetsAt } from './record-sets-at.ts';

export interface DnsSources {
  readonly zones: readonly HostedZone[];
  /** By the id of a health check. */
  isHealthy(healthCheckId: string): boolean;
  random(): number;
}

const MOST_STEPS = 8;

/** What the zones' name servers answer to one question. Pure but for the dice. */
export function answerQuestion(question: DnsQuestion, sources: DnsSources): DnsAnswer {
  const name = readName(question.name);
  if (name === undefined) return refusal('FORMERR');
  const zone = zoneOf(name, sources.zones);
  if (zone === undefined || ['AXFR', 'IXFR'].includes(question.type)) return refusal('REFUSED');
  if (question.type === 'ANY') return refusal('NOTIMP');
  return follow({ name, type: question.type }, zone, { sources, place: placeOf(question.clientAddress) });
}

interface Asked {
  readonly sources: DnsSources;
  readonly place: Choice['place'];
}

/** Looks the name up, and where a CNAME leads as long as that lies in a zone that is here. */
function follow(wanted: { name: string; type: string }, first: HostedZone, asked: Asked): DnsAnswer {
  const records: DnsRecord[] = [];
  let { name } = wanted;
  let zone: HostedZone | undefined = first;
  for (let step = 0; step < MOST_STEPS && zone !== undefined; step += 1) {
    const node = recordSetsAt(served(zone), name, zone.name);
    if (node.kind === 'delegated') {
      return { code: 'NOERROR', records, authority: node.sets.flatMap(valuesOf), isAuthoritative: records.length > 0 };
    }
    if (node.kind === 'nothing') return negative('NXDOMAIN', records, zone);
    const alternative = wanted.type === 'CNAME' ? [] : answersOf(node.sets, name, 'CNAME', zone, asked);
    const found = alternative.length > 0 ? alternative : answersOf(node.sets, name, wanted.type, zone, asked);
    records.push(...found);
    if (alternative.length === 0) {
      if (found.length === 0) return negative('NOERROR', records, zone);
      return { code: 'NOERROR', records, authority: [], isAuthoritative: true };
    }
    name = readName(alternative[0]?.value ?? '') ?? '.';
    zone = zoneOf(name, asked.sources.zones);
  }
  return { code: 'NOERROR', records, authority: [], isAuthoritative: true };
}

/** The chosen record sets' values under the name that was asked for; an alias gives its target's. */
function answersOf(
  sets: readonly RecordSet[],
  name: string,
  type: string,
  zone: HostedZone,
  asked: Asked,
  depth = 0,
): DnsRecord[] {
  const choice: Choice = {
    place: asked.place,
    random: () => asked.sources.random(),
    isHealthy: (each) => isSetHealthy(each, zone, asked.sources, depth),
  };
  const chosen = chooseRecordSets(
    sets.filter((each) => each.Type === type),
    choice,
  );
  return chosen.flatMap((each) => {
    const { AliasTarget: alias } = each;
    if (alias?.DNSName === undefined) return valuesOf(each).map((record) => ({ ...record, name }));
    if (alias.HostedZoneId !== zone.id) return aliasedAddresses(name, type, alias.DNSName);
    if (depth >= MOST_STEPS) return [];
    const node = recordSetsAt(served(zone), alias.DNSName, zone.name);
    return node.kind === 'sets' ? answersOf(node.sets, name, type, zone, asked, depth + 1) : [];
  });
}

/** By its health check; an alias that evaluates its target, by whether anything there is healthy as well. */
function isSetHealthy(set: RecordSet, zone: HostedZone, sources: DnsSources, depth: number): boolean {
  if (set.HealthCheckId !== undefined && !sources.isHealthy(set.HealthCheckId)) return false;
  const { AliasTarget: alias } = set;
  if (alias?.EvaluateTargetHealth !== true || alias.HostedZoneId !== zone.id || depth >= MOST_STEPS) return true;
  const targets = served(zone).filter((each) => each.Name === alias.DNSName && each.Type === set.Type);
  return targets.some((each) => isSetHealthy(each, zone, sources, depth + 1));
}

function valuesOf(set: RecordSet): DnsRecord[] {
  return (set.ResourceRecords ?? []).map(({ Value: value = '' }) => ({
    name: set.Name,
    type: set.Type,
    ttl: set.TTL ?? 0,
    value,
  }));
}

/** What the name servers have: the former records while a change is on its way to them. */
function served(zone: HostedZone): readonly RecordSet[] {
  return zone.before?.recordSets ?? zone.recordSets;
}

/** The longest one; of two with one name the private one, which hides the public one from its VPC. */
function zoneOf(name: string, zones: readonly HostedZone[]): HostedZone | undefined {
  return zones
    .filter((zone) => isWithin(name, zone.name))
    .toSorted((a, b) => b.name.length - a.name.length || Number(b.isPrivate) - Number(a.isPrivate))[0];
}

function negative(code: 'NOERROR' | 'NXDOMAIN', records: readonly DnsRecord[], zone: HostedZone): DnsAnswer {
  const soa = zone.recordSets.filter((each) => each.Type === 'SOA' && each.Name === zone.name).flatMap(valuesOf);
  return { code, records, authority: soa, isAuthoritative: true };
}

function refusal(code: 'REFUSED' | 'NOTIMP' | 'FORMERR'): DnsAnswer {
  return { code, records: [], authority: [], isAuthoritative: false };
}

function readName(text: string): string | undefined {
  try {
    return normalName(text);
  } catch {
    return undefined;
  }
}
