import { aliasEnd } from '../../../../contract/domain/dns-alias.ts';
import { type Member, membersOf } from '../../../../contract/domain/dns-members.ts';
import type { RecordIntent, RecordSet, RecordTarget } from '../../../../contract/domain/dns.ts';
import type { Ref } from '../../../aws-steps/ref.ts';

/** A record set to be made, and the health check that it names: known, or made by an earlier step. */
export type RecordWish = { readonly record: RecordSet; readonly check: Ref | null };

/** The record sets of an intent. `checkOf` tells the health check of a member. */
export function recordWishes(intent: RecordIntent, checkOf: (member: Member) => Ref | null): RecordWish[] {
  return membersOf(intent.routing).map((member) => ({
    record: {
      name: intent.name,
      type: intent.type,
      setIdentifier: member.setIdentifier,
      routing: member.routing,
      target: targetOf(intent, member),
      healthCheckId: null,
    },
    check: checkOf(member),
  }));
}

/** Short and stable: `primary`, `member-2`; empty for a simple record. */
export function slugOf({ path }: Member): string {
  const [, role = '', index] = path.split('.');
  return index === undefined ? role : `member-${Number(index) + 1}`;
}

function targetOf({ zoneId, name, ttl }: RecordIntent, { target }: Member): RecordTarget {
  if (target.kind === 'values') return { kind: 'values', values: target.values, ttl };
  const end = aliasEnd(target.alias, { zoneId, name });
  // Said at its field and a conflict of the plan, which then never runs.
  if ('problem' in end) return { kind: 'alias', hostedZoneId: '', dnsName: '', evaluateTargetHealth: false };
  return { kind: 'alias', ...end };
}
