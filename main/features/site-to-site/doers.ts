import type { Doer } from '../../engine/doer.ts';
import { checkPermissionsDoer } from '../../vpn/check-permissions.ts';
import { attachVpnGatewayDoer } from './doers/attach-vpn-gateway.ts';
import { customerGatewayDoer } from './doers/customer-gateway.ts';
import { deployLinkDoer, type DeployLinkServices } from './doers/deploy-link.ts';
import { recordLinkDoer, type RecordLinkServices } from './doers/record-link.ts';
import { removeSecurityRulesDoer } from './doers/remove-security-rules.ts';
import { removeVpcRouteDoer } from './doers/remove-vpc-route.ts';
import { removeVpnRouteDoer } from './doers/remove-vpn-route.ts';
import { routePropagationDoer } from './doers/route-propagation.ts';
import { securityRuleDoer } from './doers/security-rule.ts';
import { tunnelsUpDoer } from './doers/tunnels-up.ts';
import { vpcRouteDoer } from './doers/vpc-route.ts';
import { vpnConnectionDoer, type VpnConnectionServices } from './doers/vpn-connection.ts';
import { vpnGatewayDoer } from './doers/vpn-gateway.ts';
import { vpnRouteDoer } from './doers/vpn-route.ts';

export type ConnectSiteDoerServices = DeployLinkServices & RecordLinkServices & VpnConnectionServices;

/** One per kind of step in the plan that connects a site. */
export function connectSiteDoers(services: ConnectSiteDoerServices): readonly Doer[] {
  return [
    checkPermissionsDoer(services),
    customerGatewayDoer(services),
    vpnGatewayDoer(services),
    attachVpnGatewayDoer(services),
    vpnConnectionDoer(services),
    vpnRouteDoer(services),
    routePropagationDoer(services),
    vpcRouteDoer(services),
    securityRuleDoer(services),
    removeVpnRouteDoer(services),
    removeVpcRouteDoer(services),
    removeSecurityRulesDoer(services),
    deployLinkDoer(services),
    recordLinkDoer(services),
    tunnelsUpDoer(services),
  ];
}
