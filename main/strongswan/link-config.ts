import { z } from 'zod';
import { Ipv4, RoutedCidr } from '../../contract/domain/cidr.ts';
import { LinkId } from '../../contract/domain/intent.ts';
import { TunnelProfile } from '../../contract/domain/vpn.ts';
import type { Secret } from '../secret.ts';

export const LinkTunnelConfig = z.object({
  number: z.union([z.literal(1), z.literal(2)]),
  /** AWS's end. */
  outsideAddress: Ipv4,
  /** Of the packets that come out of this tunnel; one per tunnel, unique on the gateway. */
  mark: z.int().min(1).max(0xffff_ffff),
});
export type LinkTunnelConfig = z.infer<typeof LinkTunnelConfig>;

/** Everything that the gateway's files say about one link, but the keys. Plain JSON: it is a step's input. */
export const GatewayLinkConfig = z.object({
  linkId: LinkId,
  linkName: z.string().max(200),
  profile: TunnelProfile,
  /** The address on the box that sends IKE; private behind NAT. */
  localAddress: Ipv4,
  /** What AWS sees, and the identity that AWS expects. */
  localId: Ipv4,
  siteSubnets: z.array(RoutedCidr).min(1).max(50),
  vpcCidrs: z.array(RoutedCidr).min(1).max(50),
  tunnels: z.array(LinkTunnelConfig).min(1).max(2),
});
export type GatewayLinkConfig = z.infer<typeof GatewayLinkConfig>;

/** By AWS's outside address. */
export type TunnelKeys = ReadonlyMap<string, Secret>;

/** The name of connection, child and secret on the gateway. */
export function connectionName(linkId: string, tunnelNumber: number): string {
  return `linkspan-${linkId}-${tunnelNumber}`;
}

/** The link that owns this connection; undefined when it is somebody else's. */
export function linkOfConnection(name: string): string | undefined {
  return /^linkspan-([a-z2-7]{8})-[12]$/.exec(name)?.[1];
}

/** Comment lines that let the link be found again from its file alone. */
export function fileHeader(config: GatewayLinkConfig, planId?: string): string {
  const origin = [`# linkspan-name: ${commentText(config.linkName)}`, `# linkspan-plan: ${commentText(planId ?? '')}`];
  return [
    '# Made by Linkspan: changes by hand are lost with the next deploy.',
    `# linkspan-link: ${config.linkId}`,
    ...(planId === undefined ? [] : origin),
    '',
  ].join('\n');
}

/** Without the lines that may differ between two deploys of the same link. */
export function withoutHeader(text: string): string {
  return text.replace(/^# linkspan-(name|plan): .*\n/gm, '');
}

/** A name is the person's own text: one line, printable ASCII, so that no parser and no terminal is led astray. */
export function commentText(text: string): string {
  return text.replace(/[^ -~]/gu, '?').slice(0, 100);
}
