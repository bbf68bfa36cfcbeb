import type { Step } from '../../../engine/doer.ts';
import type { PermissionAsk } from '../../../vpn/ec2.ts';
import type { Ref } from '../../../aws-steps/ref.ts';
import type { AttachInput } from '../doers/attach-vpn-gateway.ts';
import type { CustomerGatewayInput } from '../doers/customer-gateway.ts';
import type { RemoveSecurityRulesInput } from '../doers/remove-security-rules.ts';
import type { RemoveVpcRouteInput } from '../doers/remove-vpc-route.ts';
import type { PropagationInput } from '../doers/route-propagation.ts';
import type { SecurityRuleInput } from '../doers/security-rule.ts';
import type { VpcRouteInput } from '../doers/vpc-route.ts';
import type { VpnConnectionInput } from '../doers/vpn-connection.ts';
import type { VpnGatewayInput } from '../doers/vpn-gateway.ts';

/** The calls of these steps that AWS can be asked about before the first of them runs: all that they name is there. */
export function permissionAsks(steps: readonly Step[]): PermissionAsk[] {
  return steps.flatMap((step) => askOf(step) ?? []);
}

function askOf({ kind, input }: Step): PermissionAsk | undefined {
  switch (kind) {
    case 'ec2.customer-gateway': {
      const { address, bgpAsn } = input as CustomerGatewayInput;
      const request = { Type: 'ipsec.1', IpAddress: address, BgpAsn: bgpAsn };
      return { action: 'CreateCustomerGateway', request, tagged: 'customer-gateway' };
    }
    case 'ec2.vpn-gateway': {
      const { amazonSideAsn } = input as VpnGatewayInput;
      return {
        action: 'CreateVpnGateway',
        request: { Type: 'ipsec.1', AmazonSideAsn: amazonSideAsn },
        tagged: 'vpn-gateway',
      };
    }
    case 'ec2.attach-vpn-gateway': {
      const { vpcId, vpnGateway } = input as AttachInput;
      return isThere(vpnGateway)
        ? { action: 'AttachVpnGateway', request: { VpcId: vpcId, VpnGatewayId: vpnGateway }, tagged: null }
        : undefined;
    }
    case 'ec2.vpn-connection': {
      const { customerGateway, vpnGateway } = input as VpnConnectionInput;
      if (!isThere(customerGateway) || !isThere(vpnGateway)) return undefined;
      const request = { Type: 'ipsec.1', CustomerGatewayId: customerGateway, VpnGatewayId: vpnGateway };
      return { action: 'CreateVpnConnection', request, tagged: 'vpn-connection' };
    }
    case 'ec2.route-propagation': {
      const { vpnGateway, routeTableId } = input as PropagationInput;
      return isThere(vpnGateway)
        ? {
            action: 'EnableVgwRoutePropagation',
            request: { GatewayId: vpnGateway, RouteTableId: routeTableId },
            tagged: null,
          }
        : undefined;
    }
    case 'ec2.vpc-route': {
      const { vpnGateway, routeTableId, cidr } = input as VpcRouteInput;
      const request = { RouteTableId: routeTableId, DestinationCidrBlock: cidr };
      return isThere(vpnGateway)
        ? { action: 'CreateRoute', request: { ...request, GatewayId: vpnGateway }, tagged: null }
        : undefined;
    }
    case 'ec2.security-rule': {
      const { groupId, cidrs } = input as SecurityRuleInput;
      const permission = {
        IpProtocol: 'icmp',
        FromPort: -1,
        ToPort: -1,
        IpRanges: cidrs.slice(0, 1).map((CidrIp) => ({ CidrIp })),
      };
      return {
        action: 'AuthorizeSecurityGroupIngress',
        request: { GroupId: groupId, IpPermissions: [permission] },
        tagged: 'security-group-rule',
      };
    }
    case 'ec2.remove-vpc-route': {
      const { routeTableId, cidr } = input as RemoveVpcRouteInput;
      const request = { RouteTableId: routeTableId, DestinationCidrBlock: cidr };
      return { action: 'DeleteRoute', request, tagged: null };
    }
    case 'ec2.remove-security-rules': {
      const { groupId, rules } = input as RemoveSecurityRulesInput;
      const request = { GroupId: groupId, SecurityGroupRuleIds: rules.map(({ id }) => id) };
      return { action: 'RevokeSecurityGroupIngress', request, tagged: null };
    }
    default:
      return undefined;
  }
}

function isThere(ref: Ref): ref is string {
  return typeof ref === 'string';
}
