import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { plainName } from '../../contract/domain/dns-names.ts';
import type { RecordSet, RecordTarget, Routing } from '../../contract/domain/dns.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import type { Json } from '../store/json.ts';
import { shownText } from './shown-text.ts';

/**
 * A record set as Route 53 has it, to the letter, as plain data that a journal can keep: a DELETE must repeat every value.
 * Nobody outside this folder looks inside; `recordSetOf` shows it.
 */
export type ExactRecordSet = { readonly [key: string]: Json };

export function exactOf(raw: ResourceRecordSet): ExactRecordSet {
  // Left-out fields come as undefined, which JSON leaves out.
  return JSON.parse(JSON.stringify(raw)) as ExactRecordSet;
}

/** The other way, for the wire. */
export function rawOf(exact: ExactRecordSet): ResourceRecordSet {
  return exact as unknown as ResourceRecordSet;
}

/** A record set to be made. */
export function exactFrom(wish: RecordSet): ExactRecordSet {
  const { name, type, setIdentifier, routing, target, healthCheckId } = wish;
  return {
    Name: `${name}.`,
    Type: type,
    ...(setIdentifier !== null && { SetIdentifier: setIdentifier }),
    ...rawRouting(routing),
    ...(target.kind === 'values'
      ? { TTL: target.ttl, ResourceRecords: target.values.map((Value) => ({ Value })) }
      : {
          AliasTarget: {
            HostedZoneId: target.hostedZoneId,
            DNSName: `${target.dnsName}.`,
            EvaluateTargetHealth: target.evaluateTargetHealth,
          },
        }),
    ...(healthCheckId !== null && { HealthCheckId: healthCheckId }),
  };
}

/** For people: names plain, texts harmless. */
export function recordSetOf(exact: ExactRecordSet): RecordSet {
  const raw = rawOf(exact);
  return {
    name: shownText(plainName(raw.Name ?? '')),
    type: raw.Type ?? '',
    setIdentifier: raw.SetIdentifier === undefined ? null : shownText(raw.SetIdentifier),
    routing: routingOf(raw),
    target: targetOf(raw),
    healthCheckId: raw.HealthCheckId ?? null,
  };
}

/** The same record sets, whatever their order and however their names and values are written. */
export function areSame(one: readonly ExactRecordSet[], other: readonly ExactRecordSet[]): boolean {
  return digest(one) === digest(other);
}

function digest(sets: readonly ExactRecordSet[]): string {
  return canonicalJson(sets.map((one) => canonicalJson(comparable(rawOf(one)))).toSorted());
}

function comparable(raw: ResourceRecordSet) {
  const alias = raw.AliasTarget;
  return {
    ...raw,
    Name: plainName(raw.Name ?? ''),
    ...(raw.ResourceRecords && { ResourceRecords: raw.ResourceRecords.map(({ Value }) => Value ?? '').toSorted() }),
    ...(alias && { AliasTarget: { ...alias, DNSName: plainName(alias.DNSName ?? '') } }),
  };
}

function rawRouting(routing: Routing): ExactRecordSet {
  switch (routing.kind) {
    case 'simple':
      return {};
    case 'failover':
      return { Failover: routing.role === 'primary' ? 'PRIMARY' : 'SECONDARY' };
    case 'weighted':
      return { Weight: routing.weight };
    case 'latency':
      return { Region: routing.region };
    case 'geolocation':
      return { GeoLocation: rawPlace(routing.place) };
    case 'other':
      throw new Error(`A record set with routing ${routing.what} is never made`);
  }
}

const continents: ReadonlySet<string> = new Set(['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA']);

/** `*`, a continent, `US-CA`, a country. Four continents have the letters of a country too: that one is written `country:NA`. */
function rawPlace(place: string): ExactRecordSet {
  const [country = '', subdivision] = place.replace(/^country:/, '').split('-');
  if (continents.has(place)) return { ContinentCode: place };
  return { CountryCode: country, ...(subdivision !== undefined && { SubdivisionCode: subdivision }) };
}

function placeOf({ ContinentCode, CountryCode, SubdivisionCode }: NonNullable<ResourceRecordSet['GeoLocation']>) {
  if (ContinentCode !== undefined) return ContinentCode;
  if (SubdivisionCode !== undefined) return `${CountryCode ?? ''}-${SubdivisionCode}`;
  const country = CountryCode ?? '';
  return continents.has(country) ? `country:${country}` : country;
}

function routingOf(raw: ResourceRecordSet): Routing {
  if (raw.Failover !== undefined) {
    return { kind: 'failover', role: raw.Failover === 'PRIMARY' ? 'primary' : 'secondary' };
  }
  if (raw.Weight !== undefined) return { kind: 'weighted', weight: raw.Weight };
  if (raw.Region !== undefined) return { kind: 'latency', region: raw.Region };
  if (raw.GeoLocation !== undefined) return { kind: 'geolocation', place: placeOf(raw.GeoLocation) };
  if (raw.MultiValueAnswer === true) return { kind: 'other', what: 'multivalue' };
  if (raw.GeoProximityLocation !== undefined) return { kind: 'other', what: 'geoproximity' };
  if (raw.CidrRoutingConfig !== undefined) return { kind: 'other', what: 'CIDR' };
  return { kind: 'simple' };
}

function targetOf(raw: ResourceRecordSet): RecordTarget {
  const alias = raw.AliasTarget;
  if (alias) {
    return {
      kind: 'alias',
      hostedZoneId: alias.HostedZoneId ?? '',
      dnsName: shownText(plainName(alias.DNSName ?? '')),
      evaluateTargetHealth: alias.EvaluateTargetHealth ?? false,
    };
  }
  const values = (raw.ResourceRecords ?? []).map(({ Value = '' }) => shownText(Value));
  return { kind: 'values', values, ttl: raw.TTL ?? 0 };
}
