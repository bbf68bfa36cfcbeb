import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { invalidInput } from './finding.ts';
import { policiesOf } from './normal-record-set.ts';

/** What a record set needs by itself, whatever else is in the zone. Throws what the service says. */
export function checkRecordSet(action: string, given: ResourceRecordSet): void {
  const where = `in Change with [Action=${action}, Name=${given.Name}, Type=${given.Type}, SetIdentifier=${given.SetIdentifier ?? 'null'}]`;
  const refuse = (problem: string): never => {
    throw invalidInput(`Invalid request: ${problem} ${where}`);
  };
  if (!['CREATE', 'DELETE', 'UPSERT'].includes(action)) refuse(`Unknown action '${action.slice(0, 40)}'`);
  if (!types.has(given.Type ?? '')) refuse(`Unknown type '${(given.Type ?? '').slice(0, 40)}'`);
  checkTarget(given, refuse);
  checkPolicy(given, refuse);
  if (given.GeoLocation !== undefined) checkPlace(given.GeoLocation, refuse);
}

const types = new Set('SOA A TXT NS CNAME MX NAPTR PTR SRV SPF AAAA CAA DS TLSA SSHFP SVCB HTTPS'.split(' '));

type Refuse = (problem: string) => never;

function checkTarget(given: ResourceRecordSet, refuse: Refuse): void {
  const hasValues = given.TTL !== undefined && (given.ResourceRecords?.length ?? 0) > 0;
  const isHalf = (given.TTL !== undefined || given.ResourceRecords !== undefined) && !hasValues;
  const expected =
    'Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found';
  if (given.AliasTarget !== undefined && (hasValues || isHalf)) refuse(`${expected} more than one`);
  if (given.AliasTarget === undefined && !hasValues) refuse(`${expected} none`);
  const { TTL: ttl = 0 } = given;
  if (!Number.isInteger(ttl) || ttl < 0 || ttl > 2_147_483_647) refuse('Invalid TTL');
  if ((given.ResourceRecords ?? []).length > 400) refuse('More than 400 values');
  if ((given.ResourceRecords ?? []).some(({ Value: value }) => (value ?? '').length > 4_000))
    refuse('A value is too long');
  const { AliasTarget: alias } = given;
  if (alias !== undefined) {
    for (const field of ['HostedZoneId', 'DNSName', 'EvaluateTargetHealth'] as const) {
      if (alias[field] === undefined) refuse(`Missing field 'AliasTarget.${field}'`);
    }
  }
}

function checkPolicy(given: ResourceRecordSet, refuse: Refuse): void {
  const policies = policiesOf(given);
  const expected =
    'Expected exactly one of [Weight, Region, Failover, GeoLocation, MultiValueAnswer, GeoProximityLocation, or CidrRoutingConfig], but found';
  if (policies.length > 1) refuse(`${expected} more than one`);
  if (given.SetIdentifier !== undefined && policies.length === 0) refuse(`${expected} none`);
  if (policies.length === 1 && given.SetIdentifier === undefined) refuse(`Missing field 'SetIdentifier'`);
  if (given.SetIdentifier !== undefined && !/^.{1,128}$/s.test(given.SetIdentifier)) refuse('Invalid SetIdentifier');
  if (policies.length === 0 && given.HealthCheckId !== undefined) refuse('HealthCheckId needs a routing policy');
  const { Weight: weight = 0, AliasTarget: alias } = given;
  if (!Number.isInteger(weight) || weight < 0 || weight > 255) refuse('A weight is from 0 to 255');
  if (given.Failover !== undefined && !['PRIMARY', 'SECONDARY'].includes(given.Failover)) refuse('Invalid Failover');
  if (given.Failover === 'PRIMARY' && given.HealthCheckId === undefined && alias?.EvaluateTargetHealth !== true) {
    refuse(`Missing field 'HealthCheckId'`);
  }
  if (given.MultiValueAnswer !== undefined && (alias !== undefined || (given.ResourceRecords?.length ?? 0) > 1)) {
    refuse('A multivalue answer has one value and is no alias');
  }
  if (given.Type === 'CNAME' && given.MultiValueAnswer !== undefined) refuse('A CNAME cannot be a multivalue answer');
}

function checkPlace(place: NonNullable<ResourceRecordSet['GeoLocation']>, refuse: Refuse): void {
  const { ContinentCode: continent, CountryCode: country, SubdivisionCode: subdivision } = place;
  if ((continent === undefined) === (country === undefined)) {
    refuse('Expected exactly one of [ContinentCode, or CountryCode]');
  }
  if (continent !== undefined && !/^(AF|AN|AS|EU|NA|OC|SA)$/.test(continent))
    refuse(`No such continent '${continent}'`);
  if (country !== undefined && !/^(\*|[A-Z]{2})$/.test(country)) refuse(`No such country '${country}'`);
  if (subdivision !== undefined && !(country === 'US' || country === 'UA')) {
    refuse('SubdivisionCode needs the CountryCode US or UA');
  }
}
