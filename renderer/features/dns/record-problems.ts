import { dnsProblems } from '../../../contract/domain/dns-problems.ts';
import type { FieldProblem, RecordIntent } from '../../../contract/domain/dns.ts';
import { type Found, worldOf, zoneOf } from './record-found.ts';
import { parseIntent } from './record-intent.ts';
import { recordSteps, type RecordStep, stepOf } from './record-steps.ts';
import type { RecordValues } from './record-values.ts';

export interface Judged {
  /** The whole intent, once every field of it has a fitting value. */
  readonly intent: RecordIntent | undefined;
  readonly problems: readonly FieldProblem[];
}

/**
 * What is wrong with what was typed: in the contract's words, and against what was read of the zone and the account. A step is
 * judged as soon as it is filled in: what later steps ask for is taken as answered.
 */
export function judge(values: RecordValues, found: Found, step: RecordStep): Judged {
  const whole = parseIntent(values, found);
  const upToHere = parseIntent(answered(values, step), found);
  const world = worldOf(values, found);
  const own: FieldProblem[] = (whole.error?.issues ?? []).map(({ path, message }) => ({
    field: fieldOf(path),
    message,
    severity: 'error',
  }));
  const against = upToHere.success && world ? dnsProblems(upToHere.data, world) : [];
  return {
    intent: whole.data,
    problems: [...lostZone(values, found), ...own, ...against.filter(({ field }) => isAsked(field, step))],
  };
}

/** A draft may be of another account, or older than its zone. */
function lostZone(values: RecordValues, found: Found): FieldProblem[] {
  if (values.zoneId === '' || !found.zones || zoneOf(values, found)) return [];
  return [{ field: 'zoneId', message: 'This account has no such zone. Choose one of its own', severity: 'error' }];
}

/** Values with everything after this step filled in with what fits. */
function answered(values: RecordValues, step: RecordStep): RecordValues {
  const ttl = step === 'ttl' ? values.ttl : '60';
  if (step === 'checks' || step === 'ttl' || step === 'review') return { ...values, ttl };
  const members = values.members.map((member) => ({ ...member, check: 'none' as const }));
  if (step === 'targets') return { ...values, members, ttl };
  return { ...values, members: members.map((member) => ({ ...member, ...someTarget })), ttl, policy: 'simple' };
}

const someTarget = { target: 'values', values: '-' } as const;

function isAsked(field: string, step: RecordStep): boolean {
  const order = recordSteps.map(({ id }) => id);
  return order.indexOf(stepOf(field)) <= order.indexOf(step);
}

/** `routing.members.1.target.values`: which member is said; which value of a list is not, as a list is one field. */
export function fieldOf(path: readonly PropertyKey[]): string {
  const parts = path.map(String);
  return asField(parts.join('.'));
}

/** The field that has this place of the intent: the items of a list of values are the list. */
export function asField(place: string): string {
  return place.replace(/\.values\.\d+$/, '.values');
}
