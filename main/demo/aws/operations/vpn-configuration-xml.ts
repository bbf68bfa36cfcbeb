import { escapeXml } from '../wire/write-xml.ts';
import { printAddress, readBlock } from '../world/ipv4.ts';
import type { Tunnel, VpnConnection } from '../world/world.ts';
import type { Call } from './operation.ts';

/** The configuration for the device, in the service's own shape: always the weakest accepted ciphers, whatever was chosen. */
export function vpnConfigurationXml(connection: VpnConnection, call: Call): string {
  const gateway = call.region.vpnGateways.find((each) => each.id === connection.vpnGatewayId);
  const device = call.region.customerGateways.find((each) => each.id === connection.customerGatewayId);
  const ends: Ends = {
    deviceAddress: device?.ipAddress ?? '',
    deviceAsn: connection.staticRoutesOnly ? null : (device?.bgpAsn ?? '65000'),
    awsAsn: connection.staticRoutesOnly ? null : String(gateway?.amazonSideAsn ?? 64_512),
  };
  const children = [
    element('customer_gateway_id', connection.customerGatewayId),
    element('vpn_gateway_id', connection.vpnGatewayId ?? ''),
    element('vpn_connection_type', 'ipsec.1'),
    ...(connection.staticRoutesOnly ? [element('vpn_connection_attributes', 'NoBGPVPNConnection')] : []),
    ...connection.tunnels.map((tunnel) => tunnelElement(tunnel, ends)),
  ];
  const root = `<vpn_connection id="${escapeXml(connection.id)}">\n${children.map(indent).join('\n')}\n</vpn_connection>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

interface Ends {
  readonly deviceAddress: string;
  readonly deviceAsn: string | null;
  readonly awsAsn: string | null;
}

/** AWS takes the first host of the block of four, the device the second. */
function tunnelElement(tunnel: Tunnel, ends: Ends): string {
  const first = readBlock(tunnel.insideCidr)?.first ?? 0;
  return parent('ipsec_tunnel', [
    parent('customer_gateway', endOf(ends.deviceAddress, printAddress(first + 2), ends.deviceAsn)),
    parent('vpn_gateway', endOf(tunnel.outsideAddress, printAddress(first + 1), ends.awsAsn)),
    parent('ike', [
      element('authentication_protocol', 'sha1'),
      element('encryption_protocol', 'aes-128-cbc'),
      element('lifetime', String(tunnel.options.phase1Lifetime ?? 28_800)),
      element('perfect_forward_secrecy', 'group2'),
      element('mode', 'main'),
      element('pre_shared_key', tunnel.preSharedKey),
    ]),
    parent('ipsec', [
      element('protocol', 'esp'),
      element('authentication_protocol', 'hmac-sha1-96'),
      element('encryption_protocol', 'aes-128-cbc'),
      element('lifetime', String(tunnel.options.phase2Lifetime ?? 3_600)),
      element('perfect_forward_secrecy', 'group2'),
      element('mode', 'tunnel'),
      element('clear_df_bit', 'true'),
      element('fragmentation_before_encryption', 'true'),
      element('tcp_mss_adjustment', '1379'),
      parent('dead_peer_detection', [element('interval', '10'), element('retries', '3')]),
    ]),
  ]);
}

function endOf(outside: string, inside: string, asn: string | null): string[] {
  return [
    parent('tunnel_outside_address', [element('ip_address', outside)]),
    parent('tunnel_inside_address', [
      element('ip_address', inside),
      element('network_mask', '255.255.255.252'),
      element('network_cidr', '30'),
    ]),
    ...(asn === null ? [] : [parent('bgp', [element('asn', asn), element('hold_time', '30')])]),
  ];
}

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
const parent = (name: string, children: readonly string[]): string =>
  `<${name}>\n${children.map(indent).join('\n')}\n</${name}>`;
const indent = (text: string): string => text.replace(/^/gm, '  ');
