import type { AuditWorld } from './audit-world.ts';
import { groupBy } from './group-by.ts';
import { type Ipv4Range, ipv4Range } from './ipv4-range.ts';
import { byText, readOr } from './outcome.ts';
import { isGone } from './resources.ts';

/** A VPC's range, and one of another VPC on the same gateway or peering that shares addresses with it. */
export interface SharedRange {
  readonly cidr: string;
  readonly otherCidr: string;
  readonly otherVpcId: string;
  /** `tgw-…`, `pcx-…`. */
  readonly joinedBy: string;
}

/** By VPC. One witness for each join is enough to say that something is wrong. */
export function findSharedRanges({ places, vpcs }: AuditWorld): Map<string, SharedRange[]> {
  const shared = new Map<string, SharedRange[]>();
  for (const [joinedBy, members] of joins(places, vpcs)) {
    for (const { vpcId, ...range } of overlapsAmong(members)) {
      const known = shared.get(vpcId) ?? [];
      known.push({ ...range, joinedBy });
      shared.set(vpcId, known);
    }
  }
  return shared;
}

interface Member extends Ipv4Range {
  readonly vpcId: string;
  readonly cidr: string;
}

function joins(places: AuditWorld['places'], vpcs: AuditWorld['vpcs']): Map<string, Member[]> {
  const attachments = places
    .flatMap(({ region }) => readOr(region.transitAttachments))
    .filter((attachment) => attachment.resourceType === 'vpc' && !isGone(attachment));
  const ranges = [...groupBy(attachments, (each) => each.transitGatewayId)].map(
    ([id, group]) =>
      [
        id,
        [...new Set(group.map(({ resourceId }) => resourceId))].flatMap((vpcId) =>
          membersOf(vpcId, vpcs.get(vpcId)?.cidrs ?? []),
        ),
      ] as const,
  );
  const peerings = places
    .flatMap(({ region }) => readOr(region.peerings))
    .filter(({ status }) => status === 'active')
    .map(
      ({ id, requester, accepter }) =>
        [id, [requester, accepter].flatMap(({ vpcId, cidrs }) => membersOf(vpcId, cidrs))] as const,
    );
  return new Map([...ranges, ...peerings]);
}

function membersOf(vpcId: string, cidrs: readonly string[]): Member[] {
  return cidrs.flatMap((cidr) => {
    const range = ipv4Range(cidr);
    return range ? [{ vpcId, cidr, ...range }] : [];
  });
}

/**
 * One pass over the ranges by their start. A VPC's own ranges never overlap each other, so a range meets another VPC's exactly when
 * it meets the furthest-reaching one before it, or the next one after it.
 */
function overlapsAmong(members: readonly Member[]): (Omit<SharedRange, 'joinedBy'> & { readonly vpcId: string })[] {
  const sorted = members.toSorted((one, other) => one.first - other.first || byText(one.vpcId, other.vpcId));
  let furthest: Member | undefined;
  return sorted.flatMap((member, index) => {
    const before = furthest;
    if (furthest === undefined || member.last > furthest.last) furthest = member;
    const other = [before, sorted[index + 1]].find(
      (each) =>
        each !== undefined && each.vpcId !== member.vpcId && each.first <= member.last && member.first <= each.last,
    );
    return other ? [{ vpcId: member.vpcId, cidr: member.cidr, otherCidr: other.cidr, otherVpcId: other.vpcId }] : [];
  });
}
