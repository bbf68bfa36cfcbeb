import type { VpnConnection as VpnConnectionAnswer, VpnState } from '@aws-sdk/client-ec2';
import { isUsable } from '../world/tunnel-history.ts';
import type { Tunnel, VpnConnection } from '../world/world.ts';
import type { Call } from './operation.ts';
import { tagList } from './tagging.ts';
import { tunnelOptionAnswer } from './tunnel-settings.ts';
import { vpnConfigurationXml } from './vpn-configuration-xml.ts';

export function vpnConnectionAnswer(connection: VpnConnection, call: Call): VpnConnectionAnswer {
  const isDeleted = connection.state === 'deleted';
  const hasConfiguration = connection.state === 'pending' || connection.state === 'available';
  return {
    VpnConnectionId: connection.id,
    State: connection.state as VpnState,
    Type: 'ipsec.1',
    Category: 'VPN',
    CustomerGatewayId: connection.customerGatewayId,
    ...(connection.vpnGatewayId !== null && { VpnGatewayId: connection.vpnGatewayId }),
    ...(connection.transitGatewayId !== undefined && { TransitGatewayId: connection.transitGatewayId }),
    ...(connection.preSharedKeyArn !== undefined && { PreSharedKeyArn: connection.preSharedKeyArn }),
    ...(hasConfiguration && { CustomerGatewayConfiguration: vpnConfigurationXml(connection, call) }),
    ...(!isDeleted && {
      Options: {
        EnableAcceleration: false,
        StaticRoutesOnly: connection.staticRoutesOnly,
        LocalIpv4NetworkCidr: connection.localCidr,
        RemoteIpv4NetworkCidr: connection.remoteCidr,
        OutsideIpAddressType: 'PublicIpv4',
        TunnelInsideIpVersion: 'ipv4',
        TunnelOptions: connection.tunnels.map(tunnelOptionAnswer),
      },
      VgwTelemetry: connection.tunnels.map((tunnel) => telemetry(connection, tunnel, call)),
    }),
    Routes: connection.routes.map((route) => ({
      DestinationCidrBlock: route.cidr,
      Source: 'Static',
      State: route.state as VpnState,
    })),
    Tags: tagList(connection.tags),
  };
}

/** A static tunnel is UP as soon as IPsec is. */
function telemetry(
  connection: VpnConnection,
  tunnel: Tunnel,
  call: Call,
): NonNullable<VpnConnectionAnswer['VgwTelemetry']>[number] {
  const status = call.tunnelStatus(tunnel.outsideAddress);
  const up = status.up && isUsable(connection) && (tunnel.downUntil ?? 0) <= call.now;
  const routes = connection.routes.filter((route) => route.state === 'available').length;
  return {
    OutsideIpAddress: tunnel.outsideAddress,
    Status: up ? 'UP' : 'DOWN',
    StatusMessage: up === status.up ? status.message : 'IPSEC IS DOWN',
    AcceptedRouteCount: up ? (tunnel.farEnd?.routes ?? routes) : 0,
    LastStatusChange: status.lastChange,
  };
}
