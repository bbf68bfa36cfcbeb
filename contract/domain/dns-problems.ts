import { aliasEnd } from './dns-alias.ts';
import { checkProblems } from './dns-check-problems.ts';
import { type Member, membersOf } from './dns-members.ts';
import { isWithin, plainName, recordNameProblem } from './dns-names.ts';
import { setProblems } from './dns-set-problems.ts';
import { targetProblems } from './dns-target-problems.ts';
import { errorAt, warningAt } from './dns-field-problem.ts';
import type { DnsWorld } from './dns-world.ts';
import type { FieldProblem, RecordIntent, RecordSet } from './dns.ts';

/** Everything that the zone and the account say against an intent, each at its field; the same on the page and in the plan. Pure. */
export function dnsProblems(intent: RecordIntent, world: DnsWorld): readonly FieldProblem[] {
  const members = membersOf(intent.routing);
  return [
    ...zoneProblems(world),
    ...nameProblems(intent, world),
    ...members.flatMap((member) => targetProblems(member, intent, world)),
    ...members.flatMap((member) => checkProblems(member, intent, world)),
    ...setProblems(intent, members),
    ...primaryProblems(intent, members),
    ...ttlProblems(intent, members),
  ];
}

function zoneProblems({ zone, asked }: DnsWorld): FieldProblem[] {
  if (zone.isPrivate) return [];
  if (asked.kind === 'nowhere') {
    const message = `The world does not ask this zone: no resolver finds ${zone.name}. Have its parent delegate to ${zone.nameServers.join(', ')}`;
    return [warningAt('zoneId', message)];
  }
  if (asked.kind !== 'elsewhere') return [];
  const message = `The world does not ask this zone: ${zone.name} is delegated to ${asked.nameServers.join(', ')}, and this zone is served by ${zone.nameServers.join(', ')}`;
  return [warningAt('zoneId', message)];
}

function nameProblems(intent: RecordIntent, { zone, records }: DnsWorld): FieldProblem[] {
  const { name, type } = intent;
  const wrong = recordNameProblem(name);
  if (wrong !== undefined) return [errorAt('name', wrong)];
  if (!isWithin(name, zone.name)) return [errorAt('name', `The zone holds names in ${zone.name} only`)];
  if (type === 'CNAME' && name === zone.name) {
    return [errorAt('type', 'The zone itself cannot be a CNAME. Choose A or AAAA with an alias')];
  }
  const found: FieldProblem[] = [];
  const there = records.filter((record) => record.name === name);
  const others = [...new Set(there.filter((record) => record.type !== type).map((record) => record.type))];
  if (type === 'CNAME' && others.length > 0) {
    found.push(errorAt('type', `A CNAME stands alone, and ${name} has ${others.join(', ')} records`));
  } else if (others.includes('CNAME')) {
    found.push(errorAt('name', `${name} is a CNAME, beside which nothing can stand. Delete it first`));
  }
  const inTheWay = there.filter((record) => record.type === type);
  if (inTheWay.length > 0 && !intent.replace) found.push(errorAt('replace', inTheWayText(intent, inTheWay)));
  const cut = records.find(
    (record) => record.type === 'NS' && record.name !== zone.name && isWithin(name, record.name),
  );
  if (cut) {
    found.push(warningAt('name', `${cut.name} is delegated to other name servers: this zone is not asked for ${name}`));
  }
  return found;
}

function inTheWayText({ name, type, routing }: RecordIntent, there: readonly RecordSet[]): string {
  const kinds = [...new Set(there.map((record) => record.routing.kind))];
  const [kind] = kinds;
  const what = there.length === 1 ? `a ${kind ?? ''} record` : `${there.length} ${kinds.join(' and ')} records`;
  const mixed = kind === routing.kind ? '' : `, and one name and type has one way of routing`;
  return `${name} has ${what} of type ${type} already${mixed}. Choose to replace what is there, or another name`;
}

function primaryProblems(
  { routing, zoneId, name }: RecordIntent,
  [primary, secondary]: readonly Member[],
): FieldProblem[] {
  if (routing.kind !== 'failover' || !primary || !secondary) return [];
  const found: FieldProblem[] = [];
  if (primary.check.kind === 'none' && !asksItsTarget(primary, { zoneId, name })) {
    const message =
      'Without a health check the primary always counts as healthy, and nothing ever fails over. Choose a check';
    found.push(errorAt('routing.primary.check', message));
  }
  if (JSON.stringify(sorted(primary)) === JSON.stringify(sorted(secondary))) {
    found.push(
      errorAt('routing.secondary.target', 'The secondary is the same as the primary: a failover would change nothing'),
    );
  }
  const isSameCheck =
    primary.check.kind !== 'none' && JSON.stringify(primary.check) === JSON.stringify(secondary.check);
  if (isSameCheck) {
    const message =
      'Both follow the same check. When it fails both are unhealthy, and Route 53 then answers the primary';
    found.push(warningAt('routing.secondary.check', message));
  }
  return found;
}

function asksItsTarget({ target }: Member, record: { readonly zoneId: string; readonly name: string }): boolean {
  if (target.kind !== 'alias') return false;
  const end = aliasEnd(target.alias, record);
  return 'evaluateTargetHealth' in end && end.evaluateTargetHealth;
}

function sorted({ target }: Member): unknown {
  return target.kind === 'values' ? target.values.map((value) => plainName(value.trim())).toSorted() : target.alias;
}

function ttlProblems({ routing, ttl }: RecordIntent, members: readonly Member[]): FieldProblem[] {
  const hasValues = members.some(({ target }) => target.kind === 'values');
  const hasChecks = members.some(({ check }) => check.kind !== 'none');
  if (!hasValues || ttl <= 60 || !(routing.kind === 'failover' || hasChecks)) return [];
  const message = `Resolvers keep an answer for ${ttl} seconds, and go on giving it that long after a failover. 60 or less is usual`;
  return [warningAt('ttl', message)];
}
