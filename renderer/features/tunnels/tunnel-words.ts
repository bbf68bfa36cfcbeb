import type { TunnelRow } from './tunnel-columns.tsx';

export function titleOf({ linkName, outsideAddress, connection, gatewayName }: TunnelRow): string {
  if (linkName !== null && outsideAddress !== null) return `${linkName}, tunnel to ${outsideAddress}`;
  return [connection ?? 'Tunnel', gatewayName && `on ${gatewayName}`].filter(Boolean).join(' ');
}

/** What a tunnel is found by. */
export function textOf({ linkName, gatewayName, connection, outsideAddress, aws, gateway }: TunnelRow): string {
  return [linkName, gatewayName, connection, outsideAddress, aws.state, gateway.state]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();
}
