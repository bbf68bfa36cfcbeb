import type { VpcItem } from '../inventory/network.ts';
import type { AuditWorld } from './audit-world.ts';
import { judgeEach } from './judge-each.ts';
import { fact, fail, firstUnread, notApplicable, pass, unknownSince } from './outcome.ts';
import { wellArchitected } from './references.ts';
import type { Rule } from './rule.ts';
import { findSharedRanges, type SharedRange } from './shared-ranges.ts';

export const vpn16OverlappingRanges: Rule = {
  id: 'VPN-16',
  title: 'Address ranges overlap',
  severity: 'high',
  why: 'An address that exists on both sides is reached on one side only: inside the VPC the local route always wins.',
  failsWhen:
    'a range of the VPC shares addresses with a network of a site behind its gateways, or with another VPC on the same transit gateway or peering. Default routes are not counted.',
  remedy: 'Renumber one side, name narrower routes, or translate addresses where the two networks meet.',
  references: [wellArchitected('REL02-BP05')],
  judge: (world) => {
    const shared = findSharedRanges(world);
    return judgeEach(world, {
      kind: 'vpc',
      list: (region) => region.vpcs,
      judge:
        ({ region }) =>
        (vpc) => {
          const ofVpcs = shared.get(vpc.id) ?? [];
          const evidence = [...overlapsWithSites(world, vpc), ...ofVpcs.map(showShared)];
          if (evidence.length > 0)
            return fail('The VPC shares addresses with a network that it is joined to', evidence);
          const reach = world.siteReach.get(vpc.id);
          const unread = firstUnread([region.vpnGateways, region.transitAttachments, region.peerings]) ?? reach?.unread;
          if (unread) return unknownSince(unread);
          return reach ? pass('No known range of a site overlaps') : notApplicable('Not joined to a site');
        },
    });
  },
};

function overlapsWithSites({ siteReach }: AuditWorld, { id, cidrs }: VpcItem) {
  return (siteReach.get(id)?.prefixes ?? []).flatMap((prefixes) =>
    cidrs.flatMap((cidr) => {
      const found = prefixes.overlapping(cidr);
      return found
        ? [fact(`${cidr} of the VPC`, `${found.cidr} of a site, by ${found.source}`, 'ec2:DescribeVpcs, routes to it')]
        : [];
    }),
  );
}

function showShared({ cidr, otherCidr, otherVpcId, joinedBy }: SharedRange) {
  return fact(`${cidr} of the VPC`, `${otherCidr} of ${otherVpcId}, by ${joinedBy}`, 'ec2:DescribeVpcs, joined VPCs');
}
