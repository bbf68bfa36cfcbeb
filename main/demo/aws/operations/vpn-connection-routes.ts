import {
  CreateVpnConnectionRoute$,
  DeleteVpnConnectionRoute$,
  type CreateVpnConnectionRouteRequest,
  type DeleteVpnConnectionRouteRequest,
} from '@aws-sdk/client-ec2';
import { ApiError, invalidValue, missingParameter } from '../api-error.ts';
import { printBlock, readBlock } from '../world/ipv4.ts';
import type { VpnConnection } from '../world/world.ts';
import { find, kinds } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';

export const vpnConnectionRouteOperations: readonly Operation[] = [
  operation(CreateVpnConnectionRoute$, create),
  operation(DeleteVpnConnectionRoute$, remove),
];

const PER_CONNECTION = 100;

function create(input: CreateVpnConnectionRouteRequest, call: Call): object {
  const connection = available(input.VpnConnectionId, call);
  if (!connection.staticRoutesOnly) {
    throw new ApiError('UnsupportedOperation', 'Static routes are supported for connections with static routing only.');
  }
  const cidr = destination(input.DestinationCidrBlock);
  if (connection.routes.some((each) => each.cidr === cidr && each.state !== 'deleting')) return {};
  if (connection.routes.length >= PER_CONNECTION) {
    throw new ApiError('RouteLimitExceeded', 'The maximum number of routes per VPN connection has been reached.');
  }
  connection.routes = connection.routes.filter((each) => each.cidr !== cidr);
  connection.routes.push({ cidr, state: 'pending', due: call.due('available', 'route') });
  return {};
}

function remove(input: DeleteVpnConnectionRouteRequest, call: Call): object {
  const connection = available(input.VpnConnectionId, call);
  const cidr = destination(input.DestinationCidrBlock);
  const route = connection.routes.find((each) => each.cidr === cidr);
  if (route === undefined) {
    throw new ApiError('InvalidRoute.NotFound', `The specified route ${cidr} does not exist on ${connection.id}.`);
  }
  route.state = 'deleting';
  route.due = call.due('gone', 'routeDelete');
  return {};
}

function available(id: string | undefined, call: Call): VpnConnection {
  const connection = find(call.region.vpnConnections, id, kinds.vpnConnection, call);
  if (connection.state === 'available') return connection;
  throw new ApiError('IncorrectState', `The VPN connection ${connection.id} is ${connection.state}.`);
}

function destination(text: string | undefined): string {
  if (text === undefined) throw missingParameter('destinationCidrBlock');
  const block = readBlock(text);
  if (block === undefined)
    throw invalidValue(text.slice(0, 40), 'destinationCidrBlock', 'This is not a valid CIDR block.');
  return printBlock(block);
}
