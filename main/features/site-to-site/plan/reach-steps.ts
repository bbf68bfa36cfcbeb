import type { ConnectSiteIntent } from '../../../../contract/domain/intent.ts';
import type { VpcDetail } from '../../../../contract/domain/vpc.ts';
import type { Step } from '../../../engine/doer.ts';
import { needsOf, type Ref, showRef } from '../../../aws-steps/ref.ts';
import { isSameRule } from '../same-rule.ts';
import type { RuleInGroup } from '../world.ts';
import { actions, call } from './aws-steps.ts';
import { placeOf } from './place.ts';

/** One static route on the VPN connection per network of the site. */
export function vpnRouteSteps(
  intent: ConnectSiteIntent,
  linkId: string,
  connection: Ref,
  present: readonly string[],
): Step[] {
  const missing = intent.site.subnets.filter((cidr) => !present.includes(cidr));
  return missing.map((cidr) => ({
    id: `vpn-route-${slug(cidr)}`,
    kind: 'ec2.vpn-route',
    system: 'aws',
    title: `Route ${cidr} to the VPN connection`,
    needs: needsOf(connection),
    details: [
      call('CreateVpnConnectionRoute', { VpnConnectionId: showRef(connection), DestinationCidrBlock: cidr }),
      { kind: 'note', text: 'Then waits until the route says available.' },
    ],
    undo: `Remove the static route ${cidr} from the VPN connection`,
    iamActions: actions('DescribeVpnConnections', 'CreateVpnConnectionRoute', 'DeleteVpnConnectionRoute'),
    interrupts: null,
    usualSeconds: 15,
    input: { ...placeOf(intent, linkId), connection, cidr },
  }));
}

export interface ReachParts {
  readonly vpnGateway: Ref;
  /** Steps that must be made before routes may point at the gateway. */
  readonly needs: readonly string[];
}

/** Propagation or static routes in the chosen route tables; what is there already makes no step. */
export function routeSteps(intent: ConnectSiteIntent, linkId: string, vpc: VpcDetail, parts: ReachParts): Step[] {
  return intent.reach.routes.flatMap(({ routeTableId, how }) => {
    const table = vpc.routeTables.find(({ id }) => id === routeTableId);
    const { vpnGateway } = parts;
    if (how === 'static') {
      const present = new Set(
        (table?.routes ?? []).filter(({ target }) => target === vpnGateway).map(({ destination }) => destination),
      );
      return intent.site.subnets
        .filter((cidr) => !present.has(cidr))
        .map((cidr) => vpcRouteStep(intent, linkId, { ...parts, routeTableId, cidr }));
    }
    const isOn = typeof vpnGateway === 'string' && table?.propagatingGatewayIds.includes(vpnGateway);
    return isOn ? [] : [propagationStep(intent, linkId, { ...parts, routeTableId })];
  });
}

function propagationStep(
  intent: ConnectSiteIntent,
  linkId: string,
  parts: ReachParts & { routeTableId: string },
): Step {
  const { vpnGateway, routeTableId } = parts;
  return {
    id: `propagate-${routeTableId}`,
    kind: 'ec2.route-propagation',
    system: 'aws',
    title: `Propagate the site's routes into ${routeTableId}`,
    needs: [...new Set([...needsOf(vpnGateway), ...parts.needs])],
    details: [call('EnableVgwRoutePropagation', { GatewayId: showRef(vpnGateway), RouteTableId: routeTableId })],
    undo: `Stop propagation into ${routeTableId}, unless another VPN connection of this gateway needs it by then`,
    iamActions: actions('DescribeRouteTables', 'EnableVgwRoutePropagation', 'DisableVgwRoutePropagation'),
    interrupts: null,
    usualSeconds: 5,
    input: { ...placeOf(intent, linkId), vpnGateway, routeTableId },
  };
}

function vpcRouteStep(
  intent: ConnectSiteIntent,
  linkId: string,
  parts: ReachParts & { routeTableId: string; cidr: string },
): Step {
  const { vpnGateway, routeTableId, cidr } = parts;
  return {
    id: `route-${routeTableId}-${slug(cidr)}`,
    kind: 'ec2.vpc-route',
    system: 'aws',
    title: `Route ${cidr} to the virtual private gateway in ${routeTableId}`,
    needs: [...new Set([...needsOf(vpnGateway), ...parts.needs])],
    details: [
      call('CreateRoute', { RouteTableId: routeTableId, DestinationCidrBlock: cidr, GatewayId: showRef(vpnGateway) }),
    ],
    undo: `Delete the route ${cidr} from ${routeTableId}, if it still points to this gateway`,
    iamActions: actions('DescribeRouteTables', 'CreateRoute', 'DeleteRoute'),
    interrupts: null,
    usualSeconds: 2,
    input: { ...placeOf(intent, linkId), vpnGateway, routeTableId, cidr },
  };
}

/** What the site may reach, one step per rule and every network in it that may not reach it yet. */
export function securityRuleSteps(
  intent: ConnectSiteIntent,
  linkId: string,
  present: readonly RuleInGroup[],
  needs: readonly string[],
): Step[] {
  return intent.reach.securityRules.flatMap(({ groupId, protocol, port }) => {
    const there = present.filter((rule) => rule.groupId === groupId && isSameRule(rule, { protocol, port }));
    const cidrs = intent.site.subnets.filter((cidr) => !there.some((rule) => rule.cidr === cidr));
    if (cidrs.length === 0) return [];
    const what = protocol === 'all' ? 'everything' : `${protocol}${port === null ? '' : ` ${port}`}`;
    return {
      id: `allow-${groupId}-${protocol}${port === null ? '' : `-${port}`}`,
      kind: 'ec2.security-rule',
      system: 'aws',
      title: `Let the site reach ${what} in ${groupId}`,
      needs: [...needs],
      details: [
        call('AuthorizeSecurityGroupIngress', {
          GroupId: groupId,
          'IpPermissions.IpProtocol': protocol === 'all' ? '-1' : protocol,
          ...(protocol === 'all' ? {} : { 'IpPermissions.Ports': showPorts(protocol, port) }),
          'IpPermissions.IpRanges': cidrs.join(', '),
        }),
      ],
      undo: `Revoke the rules that this step added to ${groupId}`,
      iamActions: actions(
        'DescribeSecurityGroupRules',
        'AuthorizeSecurityGroupIngress',
        'CreateTags',
        'RevokeSecurityGroupIngress',
      ),
      interrupts: null,
      usualSeconds: 2,
      input: { ...placeOf(intent, linkId), groupId, protocol, port, cidrs },
    };
  });
}

function showPorts(protocol: string, port: number | null): string {
  if (protocol === 'icmp') return 'every type and code';
  return port === null ? '0-65535' : String(port);
}

export function slug(cidr: string): string {
  return cidr.replaceAll(/[./]/g, '-');
}
