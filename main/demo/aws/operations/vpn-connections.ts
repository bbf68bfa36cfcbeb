import {
  CreateVpnConnection$,
  DeleteVpnConnection$,
  DescribeVpnConnections$,
  type CreateVpnConnectionRequest,
  type CreateVpnConnectionResult,
  type DeleteVpnConnectionRequest,
  type DescribeVpnConnectionsRequest,
  type DescribeVpnConnectionsResult,
} from '@aws-sdk/client-ec2';
import { ApiError, invalidValue, missingParameter } from '../api-error.ts';
import { printBlock, readBlock } from '../world/ipv4.ts';
import type { Tunnel, VpnConnection } from '../world/world.ts';
import { filtered, type FilterFields } from './filters.ts';
import { find, findAll, kinds } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';
import { tagsAtBirth } from './tagging.ts';
import { checkedInsideCidr, freeInsideCidr } from './tunnel-inside.ts';
import { checkedKey, newKey } from './tunnel-keys.ts';
import { readTunnelSettings } from './tunnel-settings.ts';
import { vpnConnectionAnswer } from './vpn-connection-answer.ts';

export const vpnConnectionOperations: readonly Operation[] = [
  operation(DescribeVpnConnections$, describe),
  operation(CreateVpnConnection$, create),
  operation(DeleteVpnConnection$, remove),
];

const PER_GATEWAY = 10;
const PER_REGION = 50;

const fields: FilterFields<VpnConnection> = {
  'vpn-connection-id': (each) => [each.id],
  'customer-gateway-id': (each) => [each.customerGatewayId],
  'vpn-gateway-id': (each) => (each.vpnGatewayId === null ? [] : [each.vpnGatewayId]),
  'transit-gateway-id': (each) => (each.transitGatewayId === undefined ? [] : [each.transitGatewayId]),
  state: (each) => [each.state],
  type: () => ['ipsec.1'],
  'option.static-routes-only': (each) => [String(each.staticRoutesOnly)],
  'route.destination-cidr-block': (each) => each.routes.map((route) => route.cidr),
};

function describe(input: DescribeVpnConnectionsRequest, call: Call): DescribeVpnConnectionsResult {
  const found = findAll(call.region.vpnConnections, input.VpnConnectionIds, kinds.vpnConnection, call);
  return { VpnConnections: filtered(found, input.Filters, fields).map((each) => vpnConnectionAnswer(each, call)) };
}

/** The same pair of gateways: the answer is the connection that exists, options and tags unchanged. */
function create(input: CreateVpnConnectionRequest, call: Call): CreateVpnConnectionResult {
  const { region } = call;
  if (input.Type !== 'ipsec.1') throw invalidValue(String(input.Type), 'type', 'The only VPN type is ipsec.1.');
  if (input.TransitGatewayId !== undefined || input.VpnConcentratorId !== undefined) {
    throw new ApiError('UnsupportedOperation', 'The demo AWS has virtual private gateways only.');
  }
  const customerGateway = find(region.customerGateways, input.CustomerGatewayId, kinds.customerGateway, call);
  if (customerGateway.state !== 'available') {
    throw new ApiError(
      'InvalidCustomerGatewayState',
      `The customer gateway ${customerGateway.id} is ${customerGateway.state}.`,
    );
  }
  if (input.VpnGatewayId === undefined) throw missingParameter('vpnGatewayId');
  const gateway = find(region.vpnGateways, input.VpnGatewayId, kinds.vpnGateway, call);
  if (gateway.state !== 'available')
    throw new ApiError('InvalidVpnGatewayState', `The virtual private gateway ${gateway.id} is ${gateway.state}.`);
  if (customerGateway.bgpAsn === String(gateway.amazonSideAsn)) {
    throw invalidValue(customerGateway.bgpAsn, 'bgpAsn', 'Both ends of the connection have the same ASN.');
  }
  const tags = tagsAtBirth(input.TagSpecifications, 'vpn-connection');
  const living = region.vpnConnections.filter((each) => each.state !== 'deleted' && each.state !== 'deleting');
  const present = living.find(
    (each) => each.customerGatewayId === customerGateway.id && each.vpnGatewayId === gateway.id,
  );
  if (present !== undefined) return { VpnConnection: vpnConnectionAnswer(present, call) };
  const onGateway = living.filter((each) => each.vpnGatewayId === gateway.id).length;
  const wish = checkedWish(input, gateway.id, call);
  if (living.length >= PER_REGION || onGateway >= PER_GATEWAY) {
    throw new ApiError('VpnConnectionLimitExceeded', 'The maximum number of VPN connections has been reached.');
  }
  const made: VpnConnection = {
    id: call.newId('vpn'),
    tags,
    customerGatewayId: customerGateway.id,
    vpnGatewayId: gateway.id,
    ...wish,
    routes: [],
    state: 'pending',
    due: call.due('available', 'vpnConnection'),
    ...call.birth(),
  };
  region.vpnConnections.push(made);
  return { VpnConnection: vpnConnectionAnswer(made, call) };
}

function remove(input: DeleteVpnConnectionRequest, call: Call): object {
  const gone = find(call.region.vpnConnections, input.VpnConnectionId, kinds.vpnConnection, call);
  if (gone.state === 'deleted' || gone.state === 'deleting') return {};
  if (gone.state === 'modifying')
    throw new ApiError('IncorrectState', `The VPN connection ${gone.id} is being modified.`);
  gone.state = 'deleting';
  gone.due = call.due('deleted', 'vpnConnectionDelete');
  return {};
}

type Wish = Pick<VpnConnection, 'staticRoutesOnly' | 'localCidr' | 'remoteCidr' | 'tunnels'>;

function checkedWish(input: CreateVpnConnectionRequest, gatewayId: string, call: Call): Wish {
  const options = input.Options ?? {};
  if (options.EnableAcceleration === true) {
    throw new ApiError('UnsupportedOperation', 'Acceleration is not supported for a virtual private gateway.');
  }
  if (options.TunnelInsideIpVersion !== undefined && options.TunnelInsideIpVersion !== 'ipv4') {
    throw new ApiError('UnsupportedOperation', 'A virtual private gateway carries IPv4 only.');
  }
  if ((options.TunnelOptions ?? []).length > 2) {
    throw new ApiError('InvalidParameterValue', 'A VPN connection has two tunnels.');
  }
  return {
    staticRoutesOnly: options.StaticRoutesOnly ?? false,
    localCidr: selector(options.LocalIpv4NetworkCidr, 'localIpv4NetworkCidr'),
    remoteCidr: selector(options.RemoteIpv4NetworkCidr, 'remoteIpv4NetworkCidr'),
    tunnels: newTunnels(input, gatewayId, call),
  };
}

function newTunnels(input: CreateVpnConnectionRequest, gatewayId: string, call: Call): Tunnel[] {
  const insideTaken = call.region.vpnConnections
    .filter((each) => each.vpnGatewayId === gatewayId && each.state !== 'deleted')
    .flatMap((each) => each.tunnels.map((tunnel) => tunnel.insideCidr));
  const [first = {}, second = {}] = input.Options?.TunnelOptions ?? [];
  return [first, second].map((options, index) => {
    const insideCidr =
      options.TunnelInsideCidr === undefined
        ? freeInsideCidr(insideTaken, call)
        : checkedInsideCidr(options.TunnelInsideCidr, insideTaken);
    insideTaken.push(insideCidr);
    return {
      outsideAddress: outsideAddress(index, call),
      insideCidr,
      preSharedKey: options.PreSharedKey === undefined ? newKey(call) : checkedKey(options.PreSharedKey),
      options: readTunnelSettings(options),
    };
  });
}

/** The first free addresses of the region's pool, two per connection. */
function outsideAddress(index: number, call: Call): string {
  const taken = new Set(
    call.region.vpnConnections
      .filter((each) => each.state !== 'deleted')
      .flatMap((each) => each.tunnels.map((tunnel) => tunnel.outsideAddress)),
  );
  const address = call.region.outsideAddresses.filter((each) => !taken.has(each))[index];
  if (address === undefined)
    throw new ApiError('VpnConnectionLimitExceeded', 'The demo AWS has no tunnel address left.');
  return address;
}

function selector(text: string | undefined, parameter: string): string {
  if (text === undefined) return '0.0.0.0/0';
  const block = readBlock(text);
  if (block === undefined) throw invalidValue(text.slice(0, 40), parameter, 'This is not a valid CIDR block.');
  return printBlock(block);
}
