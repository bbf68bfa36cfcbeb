import {
  CreateRoute$,
  DeleteRoute$,
  DisableVgwRoutePropagation$,
  EnableVgwRoutePropagation$,
  type CreateRouteRequest,
  type CreateRouteResult,
  type DeleteRouteRequest,
  type DisableVgwRoutePropagationRequest,
  type EnableVgwRoutePropagationRequest,
  type Route,
} from '@aws-sdk/client-ec2';
import { ApiError, invalidValue, missingParameter } from '../api-error.ts';
import { printBlock, readBlock } from '../world/ipv4.ts';
import type { RouteTable, VpnGateway } from '../world/world.ts';
import { find, kinds } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';

export const routeOperations: readonly Operation[] = [
  operation(CreateRoute$, create),
  operation(DeleteRoute$, remove),
  operation(EnableVgwRoutePropagation$, enablePropagation),
  operation(DisableVgwRoutePropagation$, disablePropagation),
];

/** The table as it counts: local routes, its own, and what its VPN gateways have learned and nothing else shadows. */
export function routesOf(table: RouteTable, call: Call): Route[] {
  const vpc = call.region.vpcs.find((each) => each.id === table.vpcId);
  const local = (vpc?.cidrs ?? []).map((each) => route(each.cidr, 'local', 'CreateRouteTable', 'active'));
  const own = table.routes.map((each) =>
    route(each.cidr, each.target, 'CreateRoute', targetStands(each.target, table, call) ? 'active' : 'blackhole'),
  );
  const taken = new Set([...local, ...own].map((each) => each.DestinationCidrBlock));
  return [...local, ...own, ...learned(table, call).filter((each) => !taken.has(each.DestinationCidrBlock))];
}

function create(input: CreateRouteRequest, call: Call): CreateRouteResult {
  const table = find(call.region.routeTables, input.RouteTableId, kinds.routeTable, call);
  const cidr = destination(input.DestinationCidrBlock);
  const target = input.GatewayId ?? input.NatGatewayId ?? input.TransitGatewayId ?? input.NetworkInterfaceId;
  if (target === undefined) throw missingParameter('gatewayId');
  if (target.startsWith('vgw-')) attachedGateway(target, table, call);
  const vpc = call.region.vpcs.find((each) => each.id === table.vpcId);
  if (vpc?.cidrs.some((each) => each.cidr === cidr) === true) {
    throw new ApiError(
      'InvalidParameterValue',
      `The destination CIDR block ${cidr} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`,
    );
  }
  const present = table.routes.find((each) => each.cidr === cidr);
  if (present !== undefined && present.target !== target) {
    throw new ApiError('RouteAlreadyExists', `The route identified by ${cidr} already exists.`);
  }
  if (present === undefined) table.routes.push({ cidr, target });
  return { Return: true };
}

function remove(input: DeleteRouteRequest, call: Call): object {
  const table = find(call.region.routeTables, input.RouteTableId, kinds.routeTable, call);
  const cidr = destination(input.DestinationCidrBlock);
  if (!table.routes.some((each) => each.cidr === cidr)) {
    throw new ApiError(
      'InvalidRoute.NotFound',
      `no route with destination-cidr-block ${cidr} in route table ${table.id}`,
    );
  }
  table.routes = table.routes.filter((each) => each.cidr !== cidr);
  return {};
}

function enablePropagation(input: EnableVgwRoutePropagationRequest, call: Call): object {
  const table = find(call.region.routeTables, input.RouteTableId, kinds.routeTable, call);
  const gateway = attachedGateway(input.GatewayId, table, call);
  if (!table.propagatingVgwIds.includes(gateway.id)) table.propagatingVgwIds.push(gateway.id);
  return {};
}

function disablePropagation(input: DisableVgwRoutePropagationRequest, call: Call): object {
  const table = find(call.region.routeTables, input.RouteTableId, kinds.routeTable, call);
  const gateway = find(call.region.vpnGateways, input.GatewayId, kinds.vpnGateway, call);
  table.propagatingVgwIds = table.propagatingVgwIds.filter((id) => id !== gateway.id);
  return {};
}

function destination(text: string | undefined): string {
  if (text === undefined) throw missingParameter('destinationCidrBlock');
  const block = readBlock(text);
  if (block === undefined) throw invalidValue(text, 'destinationCidrBlock', 'This is not a valid CIDR block.');
  return printBlock(block);
}

function attachedGateway(id: string | undefined, table: RouteTable, call: Call): VpnGateway {
  const gateway = find(call.region.vpnGateways, id, kinds.vpnGateway, call);
  if (!isAttached(gateway, table.vpcId)) {
    throw new ApiError('Gateway.NotAttached', `resource ${gateway.id} is not attached to network ${table.vpcId}`);
  }
  return gateway;
}

function isAttached(gateway: VpnGateway, vpcId: string): boolean {
  return gateway.attachments.some((each) => each.vpcId === vpcId && each.state === 'attached');
}

function targetStands(target: string, table: RouteTable, call: Call): boolean {
  if (!target.startsWith('vgw-')) return true;
  const gateway = call.region.vpnGateways.find((each) => each.id === target);
  return gateway !== undefined && isAttached(gateway, table.vpcId);
}

/** The static routes of the gateway's VPN connections, while one of the connection's tunnels is up. */
function learned(table: RouteTable, call: Call): Route[] {
  const gateways = call.region.vpnGateways.filter(
    (gateway) => table.propagatingVgwIds.includes(gateway.id) && isAttached(gateway, table.vpcId),
  );
  return gateways.flatMap((gateway) =>
    call.region.vpnConnections
      .filter((connection) => connection.vpnGatewayId === gateway.id && connection.state === 'available')
      .filter((connection) => connection.tunnels.some((tunnel) => call.tunnelStatus(tunnel.outsideAddress).up))
      .flatMap((connection) => connection.routes.filter((each) => each.state === 'available'))
      .map((each) => route(each.cidr, gateway.id, 'EnableVgwRoutePropagation', 'active')),
  );
}

function route(
  cidr: string,
  target: string,
  origin: 'CreateRouteTable' | 'CreateRoute' | 'EnableVgwRoutePropagation',
  state: 'active' | 'blackhole',
): Route {
  const via = target.startsWith('nat-')
    ? { NatGatewayId: target }
    : target.startsWith('tgw-')
      ? { TransitGatewayId: target }
      : target.startsWith('eni-')
        ? { NetworkInterfaceId: target }
        : target.startsWith('pcx-')
          ? { VpcPeeringConnectionId: target }
          : { GatewayId: target };
  return { DestinationCidrBlock: cidr, ...via, Origin: origin, State: state };
}
