import { z } from 'zod';

/** Everything the wizard's fields hold, as typed. The key is not among it: it is held apart and never kept. */
export const InterfaceValues = z.object({
  profile: z.string(),
  region: z.string(),
  kind: z.enum(['private', 'public', 'transit']),
  connectionId: z.string(),
  name: z.string(),
  vlan: z.string(),
  asn: z.string(),
  targetKind: z.enum(['vgw', 'dxgw', 'new-dxgw']),
  vpnGatewayId: z.string(),
  dxGatewayId: z.string(),
  newGatewayName: z.string(),
  newGatewayAsn: z.string(),
  /** Empty: nothing is associated with the new gateway yet. */
  associatedId: z.string(),
  /** One prefix a line. */
  allowedPrefixes: z.string(),
  addresses: z.enum(['aws', 'own', 'none']),
  amazonAddress: z.string(),
  customerAddress: z.string(),
  ipv6: z.boolean(),
  key: z.enum(['generated', 'own']),
  mtu: z.enum(['1500', '8500', '9001']),
  siteLink: z.boolean(),
  /** One prefix a line. */
  prefixes: z.string(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
});
export type InterfaceValues = z.infer<typeof InterfaceValues>;

/** What a person chose or typed; a field that is absent takes what was found. */
export type Chosen = { readonly [K in keyof InterfaceValues]?: InterfaceValues[K] | undefined };
export const InterfaceDraft = z.object({ step: z.int().min(0).max(4), chosen: InterfaceValues.partial() });
export type InterfaceDraft = { readonly step: number; readonly chosen: Chosen };

export const blankValues: InterfaceValues = {
  profile: '',
  region: '',
  kind: 'private',
  connectionId: '',
  name: '',
  vlan: '',
  asn: '65000',
  targetKind: 'new-dxgw',
  vpnGatewayId: '',
  dxGatewayId: '',
  newGatewayName: '',
  newGatewayAsn: '64512',
  associatedId: '',
  allowedPrefixes: '',
  addresses: 'aws',
  amazonAddress: '',
  customerAddress: '',
  ipv6: false,
  key: 'generated',
  mtu: '1500',
  siteLink: false,
  prefixes: '',
  tags: [],
};

/** The prefixes in a text of one prefix a line. */
export function linesOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((line) => line !== '');
}
