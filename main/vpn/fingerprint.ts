import { createHash } from 'node:crypto';
import type { VpnConnectionNow } from './ec2.ts';

/** Of everything at AWS that a person can change and a link depends on; not of what comes and goes by itself. */
export function awsFingerprint(connection: VpnConnectionNow): string {
  const { customerGatewayId, vpnGatewayId, routes, tunnels } = connection;
  const kept = [
    customerGatewayId,
    vpnGatewayId,
    routes.map(({ cidr }) => cidr).toSorted(),
    tunnels
      .map(({ outsideAddress, insideCidr, options }) => [
        outsideAddress,
        insideCidr,
        Object.entries(options).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ])
      .toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
  ];
  return createHash('sha256').update(JSON.stringify(kept)).digest('hex');
}
