import { addresses } from './addresses.ts';
import type { TunnelOption, VpnConnection } from './vpn-connection.ts';

const KEYS = ['First.Key.Of_the.Lab.0123456789', 'Second_Key.Of_the.Lab.987654321'];

/** A static VPN connection of the recommended profile as AWS would describe it, for when no AWS stand-in is part of the test. */
export function sampleConnection(): VpnConnection & { readonly keys: readonly string[] } {
  const tunnels = addresses.edge.outside.map((outside, index) => ({ outside, key: KEYS[index] ?? '', index }));
  return {
    keys: KEYS,
    VpnConnectionId: 'vpn-0lab0lab0lab0lab0',
    CustomerGatewayConfiguration: `<?xml version="1.0" encoding="UTF-8"?>
<vpn_connection id="vpn-0lab0lab0lab0lab0">
  <customer_gateway_id>cgw-0lab0lab0lab0lab0</customer_gateway_id>
  <vpn_gateway_id>vgw-0lab0lab0lab0lab0</vpn_gateway_id>
  <vpn_connection_type>ipsec.1</vpn_connection_type>
  <vpn_connection_attributes>NoBGPVPNConnection</vpn_connection_attributes>
${tunnels.map(tunnelXml).join('\n')}
</vpn_connection>`,
    Options: { TunnelOptions: tunnels.map(({ outside, key }) => recommended(outside, key)) },
  };
}

function recommended(outside: string, key: string): TunnelOption {
  return {
    OutsideIpAddress: outside,
    PreSharedKey: key,
    IkeVersions: [{ Value: 'ikev2' }],
    Phase1EncryptionAlgorithms: [{ Value: 'AES256' }, { Value: 'AES256-GCM-16' }],
    Phase1IntegrityAlgorithms: [{ Value: 'SHA2-384' }],
    Phase1DHGroupNumbers: [{ Value: 20 }],
    Phase2EncryptionAlgorithms: [{ Value: 'AES256-GCM-16' }],
    Phase2DHGroupNumbers: [{ Value: 20 }],
    StartupAction: 'add',
  };
}

function tunnelXml({ outside, key, index }: { outside: string; key: string; index: number }): string {
  const inside = (host: number) => `<tunnel_inside_address>
        <ip_address>169.254.6${index}.${host}</ip_address>
        <network_mask>255.255.255.252</network_mask>
        <network_cidr>30</network_cidr>
      </tunnel_inside_address>`;
  return `  <ipsec_tunnel>
    <customer_gateway>
      <tunnel_outside_address><ip_address>${addresses.gateway.outside}</ip_address></tunnel_outside_address>
      ${inside(2)}
    </customer_gateway>
    <vpn_gateway>
      <tunnel_outside_address><ip_address>${outside}</ip_address></tunnel_outside_address>
      ${inside(1)}
    </vpn_gateway>
    <ike>
      <authentication_protocol>sha1</authentication_protocol>
      <encryption_protocol>aes-128-cbc</encryption_protocol>
      <lifetime>28800</lifetime>
      <perfect_forward_secrecy>group2</perfect_forward_secrecy>
      <mode>main</mode>
      <pre_shared_key>${key}</pre_shared_key>
    </ike>
    <ipsec>
      <protocol>esp</protocol>
      <authentication_protocol>hmac-sha1-96</authentication_protocol>
      <encryption_protocol>aes-128-cbc</encryption_protocol>
      <lifetime>3600</lifetime>
      <perfect_forward_secrecy>group2</perfect_forward_secrecy>
      <mode>tunnel</mode>
    </ipsec>
  </ipsec_tunnel>`;
}
