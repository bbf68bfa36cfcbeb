import type { ConnectSiteIntent } from '../../../../contract/domain/intent.ts';
import type { Link } from '../../../../contract/domain/link.ts';
import type { Step } from '../../../engine/doer.ts';
import type { ConnectWorld, RuleInGroup } from '../world.ts';
import { actions, call } from './aws-steps.ts';
import { placeOf } from './place.ts';
import { slug } from './reach-steps.ts';

/** Networks that the link carries today and that are no longer asked for. */
export function leftSubnets({ site }: ConnectSiteIntent, own: Link | null): string[] {
  return (own?.site.subnets ?? []).filter((cidr) => !site.subnets.includes(cidr));
}

/** Takes away at AWS what our plans made for networks that the link no longer carries, and nothing else. */
export function leaveSteps(
  intent: ConnectSiteIntent,
  own: Link,
  { vpc, rules }: Pick<ConnectWorld, 'vpc' | 'rules'>,
  needs: readonly string[],
): Step[] {
  const left = leftSubnets(intent, own);
  const onConnection = vpc.vpnConnections.find(({ id }) => id === own.vpnConnectionId)?.staticRoutes ?? [];
  const usual = { system: 'aws' as const, needs: [...needs] };
  const place = placeOf(intent, own.id);
  const stops = (cidr: string) =>
    needs.length > 0 ? null : `Traffic between ${cidr} and ${own.vpcCidrs.join(', ')} stops.`;
  return [
    ...left
      .filter((cidr) => onConnection.includes(cidr))
      .map((cidr): Step => ({
        ...usual,
        id: `remove-vpn-route-${slug(cidr)}`,
        kind: 'ec2.remove-vpn-route',
        title: `Remove the static route ${cidr} from the VPN connection`,
        details: [
          call('DeleteVpnConnectionRoute', { VpnConnectionId: own.vpnConnectionId, DestinationCidrBlock: cidr }),
          { kind: 'note', text: 'Then waits until the route is gone.' },
        ],
        undo: `Route ${cidr} to the VPN connection again`,
        iamActions: actions('DescribeVpnConnections', 'DeleteVpnConnectionRoute', 'CreateVpnConnectionRoute'),
        interrupts: stops(cidr),
        usualSeconds: 15,
        input: { ...place, connectionId: own.vpnConnectionId, cidr },
      })),
    ...own.made.routes
      .filter(({ cidr }) => left.includes(cidr))
      .map(({ routeTableId, cidr }): Step => ({
        ...usual,
        id: `remove-route-${routeTableId}-${slug(cidr)}`,
        kind: 'ec2.remove-vpc-route',
        title: `Delete the route ${cidr} from ${routeTableId}`,
        details: [call('DeleteRoute', { RouteTableId: routeTableId, DestinationCidrBlock: cidr })],
        undo: `Route ${cidr} to the virtual private gateway in ${routeTableId} again`,
        iamActions: actions('DescribeRouteTables', 'DeleteRoute', 'CreateRoute'),
        interrupts: stops(cidr),
        usualSeconds: 2,
        input: { ...place, vpnGatewayId: own.attachment.id, routeTableId, cidr },
      })),
    ...revokeSteps(own, left, rules).map(({ groupId, gone }): Step => ({
      ...usual,
      id: `revoke-${groupId}`,
      kind: 'ec2.remove-security-rules',
      title: `Revoke what ${[...new Set(gone.map(({ cidr }) => cidr))].join(', ')} may reach in ${groupId}`,
      details: [
        call('RevokeSecurityGroupIngress', {
          GroupId: groupId,
          SecurityGroupRuleIds: gone.map(({ id }) => id).join(', '),
        }),
      ],
      undo: `Let these networks reach the same in ${groupId} again`,
      iamActions: actions(
        'DescribeSecurityGroupRules',
        'RevokeSecurityGroupIngress',
        'AuthorizeSecurityGroupIngress',
        'CreateTags',
      ),
      interrupts: null,
      usualSeconds: 2,
      input: {
        ...place,
        groupId,
        rules: gone.map(({ id, protocol, fromPort, toPort, cidr, tags }) => ({
          id,
          protocol,
          fromPort,
          toPort,
          cidr,
          tags: { ...tags },
        })),
      },
    })),
  ];
}

/** Of the rules that our plans added, those that are there still and let in a network that leaves. */
function revokeSteps(own: Link, left: readonly string[], rules: readonly RuleInGroup[]) {
  return [...new Set(own.made.securityRules.map(({ groupId }) => groupId))]
    .map((groupId) => {
      const ids = own.made.securityRules.filter((one) => one.groupId === groupId).flatMap(({ ruleIds }) => ruleIds);
      const gone = rules.filter(
        (rule) => rule.groupId === groupId && ids.includes(rule.id) && rule.cidr !== null && left.includes(rule.cidr),
      );
      return { groupId, gone };
    })
    .filter(({ gone }) => gone.length > 0);
}
