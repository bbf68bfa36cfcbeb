import { ApiError, missingParameter } from '../api-error.ts';
import type { Thing } from '../world/world.ts';
import type { Call } from './operation.ts';

export interface Kind {
  /** `vpnGateway`, as the messages have it. */
  readonly noun: string;
  readonly prefix: string;
  readonly notFound: string;
  readonly malformed: string;
}

export const kinds = {
  vpc: kind('vpc', 'vpc', 'InvalidVpcID'),
  subnet: kind('subnet', 'subnet', 'InvalidSubnetID'),
  routeTable: kind('routeTable', 'rtb', 'InvalidRouteTableID'),
  networkInterface: kind('networkInterface', 'eni', 'InvalidNetworkInterfaceID'),
  securityGroup: { ...kind('security group', 'sg', 'InvalidGroup'), malformed: 'InvalidGroupId.Malformed' },
  securityGroupRule: kind('security group rule', 'sgr', 'InvalidSecurityGroupRuleId'),
  peering: kind('vpcPeeringConnection', 'pcx', 'InvalidVpcPeeringConnectionID'),
  customerGateway: {
    ...kind('customerGateway', 'cgw', 'InvalidCustomerGatewayID'),
    malformed: 'InvalidCustomerGatewayId.Malformed',
  },
  vpnGateway: kind('vpnGateway', 'vgw', 'InvalidVpnGatewayID'),
  vpnConnection: kind('vpnConnection', 'vpn', 'InvalidVpnConnectionID'),
  transitGateway: kind('transitGateway', 'tgw', 'InvalidTransitGatewayID'),
  tgwAttachment: kind('transitGatewayAttachment', 'tgw-attach', 'InvalidTransitGatewayAttachmentID'),
  tgwRouteTable: kind('transitGatewayRouteTable', 'tgw-rtb', 'InvalidRouteTableID'),
  flowLog: kind('flowLog', 'fl', 'InvalidFlowLogId'),
  natGateway: { ...kind('natGateway', 'nat', 'InvalidNatGatewayID'), notFound: 'NatGatewayNotFound' },
  internetGateway: kind('internetGateway', 'igw', 'InvalidInternetGatewayID'),
  endpointService: kind('vpcEndpointService', 'vpce-svc', 'InvalidVpcEndpointServiceId'),
  networkAcl: kind('networkAcl', 'acl', 'InvalidNetworkAclID'),
  address: kind('allocation', 'eipalloc', 'InvalidAllocationID'),
  prefixList: kind('prefixList', 'pl', 'InvalidPrefixListID'),
} satisfies Record<string, Kind>;

/** The thing with this id, as this call may see it; the service's own error when there is none. */
export function find<T extends Thing>(things: readonly T[], id: string | undefined, kindOf: Kind, call: Call): T {
  if (id === undefined || id === '') throw missingParameter(`${kindOf.noun}Id`);
  checkForm(id, kindOf);
  const thing = visible(things, call).find((each) => each.id === id);
  if (thing === undefined) throw notFound(id, kindOf);
  return thing;
}

/** All, or the ones with these ids, each of which must exist. */
export function findAll<T extends Thing>(
  things: readonly T[],
  ids: readonly string[] | undefined,
  kindOf: Kind,
  call: Call,
): T[] {
  if (ids === undefined || ids.length === 0) return visible(things, call);
  return ids.map((id) => find(things, id, kindOf, call));
}

/** Things that a list may show. */
export function visible<T extends Thing>(things: readonly T[], call: Call): T[] {
  return things.filter((thing) => (thing.visibleAt ?? 0) <= call.now);
}

function checkForm(id: string, kindOf: Kind): void {
  if (new RegExp(`^${kindOf.prefix}-[0-9a-z]{1,32}$`).test(id)) return;
  throw new ApiError(kindOf.malformed, `Invalid id: "${id.slice(0, 80)}" (expecting "${kindOf.prefix}-...")`);
}

function notFound(id: string, kindOf: Kind): ApiError {
  return new ApiError(kindOf.notFound, `The ${kindOf.noun} ID '${id}' does not exist`);
}

function kind(noun: string, prefix: string, code: string): Kind {
  return { noun, prefix, notFound: `${code}.NotFound`, malformed: `${code}.Malformed` };
}
