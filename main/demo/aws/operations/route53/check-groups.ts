import type { RecordSet } from '../../world/dns.ts';
import { policyOf, type PolicyKind } from './normal-record-set.ts';

/** What may not stand together in a zone, at the names that a batch touched. */
export function groupProblems(
  recordSets: readonly RecordSet[],
  touched: ReadonlySet<string>,
  zoneName: string,
): string[] {
  const byName = groupBy(
    recordSets.filter((each) => touched.has(each.Name)),
    (each) => each.Name,
  );
  const problems = [...byName].flatMap(([name, group]) => [
    ...cnameProblems(name, group, zoneName),
    ...[...groupBy(group, (each) => each.Type)].flatMap(([type, sets]) => setProblems(name, type, sets)),
  ]);
  return [...problems, ...(touched.has(zoneName) ? apexProblems(recordSets, zoneName) : [])];
}

function cnameProblems(name: string, group: readonly RecordSet[], zoneName: string): string[] {
  if (!group.some((each) => each.Type === 'CNAME')) return [];
  const isCrowded = group.some((each) => each.Type !== 'CNAME');
  if (name === zoneName)
    return [`RRSet of type CNAME with DNS name ${name} is not permitted at apex in zone ${zoneName}`];
  if (!isCrowded) return [];
  return [
    `RRSet of type CNAME with DNS name ${name} is not permitted as it conflicts with other records with the same DNS name in zone ${zoneName}`,
  ];
}

function setProblems(name: string, type: string, sets: readonly RecordSet[]): string[] {
  const [first, ...others] = sets;
  if (first === undefined || others.length === 0) return [];
  const kind = policyOf(first);
  const odd = others.find((each) => policyOf(each) !== kind || kind === 'simple');
  const last = `RRSet with DNS name ${name}, type ${type}, SetIdentifier ${sets.at(-1)?.SetIdentifier ?? 'null'} cannot be created`;
  if (odd !== undefined) {
    return [
      `${last} because it conflicts with other RRSets of the same name and type that have another routing policy`,
    ];
  }
  if (sets.length > 100) return [`${last} because there may be at most 100 RRSets of one name and type`];
  const same = sameProblem(kind, sets);
  return same === undefined ? [] : [`${last} because ${same}`];
}

/** What the members of one policy may not have in common, or must. */
function sameProblem(kind: PolicyKind, sets: readonly RecordSet[]): string | undefined {
  const repeats = (key: (each: RecordSet) => unknown): boolean =>
    new Set(sets.map((each) => JSON.stringify(key(each)))).size < sets.length;
  if (kind === 'failover' && repeats((each) => each.Failover)) return 'there is another one with the same Failover';
  if (kind === 'latency' && repeats((each) => each.Region)) return 'there is another one with the same Region';
  if (
    kind === 'geolocation' &&
    repeats(({ GeoLocation: at }) => [at?.ContinentCode, at?.CountryCode, at?.SubdivisionCode])
  ) {
    return 'there is another one with the same GeoLocation';
  }
  const ttls = new Set(sets.map((each) => each.TTL).filter((ttl) => ttl !== undefined));
  return kind === 'weighted' && ttls.size > 1 ? 'weighted RRSets of one name and type need the same TTL' : undefined;
}

function apexProblems(recordSets: readonly RecordSet[], zoneName: string): string[] {
  const count = (type: string): number =>
    recordSets.filter((each) => each.Name === zoneName && each.Type === type).length;
  return [
    ...(count('SOA') === 1 ? [] : ['A HostedZone must contain exactly one SOA record.']),
    ...(count('NS') === 1 ? [] : ['A HostedZone must contain at least one NS record for the zone itself.']),
  ];
}

function groupBy<T>(all: readonly T[], key: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) groups.set(key(each), [...(groups.get(key(each)) ?? []), each]);
  return groups;
}
