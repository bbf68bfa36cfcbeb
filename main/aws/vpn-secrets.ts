import { DescribeVpnConnectionsCommand, type VpnConnection } from '@aws-sdk/client-ec2';
import { AppError } from '../../contract/errors.ts';
import { Secret } from '../secret.ts';
import type { AwsContext } from './aws-context.ts';
import { read } from './call.ts';
import { parseCustomerGatewayConfiguration, type DeviceConfiguration } from './device-configuration.ts';

/** The keys of a connection, by the tunnel's outside address. The one way by which keys leave this folder. */
export async function readPreSharedKeys(
  ctx: AwsContext,
  vpnConnectionId: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Secret>> {
  const connection = await describe(ctx, vpnConnectionId, signal);
  const options = connection.Options?.TunnelOptions ?? [];
  const keys = new Map(
    options.flatMap(({ OutsideIpAddress: address, PreSharedKey: key }): [string, Secret][] =>
      address === undefined || key === undefined ? [] : [[address, new Secret(key)]],
    ),
  );
  if (keys.size > 0) return keys;
  const { tunnels } = parseCustomerGatewayConfiguration(configurationOf(connection));
  return new Map(
    tunnels.flatMap((tunnel): [string, Secret][] =>
      tunnel.preSharedKey === null ? [] : [[tunnel.outsideAddress, tunnel.preSharedKey]],
    ),
  );
}

/** AWS's configuration for the device, as text with keys in it. */
export async function customerGatewayConfiguration(
  ctx: AwsContext,
  vpnConnectionId: string,
  signal: AbortSignal,
): Promise<Secret> {
  return new Secret(configurationOf(await describe(ctx, vpnConnectionId, signal)));
}

/** The same, read: addresses, ASN and keys of each tunnel. */
export async function readDeviceConfiguration(
  ctx: AwsContext,
  vpnConnectionId: string,
  signal: AbortSignal,
): Promise<DeviceConfiguration> {
  return parseCustomerGatewayConfiguration(configurationOf(await describe(ctx, vpnConnectionId, signal)));
}

async function describe(ctx: AwsContext, id: string, signal: AbortSignal): Promise<VpnConnection> {
  const answer = await read(ctx, 'DescribeVpnConnections', signal, (options) =>
    ctx.ec2.send(new DescribeVpnConnectionsCommand({ VpnConnectionIds: [id] }), options),
  );
  const [connection] = answer.VpnConnections ?? [];
  if (connection !== undefined) return connection;
  throw new AppError({ code: 'not-found', message: `AWS has no VPN connection ${id}`, subject: id });
}

function configurationOf(connection: VpnConnection): string {
  const { CustomerGatewayConfiguration: text, VpnConnectionId: id = '', State: state = '' } = connection;
  if (text !== undefined && text !== '') return text;
  throw new AppError({
    code: 'conflict',
    message: `AWS gives the configuration of ${id} only while it is pending or available; it is ${state}`,
    subject: id,
  });
}
