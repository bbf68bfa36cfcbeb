import type { Link } from '../../contract/domain/link.ts';
import type { TunnelProfile } from '../../contract/domain/vpn.ts';
import type { GatewayLinkConfig } from '../strongswan/link-config.ts';

/** What the gateway's files say of a link, but AWS's addresses: they are known only when the connection is there. */
export type GatewayWish = {
  readonly linkId: string;
  readonly name: string;
  readonly tunnelProfile: TunnelProfile;
  readonly localAddress: string;
  readonly outsideAddress: string;
  readonly subnets: readonly string[];
  readonly vpcCidrs: readonly string[];
  readonly marks: readonly number[];
};

/** `addresses` are AWS's, in the order of the tunnels. */
export function gatewayConfig(wish: GatewayWish, addresses: readonly string[]): GatewayLinkConfig {
  return {
    linkId: wish.linkId,
    linkName: wish.name,
    profile: wish.tunnelProfile,
    localAddress: wish.localAddress,
    localId: wish.outsideAddress,
    siteSubnets: [...wish.subnets],
    vpcCidrs: [...wish.vpcCidrs],
    tunnels: ([1, 2] as const).slice(0, addresses.length).map((number) => ({
      number,
      outsideAddress: addresses[number - 1] ?? '',
      mark: wish.marks[number - 1] ?? 0,
    })),
  };
}

/** The files of a link that is there; undefined for a device. */
export function configOfLink(link: Link): GatewayLinkConfig | undefined {
  const { site } = link;
  if (site.gatewayId === null || site.localAddress === null) return undefined;
  const wish = {
    linkId: link.id,
    name: link.name,
    tunnelProfile: link.tunnelProfile,
    localAddress: site.localAddress,
    outsideAddress: site.outsideAddress,
    subnets: site.subnets,
    vpcCidrs: link.vpcCidrs,
    marks: link.tunnels.map(({ mark }) => mark ?? 0),
  };
  return gatewayConfig(
    wish,
    link.tunnels.map(({ outsideAddress }) => outsideAddress),
  );
}
