import type { SecurityRuleItem } from '../inventory/network.ts';
import { judgeEach } from './judge-each.ts';
import { fact, fail, firstUnread, notApplicable, pass, unknownSince } from './outcome.ts';
import type { SiteReach } from './reached-by.ts';
import { securityHub, wellArchitected } from './references.ts';
import type { Rule } from './rule.ts';
import { isFromAnywhere, showRule } from './security-rules.ts';

export const sg02EverythingFromSite: Rule = {
  id: 'SG-02',
  title: 'Everything is allowed from the whole site',
  severity: 'medium',
  why: 'One compromised machine on either side reaches every port of the other.',
  failsWhen:
    'in a VPC that is joined to a site, a rule lets every protocol in from anywhere, or from a range that holds a whole network of the site.',
  remedy: 'Allow the ports that are used, from the ranges that use them.',
  references: [securityHub('EC2.18'), securityHub('EC2.19'), wellArchitected('SEC05-BP02')],
  judge: (world) =>
    judgeEach(world, {
      kind: 'security-group',
      list: (region) => region.securityGroups,
      judge:
        ({ region }) =>
        ({ vpcId, rules }) => {
          const wide = rules.filter(
            ({ direction, protocol, cidr }) => direction === 'ingress' && protocol === '-1' && cidr,
          );
          if (wide.length === 0) return pass('No rule allows every protocol from a range');
          const reach = world.siteReach.get(vpcId);
          const unread = firstUnread([region.vpnGateways, region.transitAttachments]);
          if (!reach) return unread ? unknownSince(unread) : notApplicable('Its VPC is not joined to a site');
          const open = wide.filter((rule) => isFromAnywhere(rule) || holdsSite(rule, reach));
          if (open.length > 0) {
            const shown = open.map(showRule).toSorted().slice(0, 10);
            return fail(
              'Every port is open to the networks of a site',
              shown.map((each) => fact('Rule', each, 'ec2:DescribeSecurityGroups IpPermissions')),
            );
          }
          return reach.unread
            ? unknownSince(reach.unread)
            : pass('No rule opens every port to a whole network of a site');
        },
    }),
};

function holdsSite({ cidr }: SecurityRuleItem, { prefixes }: SiteReach): boolean {
  return cidr !== null && prefixes.some((index) => index.within(cidr));
}
