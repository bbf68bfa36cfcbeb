import { ipv4Problem } from '../../contract/domain/cidr.ts';
import { AppError } from '../../contract/errors.ts';
import { Secret } from '../secret.ts';
import { elementAt, parseXml, textAt, type XmlElement } from './xml-tree.ts';

/** What AWS's CustomerGatewayConfiguration says. Its ciphers are the weakest that AWS takes, so they are not read. */
export interface DeviceConfiguration {
  readonly vpnConnectionId: string;
  readonly customerGatewayId: string | null;
  /** null for a transit gateway. */
  readonly vpnGatewayId: string | null;
  readonly tunnels: readonly DeviceTunnel[];
}

export interface DeviceTunnel {
  /** AWS's end: what identifies the tunnel. */
  readonly outsideAddress: string;
  readonly deviceOutsideAddress: string | null;
  readonly insideAddress: string | null;
  readonly deviceInsideAddress: string | null;
  readonly deviceAsn: number | null;
  readonly awsAsn: number | null;
  /** null when AWS keeps it in Secrets Manager, or with certificates. */
  readonly preSharedKey: Secret | null;
}

export function parseCustomerGatewayConfiguration(xml: string): DeviceConfiguration {
  const root = rootOf(xml);
  const tunnels = root.children.filter((child) => child.name === 'ipsec_tunnel').map(tunnelOf);
  if (tunnels.length < 1 || tunnels.length > 2) throw unreadable('it has no tunnels, or too many');
  return {
    vpnConnectionId: root.attributes['id']?.trim() ?? '',
    customerGatewayId: textAt(root, 'customer_gateway_id'),
    vpnGatewayId: textAt(root, 'vpn_gateway_id'),
    tunnels,
  };
}

function tunnelOf(tunnel: XmlElement): DeviceTunnel {
  const outsideAddress = addressAt(tunnel, 'vpn_gateway', 'tunnel_outside_address');
  if (outsideAddress === null) throw unreadable('a tunnel has no outside address');
  const key = elementAt(tunnel, 'ike', 'pre_shared_key')?.text.trim();
  return {
    outsideAddress,
    deviceOutsideAddress: addressAt(tunnel, 'customer_gateway', 'tunnel_outside_address'),
    insideAddress: addressAt(tunnel, 'vpn_gateway', 'tunnel_inside_address'),
    deviceInsideAddress: addressAt(tunnel, 'customer_gateway', 'tunnel_inside_address'),
    deviceAsn: numberAt(tunnel, 'customer_gateway', 'bgp', 'asn'),
    awsAsn: numberAt(tunnel, 'vpn_gateway', 'bgp', 'asn'),
    preSharedKey: key === undefined || key === '' ? null : new Secret(key),
  };
}

function rootOf(xml: string): XmlElement {
  let root: XmlElement;
  try {
    root = parseXml(xml);
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : 'it is not XML');
  }
  if (root.name !== 'vpn_connection') throw unreadable('it is about something else');
  return root;
}

function addressAt(tunnel: XmlElement, end: string, side: string): string | null {
  const text = textAt(tunnel, end, side, 'ip_address');
  if (text !== null && ipv4Problem(text) !== undefined) throw unreadable('an address in it is not one');
  return text;
}

function numberAt(tunnel: XmlElement, ...path: readonly string[]): number | null {
  const text = textAt(tunnel, ...path);
  return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : null;
}

function unreadable(why: string): AppError {
  return new AppError({ code: 'unsupported', message: `AWS's device configuration cannot be read: ${why}` });
}
