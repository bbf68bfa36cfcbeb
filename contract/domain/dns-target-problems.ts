import { aliasEnd, aliasTypes } from './dns-alias.ts';
import { privateBlock } from './dns-addresses.ts';
import type { Member } from './dns-members.ts';
import { isWithin, plainName } from './dns-names.ts';
import { errorAt, warningAt } from './dns-field-problem.ts';
import type { DnsWorld } from './dns-world.ts';
import { valueProblem } from './dns-values.ts';
import type { AliasIntent, FieldProblem, RecordIntent } from './dns.ts';

/** What is wrong with the values or the alias of one record set. */
export function targetProblems(
  { path, target }: Member,
  intent: RecordIntent,
  world: DnsWorld,
): readonly FieldProblem[] {
  if (target.kind === 'values') return valueProblems(`${path}.target.values`, target.values, intent, world);
  return aliasProblems(`${path}.target.alias`, target.alias, intent, world);
}

function valueProblems(
  path: string,
  values: readonly string[],
  { type }: RecordIntent,
  { zone }: DnsWorld,
): FieldProblem[] {
  const found = values.flatMap((value, index): FieldProblem[] => {
    const at = `${path}.${index}`;
    const problem = valueProblem(type, value);
    if (problem !== undefined) return [errorAt(at, problem)];
    if (values.indexOf(value) < index) return [errorAt(at, 'This value is there twice')];
    const block = zone.isPrivate ? undefined : privateBlock(value);
    if (block === undefined) return [];
    return [warningAt(at, `${value} is in ${block}: everybody can read it here, and only your own networks reach it`)];
  });
  if (type === 'CNAME' && values.length > 1) found.push(errorAt(path, 'A CNAME has one value'));
  return found;
}

function aliasProblems(
  path: string,
  alias: AliasIntent,
  { type, name, zoneId }: RecordIntent,
  { zone, records }: DnsWorld,
): FieldProblem[] {
  const end = aliasEnd(alias, { zoneId, name });
  if ('problem' in end) return [errorAt(`${path}.${end.field}`, end.problem)];
  const types = aliasTypes(alias.kind);
  if (!types.includes(type)) {
    return [errorAt('type', `An alias to ${aliasWords[alias.kind]} stands for ${types.join(' or ')}, not for ${type}`)];
  }
  if (alias.kind === 'cloudfront' && zone.isPrivate) {
    return [errorAt(`${path}.dnsName`, 'A private zone cannot have an alias to CloudFront')];
  }
  if (alias.kind !== 'record') return [];

  const field = `${path}.name`;
  if (end.dnsName === name) return [errorAt(field, 'This is the record itself')];
  if (!isWithin(end.dnsName, zone.name)) {
    return [errorAt(field, `An alias to a record stays in its zone: choose a name in ${zone.name}`)];
  }
  if (records.some((record) => record.name === plainName(end.dnsName) && record.type === type)) return [];
  return [errorAt(field, `The zone has no ${type} record ${end.dnsName}`)];
}

const aliasWords: Readonly<Record<AliasIntent['kind'], string>> = {
  'load-balancer': 'a load balancer',
  cloudfront: 'CloudFront',
  's3-website': 'an S3 website',
  record: 'a record',
};
