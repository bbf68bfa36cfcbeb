import { AppError } from '../../contract/errors.ts';
import type { AwsConnections } from '../aws/aws-connections.ts';
import type { AwsContext } from '../aws/aws-context.ts';
import { createCustomerGateway, deleteCustomerGateway, listCustomerGateways } from '../aws/customer-gateways.ts';
import { dryRun, type DryRunInputs, dryRunObstacle } from '../aws/permission-check.ts';
import {
  createRoute,
  deleteRoute,
  disablePropagation,
  enablePropagation,
  listRouteTables,
  type RouteTable,
} from '../aws/route-tables.ts';
import { authorizeIngress, listSecurityGroupRules, revokeIngress } from '../aws/security-groups.ts';
import { tagSpecification } from '../aws/tags.ts';
import { createVpnConnectionRoute, deleteVpnConnectionRoute } from '../aws/vpn-connection-routes.ts';
import type { VpnConnection, VpnTunnel } from '../aws/vpn-connection.ts';
import { createVpnConnection, deleteVpnConnection, listVpnConnections } from '../aws/vpn-connections.ts';
import {
  attachVpnGateway,
  createVpnGateway,
  deleteVpnGateway,
  detachVpnGateway,
  listVpnGateways,
} from '../aws/vpn-gateways.ts';
import { readPreSharedKeys } from '../aws/vpn-secrets.ts';
import type { Secret } from '../secret.ts';
import type { AuthorizeIngress, CreateVpnConnection, Ec2, Ec2At, TunnelNow, VpnConnectionNow } from './ec2.ts';

/** The verbs of main/aws, as the doers of a link use them. */
export function ec2OfAws(connections: Pick<AwsConnections, 'context'>): Ec2At {
  return ({ profile, region }, signal) => {
    const call = async <T>(verb: (ctx: AwsContext) => Promise<T>): Promise<T> =>
      verb(await connections.context(profile, region));
    return {
      ...gateways(call, signal),
      ...vpnConnections(call, signal),
      ...reach(call, signal),
      ...permissions(call, signal),
    };
  };
}

type Call = <T>(verb: (ctx: AwsContext) => Promise<T>) => Promise<T>;

function gateways(call: Call, signal: AbortSignal) {
  return {
    customerGateways: () => call((ctx) => listCustomerGateways(ctx, {}, signal)),
    createCustomerGateway: (wish) => call(async (ctx) => (await createCustomerGateway(ctx, wish, signal)).id),
    deleteCustomerGateway: (id) => call((ctx) => deleteCustomerGateway(ctx, id, signal)),
    vpnGateways: () => call((ctx) => listVpnGateways(ctx, {}, signal)),
    createVpnGateway: (wish) => call(async (ctx) => (await createVpnGateway(ctx, wish, signal)).id),
    attachVpnGateway: ({ vpnGatewayId: gatewayId, vpcId }) =>
      call((ctx) => attachVpnGateway(ctx, { gatewayId, vpcId }, signal)),
    detachVpnGateway: ({ vpnGatewayId: gatewayId, vpcId }) =>
      call((ctx) => detachVpnGateway(ctx, { gatewayId, vpcId }, signal)),
    deleteVpnGateway: (id) => call((ctx) => deleteVpnGateway(ctx, id, signal)),
  } satisfies Partial<Ec2>;
}

function vpnConnections(call: Call, signal: AbortSignal) {
  return {
    vpnConnections: () => call(async (ctx) => (await listVpnConnections(ctx, {}, signal)).map(connectionNow)),
    createVpnConnection: (wish) =>
      call(async (ctx) => (await createVpnConnection(ctx, { ...wish, tunnels: tunnelWishes(wish) }, signal)).id),
    deleteVpnConnection: (id) => call((ctx) => deleteVpnConnection(ctx, id, signal)),
    createVpnRoute: ({ connectionId: vpnConnectionId, cidr }) =>
      call((ctx) => createVpnConnectionRoute(ctx, { vpnConnectionId, cidr }, signal)),
    deleteVpnRoute: ({ connectionId: vpnConnectionId, cidr }) =>
      call((ctx) => deleteVpnConnectionRoute(ctx, { vpnConnectionId, cidr }, signal)),
    readTunnelKeys: (id): Promise<ReadonlyMap<string, Secret>> => call((ctx) => readPreSharedKeys(ctx, id, signal)),
  } satisfies Partial<Ec2>;
}

function reach(call: Call, signal: AbortSignal) {
  return {
    routeTable: (id) => call(async (ctx) => onlyTable(id, await listRouteTables(ctx, { ids: [id] }, signal))),
    enablePropagation: ({ routeTableId, vpnGatewayId: gatewayId }) =>
      call((ctx) => enablePropagation(ctx, { routeTableId, gatewayId }, signal)),
    disablePropagation: ({ routeTableId, vpnGatewayId: gatewayId }) =>
      call((ctx) => disablePropagation(ctx, { routeTableId, gatewayId }, signal)),
    createRoute: ({ routeTableId, cidr: destination, vpnGatewayId: gatewayId }) =>
      call((ctx) => createRoute(ctx, { routeTableId, destination, gatewayId }, signal)),
    deleteRoute: ({ routeTableId, cidr: destination }) =>
      call((ctx) => deleteRoute(ctx, { routeTableId, destination }, signal)),
    ingressRules: (groupId) =>
      call(async (ctx) =>
        (await listSecurityGroupRules(ctx, [groupId], signal)).filter(({ direction }) => direction === 'ingress'),
      ),
    authorizeIngress: (wish) =>
      call(async (ctx) => {
        for (const one of ingressWishes(wish)) await authorizeIngress(ctx, one, signal);
      }),
    revokeIngress: ({ groupId, ruleIds }) =>
      call(async (ctx) => {
        for (const ruleId of ruleIds) await revokeIngress(ctx, { groupId, ruleId }, signal);
      }),
  } satisfies Partial<Ec2>;
}

function permissions(call: Call, signal: AbortSignal) {
  return {
    dryRunObstacle: () => call((ctx) => Promise.resolve(dryRunObstacle(ctx))),
    mayCall: ({ action, request, tagged }, tags) =>
      call((ctx) => {
        const input = { ...request, ...(tagged && { TagSpecifications: tagSpecification(tagged, tags) }) };
        // The names are the wire's; AWS checks the values.
        return dryRun(ctx, action, input as DryRunInputs[typeof action], signal);
      }),
  } satisfies Partial<Ec2>;
}

function connectionNow(connection: VpnConnection): VpnConnectionNow {
  return { ...connection, tunnels: connection.tunnels.map(tunnelNow) };
}

function tunnelNow({
  outsideAddress,
  insideCidr,
  status,
  statusMessage,
  lastStatusChange,
  options,
}: VpnTunnel): TunnelNow {
  const shown = Object.entries(options).map(([name, value]) => [
    name,
    value === null ? 'default' : [value].flat().join(', '),
  ]);
  return {
    outsideAddress,
    insideCidr: insideCidr ?? '',
    status: status === 'UP' ? 'up' : 'down',
    message: statusMessage ?? '',
    since: lastStatusChange?.toISOString() ?? null,
    options: Object.fromEntries(shown),
  };
}

function tunnelWishes({ tunnels, keys }: CreateVpnConnection): Parameters<typeof createVpnConnection>[1]['tunnels'] {
  const [one, two] = tunnels;
  if (!one || !two) throw new Error('A VPN connection is made with the options of both tunnels');
  return [
    { ...one, preSharedKey: keys?.[0] ?? null },
    { ...two, preSharedKey: keys?.[1] ?? null },
  ];
}

function ingressWishes({ groupId, protocol, port, cidrs, tags }: AuthorizeIngress) {
  const [fromPort, toPort] = protocol === 'icmp' || protocol === 'all' ? [-1, -1] : [port ?? 0, port ?? 65_535];
  const ports = { protocol: protocol === 'all' ? '-1' : protocol, fromPort, toPort };
  const description = `Linkspan ${tags['linkspan:link'] ?? ''}`.trim();
  return cidrs.map((cidr) => ({ groupId, ...ports, cidr, description, tags }));
}

function onlyTable(id: string, [table]: readonly RouteTable[]): RouteTable {
  if (table) return table;
  throw new AppError({ code: 'not-found', message: `The route table ${id} is gone`, subject: id });
}
