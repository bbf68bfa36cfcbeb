import { z } from 'zod';

/** Everything the wizard's fields hold, as typed. Keys are not among it: they are held apart and never kept. */
export const ConnectValues = z.object({
  name: z.string(),
  profile: z.string(),
  region: z.string(),
  vpcId: z.string(),
  attachmentKind: z.enum(['existing', 'new']),
  vpnGatewayId: z.string(),
  amazonSideAsn: z.string(),
  siteKind: z.enum(['gateway', 'device']),
  gatewayId: z.string(),
  outsideAddress: z.string(),
  localAddress: z.string(),
  /** One range a line. */
  subnets: z.string(),
  customerGatewayKind: z.enum(['existing', 'new']),
  customerGatewayId: z.string(),
  bgpAsn: z.string(),
  tunnelProfile: z.enum(['recommended', 'compatible']),
  insideCidr1: z.string(),
  insideCidr2: z.string(),
  keys: z.enum(['generated', 'own']),
  routes: z.array(z.object({ routeTableId: z.string(), how: z.enum(['propagate', 'static', 'none']) })),
  securityRules: z.array(
    z.object({ groupId: z.string(), protocol: z.enum(['all', 'icmp', 'tcp', 'udp']), port: z.string() }),
  ),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
});
export type ConnectValues = z.infer<typeof ConnectValues>;

/** What a person chose or typed; a field that is absent takes what was found. */
export const ConnectDraft = z.object({ step: z.int().min(0).max(5), chosen: ConnectValues.partial() });
export type ConnectDraft = { readonly step: number; readonly chosen: Chosen };
export type Chosen = { readonly [K in keyof ConnectValues]?: ConnectValues[K] | undefined };

export const blankValues: ConnectValues = {
  name: '',
  profile: '',
  region: '',
  vpcId: '',
  attachmentKind: 'new',
  vpnGatewayId: '',
  amazonSideAsn: '64512',
  siteKind: 'gateway',
  gatewayId: '',
  outsideAddress: '',
  localAddress: '',
  subnets: '',
  customerGatewayKind: 'new',
  customerGatewayId: '',
  bgpAsn: '65000',
  tunnelProfile: 'recommended',
  insideCidr1: '',
  insideCidr2: '',
  keys: 'generated',
  routes: [],
  securityRules: [],
  tags: [],
};

/** The ranges in a text of one range a line. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
