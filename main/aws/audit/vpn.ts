import {
  DescribeCustomerGatewaysCommand,
  DescribeVpnConnectionsCommand,
  GetActiveVpnTunnelStatusCommand,
  type VpnConnection,
} from '@aws-sdk/client-ec2';
import type { AwsContext } from '../aws-context.ts';
import { read } from '../call.ts';
import { shownText } from '../shown-text.ts';
import { nameIn, readTags } from '../tags.ts';
import { vpnConnectionOf } from '../vpn-connection.ts';

/** Every connection with what is known about its keys and logs: where a key is kept, never the key. */
export async function readVpnConnections(ctx: AwsContext, signal: AbortSignal) {
  const answer = await read(ctx, 'DescribeVpnConnections', signal, (options) =>
    ctx.ec2.send(new DescribeVpnConnectionsCommand({}), options),
  );
  return (answer.VpnConnections ?? []).map((each) => {
    const connection = vpnConnectionOf(each);
    return {
      ...connection,
      tunnels: connection.tunnels.map((tunnel) => ({
        ...tunnel,
        statusMessage: tunnel.statusMessage === null ? null : shownText(tunnel.statusMessage),
        keyStorage: keyStorage(each, tunnel.outsideAddress),
        // Only Secrets Manager knows it, and we do not ask there.
        keyChangedAt: null,
        logs: logsOf(each, tunnel.outsideAddress),
      })),
    };
  });
}

function keyStorage(answer: VpnConnection, address: string): 'standard' | 'secrets-manager' | 'certificate' | null {
  const telemetry = answer.VgwTelemetry?.find((each) => each.OutsideIpAddress === address);
  if (telemetry?.CertificateArn !== undefined && telemetry.CertificateArn !== '') return 'certificate';
  if (answer.PreSharedKeyArn !== undefined && answer.PreSharedKeyArn !== '') return 'secrets-manager';
  const option = answer.Options?.TunnelOptions?.find((each) => each.OutsideIpAddress === address);
  return option?.PreSharedKey === undefined || option.PreSharedKey === '' ? null : 'standard';
}

function logsOf(answer: VpnConnection, address: string) {
  const option = answer.Options?.TunnelOptions?.find((each) => each.OutsideIpAddress === address);
  const logs = option?.LogOptions?.CloudWatchLogOptions;
  return { activity: logs?.LogEnabled ?? null, bgp: logs?.BgpLogEnabled ?? null };
}

/** What both ends agreed on. */
export async function readActiveTunnel(
  ctx: AwsContext,
  tunnel: { readonly vpnConnectionId: string; readonly outsideAddress: string },
  signal: AbortSignal,
) {
  const input = { VpnConnectionId: tunnel.vpnConnectionId, VpnTunnelOutsideIpAddress: tunnel.outsideAddress };
  const answer = await read(ctx, 'GetActiveVpnTunnelStatus', signal, (options) =>
    ctx.ec2.send(new GetActiveVpnTunnelStatusCommand(input), options),
  );
  const status = answer.ActiveVpnTunnelStatus;
  if (status === undefined) return null;
  return {
    ikeVersion: status.IkeVersion ?? null,
    phase1Encryption: status.Phase1EncryptionAlgorithm ?? null,
    phase1Integrity: status.Phase1IntegrityAlgorithm ?? null,
    phase1DhGroup: status.Phase1DHGroup ?? null,
    phase2Encryption: status.Phase2EncryptionAlgorithm ?? null,
    phase2Integrity: status.Phase2IntegrityAlgorithm ?? null,
    phase2DhGroup: status.Phase2DHGroup ?? null,
  };
}

/** Those that were deleted and are still listed, too. */
export async function readCustomerGateways(ctx: AwsContext, signal: AbortSignal) {
  const answer = await read(ctx, 'DescribeCustomerGateways', signal, (options) =>
    ctx.ec2.send(new DescribeCustomerGatewaysCommand({}), options),
  );
  return (answer.CustomerGateways ?? []).map((gateway) => {
    const tags = readTags(gateway.Tags);
    return {
      id: gateway.CustomerGatewayId ?? '',
      name: nameIn(tags),
      tags,
      state: gateway.State ?? '',
      ipAddress: gateway.IpAddress ?? null,
      bgpAsn: gateway.BgpAsnExtended ?? gateway.BgpAsn ?? null,
      certificateArn: gateway.CertificateArn ?? null,
    };
  });
}
