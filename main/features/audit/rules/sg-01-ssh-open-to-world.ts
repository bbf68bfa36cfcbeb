import type { NetworkInterfaceItem, SecurityRuleItem } from '../inventory/network.ts';
import { judgeEach } from './judge-each.ts';
import { fact, fail, pass, readOr } from './outcome.ts';
import { cis, securityHub } from './references.ts';
import type { Rule } from './rule.ts';
import { isFromAnywhere, showRule } from './security-rules.ts';

export const sg01SshOpenToWorld: Rule = {
  id: 'SG-01',
  title: 'SSH or RDP is open to the world',
  severity: 'high',
  why: 'Whoever is on the internet may try passwords and exploits against it.',
  failsWhen:
    'a rule lets TCP 22 or 3389 in from 0.0.0.0/0 or ::/0; critical where a machine with a public address uses the group.',
  remedy: 'Allow the ranges of the site and the VPN only.',
  references: [securityHub('EC2.13'), securityHub('EC2.14'), cis('5.3 and 5.4', '6.3 and 6.4')],
  judge: (world) =>
    judgeEach(world, {
      kind: 'security-group',
      list: (region) => region.securityGroups,
      judge: ({ region }) => {
        const exposed = groupsWithPublicAddress(readOr(region.networkInterfaces));
        return ({ id, rules }) => {
          const open = rules.filter((rule) => isFromAnywhere(rule) && (lets(rule, 22) || lets(rule, 3389)));
          if (open.length === 0) return pass('Neither SSH nor RDP is open to the world');
          const evidence = open
            .map(showRule)
            .toSorted()
            .slice(0, 10)
            .map((shown) => fact('Rule', shown, 'ec2:DescribeSecurityGroups IpPermissions'));
          const address = exposed.get(id);
          if (address === undefined) return fail('The group lets anybody in', evidence);
          const used = fact('Used by a machine with', address, 'ec2:DescribeNetworkInterfaces Association.PublicIp');
          return fail('The group lets anybody in to a machine with a public address', [...evidence, used], {
            severity: 'critical',
          });
        };
      },
    }),
};

function lets({ protocol, fromPort, toPort }: SecurityRuleItem, port: number): boolean {
  if (protocol === '-1') return true;
  if (protocol !== 'tcp' && protocol !== '6') return false;
  return (fromPort ?? 0) <= port && port <= (toPort ?? 65_535);
}

function groupsWithPublicAddress(interfaces: readonly NetworkInterfaceItem[]): Map<string, string> {
  return new Map(
    interfaces.flatMap(({ instanceId, publicAddress, securityGroupIds }) =>
      instanceId !== null && publicAddress !== null
        ? securityGroupIds.map((groupId) => [groupId, publicAddress] as const)
        : [],
    ),
  );
}
