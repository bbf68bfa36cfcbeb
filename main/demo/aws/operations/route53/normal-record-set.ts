import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { RecordSet } from '../../world/dns.ts';
import { normalName } from './names.ts';

/** A record set as the service keeps and answers it. */
export function normalRecordSet(given: ResourceRecordSet): RecordSet {
  const { AliasTarget: alias } = given;
  return defined({
    ...given,
    Name: normalName(given.Name ?? ''),
    Type: given.Type ?? 'A',
    ...(alias && { AliasTarget: { ...alias, DNSName: normalName(alias.DNSName ?? '') } }),
  });
}

/** Name, type and identifier: what makes a record set the same one. */
export function identityOf(recordSet: RecordSet): string {
  return [recordSet.Name, recordSet.Type, recordSet.SetIdentifier ?? ''].join(' ');
}

/** The same in everything; the order of values does not matter. */
export function isSameRecordSet(a: RecordSet, b: RecordSet): boolean {
  return canonical(a) === canonical(b);
}

export type PolicyKind =
  | 'simple'
  | 'weighted'
  | 'latency'
  | 'failover'
  | 'geolocation'
  | 'multivalue'
  | 'cidr'
  | 'geoproximity';

/** Every routing policy that a record set asks for; one at most is allowed. */
export function policiesOf(recordSet: ResourceRecordSet): PolicyKind[] {
  const asked: readonly [PolicyKind, unknown][] = [
    ['weighted', recordSet.Weight],
    ['latency', recordSet.Region],
    ['failover', recordSet.Failover],
    ['geolocation', recordSet.GeoLocation],
    ['multivalue', recordSet.MultiValueAnswer],
    ['cidr', recordSet.CidrRoutingConfig],
    ['geoproximity', recordSet.GeoProximityLocation],
  ];
  return asked.filter(([, value]) => value !== undefined).map(([kind]) => kind);
}

export function policyOf(recordSet: ResourceRecordSet): PolicyKind {
  return policiesOf(recordSet)[0] ?? 'simple';
}

function canonical(recordSet: RecordSet): string {
  const values = recordSet.ResourceRecords?.map(({ Value: value }) => value ?? '').toSorted();
  const { ResourceRecords: _, ...rest } = recordSet;
  return JSON.stringify([Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)), values], sorted);
}

/** Members of what is inside (an alias, a place) in one order. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
