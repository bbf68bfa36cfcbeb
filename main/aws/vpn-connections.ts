import {
  CreateVpnConnectionCommand,
  DeleteVpnConnectionCommand,
  DescribeVpnConnectionsCommand,
  type DescribeVpnConnectionsCommandInput,
} from '@aws-sdk/client-ec2';
import type { Secret } from '../secret.ts';
import { isNotFound } from './aws-error.ts';
import type { AwsContext } from './aws-context.ts';
import { change, read, unlessGone } from './call.ts';
import { filtersOf, tagSpecification, type Tags } from './tags.ts';
import { tunnelInput, type TunnelWish } from './tunnel-input.ts';
import { vpnConnectionOf, type VpnConnection } from './vpn-connection.ts';

export interface VpnConnectionFilter {
  readonly ids?: readonly string[];
  readonly customerGatewayId?: string;
  readonly vpnGatewayId?: string;
  readonly tag?: { readonly key: string; readonly value: string };
}

/** Without keys. Deleted ones stay listed for a while: they are left out unless asked for by id. */
export async function listVpnConnections(
  ctx: AwsContext,
  filter: VpnConnectionFilter,
  signal: AbortSignal,
): Promise<VpnConnection[]> {
  if (filter.ids !== undefined) {
    return (await Promise.all(filter.ids.map((id) => connectionsById(ctx, id, signal)))).flat();
  }
  const Filters = filtersOf({
    'customer-gateway-id': filter.customerGatewayId,
    'vpn-gateway-id': filter.vpnGatewayId,
    ...(filter.tag !== undefined && { [`tag:${filter.tag.key}`]: filter.tag.value }),
  });
  const found = await describe(ctx, { Filters }, signal);
  return found.filter((each) => each.state !== 'deleted');
}

/** One that AWS does not have, or not yet, is no connection. */
async function connectionsById(ctx: AwsContext, id: string, signal: AbortSignal): Promise<VpnConnection[]> {
  try {
    return await describe(ctx, { VpnConnectionIds: [id] }, signal);
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

async function describe(
  ctx: AwsContext,
  input: DescribeVpnConnectionsCommandInput,
  signal: AbortSignal,
): Promise<VpnConnection[]> {
  const answer = await read(ctx, 'DescribeVpnConnections', signal, (options) =>
    ctx.ec2.send(new DescribeVpnConnectionsCommand(input), options),
  );
  return (answer.VpnConnections ?? []).map(vpnConnectionOf);
}

export interface VpnConnectionWish {
  readonly customerGatewayId: string;
  readonly vpnGatewayId: string;
  readonly tunnels: readonly [TunnelWish, TunnelWish];
  readonly tags: Tags;
}

/**
 * A static connection. AWS answers with the existing one when this pair of gateways has one already: compare its
 * tags with the wish before calling it ours. Sent once: the outcome of a lost answer is unknown.
 */
export async function createVpnConnection(
  ctx: AwsContext,
  wish: VpnConnectionWish,
  signal: AbortSignal,
): Promise<VpnConnection> {
  const command = (): CreateVpnConnectionCommand =>
    new CreateVpnConnectionCommand({
      Type: 'ipsec.1',
      CustomerGatewayId: wish.customerGatewayId,
      VpnGatewayId: wish.vpnGatewayId,
      Options: { StaticRoutesOnly: true, TunnelOptions: wish.tunnels.map(tunnelInput) },
      TagSpecifications: tagSpecification('vpn-connection', wish.tags),
    });
  const secrets = wish.tunnels.flatMap((tunnel): Secret[] =>
    tunnel.preSharedKey === null ? [] : [tunnel.preSharedKey],
  );
  const answer = await change(ctx, 'CreateVpnConnection', signal, (options) => ctx.ec2.send(command(), options), {
    secrets,
  });
  return vpnConnectionOf(answer.VpnConnection ?? {});
}

/** One that is gone is success. */
export async function deleteVpnConnection(ctx: AwsContext, id: string, signal: AbortSignal): Promise<void> {
  await unlessGone(
    change(
      ctx,
      'DeleteVpnConnection',
      signal,
      (options) => ctx.ec2.send(new DeleteVpnConnectionCommand({ VpnConnectionId: id }), options),
      { repeatable: true },
    ),
  );
}
