import { groupBy } from './group-by.ts';
import { judgeEach } from './judge-each.ts';
import { fact, fail, firstUnread, listed, pass, readOr, unknown, unknownSince } from './outcome.ts';
import { cis, securityHub } from './references.ts';
import type { Rule } from './rule.ts';

export const vpc01DefaultVpcOrGroup: Rule = {
  id: 'VPC-01',
  title: 'The default VPC is in use, or a default security group has rules',
  severity: 'medium',
  why: 'What nobody placed on purpose ends up here, open to the internet or to everything beside it.',
  failsWhen: 'the default VPC has network interfaces, or the default security group of a VPC has a rule.',
  remedy: 'Move what runs there to a VPC of your own, and take every rule out of the default security group.',
  references: [securityHub('EC2.2'), cis('5.5', '6.5')],
  judge: (world) =>
    judgeEach(world, {
      kind: 'vpc',
      list: (region) => region.vpcs,
      judge: ({ region }) => {
        const interfaces = groupBy(readOr(region.networkInterfaces), ({ vpcId }) => vpcId);
        const defaults = groupBy(readOr(region.securityGroups), ({ name, vpcId }) =>
          name === 'default' ? vpcId : null,
        );
        return ({ id, isDefault }) => {
          const used = isDefault ? (interfaces.get(id) ?? []) : [];
          const groups = defaults.get(id) ?? [];
          const open = groups.filter(({ rules }) => rules.length > 0);
          const evidence = [
            ...(used.length > 0
              ? [fact('Network interfaces in the default VPC', used.length, 'ec2:DescribeNetworkInterfaces')]
              : []),
            ...(open.length > 0
              ? [
                  fact(
                    'Default security group with rules',
                    listed(open.map((group) => group.id)),
                    'ec2:DescribeSecurityGroups',
                  ),
                ]
              : []),
          ];
          if (used.length > 0) return fail('The default VPC is in use', evidence);
          if (open.length > 0) return fail('The default security group has rules', evidence);
          const unread = firstUnread([region.securityGroups, ...(isDefault ? [region.networkInterfaces] : [])]);
          if (unread) return unknownSince(unread);
          return groups.length === 0
            ? unknown('The default security group was not found')
            : pass('Nothing uses what AWS made by default');
        };
      },
    }),
};
