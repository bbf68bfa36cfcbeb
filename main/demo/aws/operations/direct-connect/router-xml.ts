import type { DxVirtualInterface } from '../../world/direct-connect.ts';

/** The document that Direct Connect gives with a virtual interface: the key in clear. */
export function routerXml(one: DxVirtualInterface): string {
  const peers = one.peers.map(
    (peer) =>
      `<bgp_peer><address_family>${peer.family}</address_family><customer_address>${peer.customerAddress}</customer_address>` +
      `<amazon_address>${peer.amazonAddress}</amazon_address><bgp_asn>${peer.asn}</bgp_asn>` +
      `<bgp_auth_key>${escaped(peer.authKey)}</bgp_auth_key><amazon_bgp_asn>${one.amazonSideAsn}</amazon_bgp_asn></bgp_peer>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<logical_connection id="${one.id}"><vlan>${one.vlan}</vlan>` +
    `<connection_type>${one.kind}</connection_type>${peers.join('')}</logical_connection>`
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
