import { z } from 'zod';
import { RecordType } from '../../../contract/domain/dns.ts';

const policies = ['failover', 'simple', 'weighted', 'latency', 'geolocation'] as const;
export type Policy = (typeof policies)[number];

/** One record of the set as typed: where it points and the check that decides about it. */
export const MemberValues = z.object({
  setIdentifier: z.string(),
  weight: z.string(),
  region: z.string(),
  place: z.string(),
  target: z.enum(['values', 'load-balancer', 'cloudfront', 's3-website', 'record']),
  /** One a line. */
  values: z.string(),
  dnsName: z.string(),
  websiteRegion: z.string(),
  recordName: z.string(),
  check: z.enum(['none', 'existing', 'endpoint', 'tunnel']),
  checkId: z.string(),
  protocol: z.enum(['http', 'https', 'tcp']),
  host: z.string(),
  port: z.string(),
  path: z.string(),
  interval: z.enum(['10', '30']),
  threshold: z.string(),
  vpnConnectionId: z.string(),
  /** Empty: the connection, up while one tunnel is. */
  tunnelAddress: z.string(),
});
export type MemberValues = z.infer<typeof MemberValues>;

/** Everything the wizard's fields hold, as typed. */
export const RecordValues = z.object({
  profile: z.string(),
  region: z.string(),
  zoneId: z.string(),
  /** With or without the zone's name; empty for the zone itself. */
  name: z.string(),
  type: RecordType,
  ttl: z.string(),
  policy: z.enum(policies),
  members: z.array(MemberValues).min(1).max(100),
  replace: z.boolean(),
});
export type RecordValues = z.infer<typeof RecordValues>;

export type Chosen = { readonly [K in keyof RecordValues]?: RecordValues[K] | undefined };
export const RecordDraft = z.object({ step: z.int().min(0).max(4), chosen: RecordValues.partial() });
export interface RecordDraft {
  readonly step: number;
  readonly chosen: Chosen;
}

export const blankMember: MemberValues = {
  setIdentifier: '',
  weight: '50',
  region: '',
  place: '',
  target: 'values',
  values: '',
  dnsName: '',
  websiteRegion: '',
  recordName: '',
  check: 'none',
  checkId: '',
  protocol: 'https',
  host: '',
  port: '443',
  path: '/',
  interval: '30',
  threshold: '3',
  vpnConnectionId: '',
  tunnelAddress: '',
};

/** How many records a set of this policy begins with. */
const counts: Readonly<Record<Policy, number>> = { simple: 1, failover: 2, weighted: 2, latency: 2, geolocation: 2 };

/** The members of a set as it begins, or as it goes on when its policy is changed: what was typed stays. */
export function membersFor(policy: Policy, old: readonly MemberValues[]): MemberValues[] {
  const count = policy === 'simple' || policy === 'failover' ? counts[policy] : Math.max(counts[policy], old.length);
  const members = Array.from({ length: count }, (_, index) => named(old[index] ?? blankMember, index));
  const [first, ...rest] = members;
  // Who is in no named place would get no answer.
  return policy === 'geolocation' && first?.place === '' ? [{ ...first, place: '*' }, ...rest] : members;
}

/** One more at the end, with an identifier of its own. */
export function addMember(members: readonly MemberValues[]): MemberValues[] {
  const taken = new Set(members.map(({ setIdentifier }) => setIdentifier));
  const free = Array.from({ length: members.length + 1 }, (_, index) => `record-${index + 1}`).find(
    (name) => !taken.has(name),
  );
  return [...members, { ...blankMember, setIdentifier: free ?? '' }];
}

function named(member: MemberValues, index: number): MemberValues {
  return member.setIdentifier === '' ? { ...member, setIdentifier: `record-${index + 1}` } : member;
}
