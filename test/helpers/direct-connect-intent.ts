import type { VirtualInterfaceIntent } from '../../contract/domain/direct-connect.ts';

/** Each wait of AWS takes a look or two, so that a journey is some calls long. */
export const quickDelays = {
  dxInterface: 1,
  dxInterfaceDelete: 1,
  dxVerify: 1,
  dxRouter: 1,
  dxGateway: 1,
  dxAssociation: 1,
};

export const sharedVgw = 'vgw-0c5ea5ede51ce0001';
export const transitCore = 'tgw-0d1eec7c0de50001';
export const seededGateway = '5f294f92-bafb-4011-916d-9b0bdf3a0001';

/** A private one on the seed's own line, to the virtual private gateway of shared services. */
export function interfaceIntent(changes: Partial<VirtualInterfaceIntent> = {}): VirtualInterfaceIntent {
  return {
    profile: 'company',
    region: 'eu-west-1',
    kind: 'private',
    connectionId: 'dxcon-fg0demo1',
    name: 'quay-2',
    vlan: 102,
    asn: 65_010,
    target: { kind: 'vgw', id: sharedVgw },
    ipv4: { kind: 'aws' },
    ipv6: false,
    key: 'generated',
    mtu: 1500,
    siteLink: false,
    prefixes: [],
    tags: [{ key: 'team', value: 'quay' }],
    ...changes,
  };
}

/** A transit one with all that it needs new: gateway, association, both address families. */
export function transitIntent(changes: Partial<VirtualInterfaceIntent> = {}): VirtualInterfaceIntent {
  return interfaceIntent({
    kind: 'transit',
    name: 'quay-transit',
    vlan: 300,
    ipv6: true,
    mtu: 8500,
    target: {
      kind: 'new-dxgw',
      name: 'quay-core',
      amazonSideAsn: 64_600,
      association: { gatewayId: transitCore, allowedPrefixes: ['10.20.0.0/16', '10.30.0.0/16'] },
    },
    ...changes,
  });
}
