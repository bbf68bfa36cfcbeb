import type { VpcDetail, VpcSummary } from '../../../contract/domain/vpc.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AwsContext } from '../../aws/aws-context.ts';
import { listCustomerGateways } from '../../aws/customer-gateways.ts';
import { listNetworkInterfaces, type NetworkInterface } from '../../aws/network-interfaces.ts';
import { listRouteTables } from '../../aws/route-tables.ts';
import { listSecurityGroups } from '../../aws/security-groups.ts';
import { listPeeredCidrs, listVpcs, type Vpc } from '../../aws/vpcs.ts';
import type { VpnConnection } from '../../aws/vpn-connection.ts';
import { listVpnConnections } from '../../aws/vpn-connections.ts';
import { listVpnGateways, type VpnGateway } from '../../aws/vpn-gateways.ts';

export async function readVpcs(ctx: AwsContext, signal: AbortSignal): Promise<VpcSummary[]> {
  const [vpcs, gateways, connections] = await Promise.all([
    listVpcs(ctx, signal),
    listVpnGateways(ctx, {}, signal),
    listVpnConnections(ctx, {}, signal),
  ]);
  return vpcs.map((vpc) => summaryOf(vpc, gateways, connections));
}

/** Everything about one VPC that a link can touch; gateways and connections are those of the whole region. */
export async function readVpc(ctx: AwsContext, vpcId: string, signal: AbortSignal): Promise<VpcDetail> {
  const [vpcs, tables, groups, interfaces, gateways, customers, connections, peeredCidrs] = await Promise.all([
    listVpcs(ctx, signal, [vpcId]),
    listRouteTables(ctx, { vpcId }, signal),
    listSecurityGroups(ctx, vpcId, signal),
    listNetworkInterfaces(ctx, vpcId, signal),
    listVpnGateways(ctx, {}, signal),
    listCustomerGateways(ctx, {}, signal),
    listVpnConnections(ctx, {}, signal),
    listPeeredCidrs(ctx, vpcId, signal),
  ]);
  const [vpc] = vpcs;
  if (!vpc)
    throw new AppError({ code: 'not-found', message: `There is no VPC ${vpcId} in this region`, subject: vpcId });
  return {
    ...summaryOf(vpc, gateways, connections),
    routeTables: tables.map((table) => ({
      ...table,
      subnetIds: [...table.subnetIds],
      routes: [...table.routes],
      propagatingGatewayIds: [...table.propagatingGatewayIds],
    })),
    securityGroups: groups,
    targets: interfaces.flatMap(targetOf),
    vpnGateways: gateways.map((one) => ({ ...one, attachments: [...one.attachments] })),
    customerGateways: customers,
    vpnConnections: connections.map(connectionOf),
    peeredCidrs,
  };
}

function summaryOf(vpc: Vpc, gateways: readonly VpnGateway[], connections: readonly VpnConnection[]): VpcSummary {
  const vpnGatewayId =
    gateways.find(({ attachments }) =>
      attachments.some(({ vpcId, state }) => vpcId === vpc.id && (state === 'attached' || state === 'attaching')),
    )?.id ?? null;
  const onGateway = connections.filter((one) => vpnGatewayId !== null && one.vpnGatewayId === vpnGatewayId);
  const { id, name, isDefault } = vpc;
  return { id, name, isDefault, cidrs: [...vpc.cidrs], vpnGatewayId, vpnConnectionCount: onGateway.length };
}

function targetOf({
  addresses,
  name,
  id,
  subnetId,
  securityGroupIds,
  description,
}: NetworkInterface): VpcDetail['targets'] {
  const [address] = addresses;
  if (address === undefined) return [];
  const label = name ?? (description === '' ? null : description);
  return [{ address, name: label, interfaceId: id, subnetId, securityGroupIds: [...securityGroupIds] }];
}

function connectionOf({ id, name, state, vpnGatewayId, customerGatewayId, routes, tunnels, tags }: VpnConnection) {
  return {
    id,
    name,
    state,
    vpnGatewayId,
    customerGatewayId,
    staticRoutes: routes
      .filter((route) => route.state !== 'deleting' && route.state !== 'deleted')
      .map(({ cidr }) => cidr),
    linkId: tags['linkspan:link'] ?? null,
    tunnels: tunnels.map(({ outsideAddress, insideCidr }) => ({ outsideAddress, insideCidr: insideCidr ?? '' })),
  };
}
