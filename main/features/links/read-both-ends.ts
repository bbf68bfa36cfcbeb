import type { Link } from '../../../contract/domain/link.ts';
import { isAppError } from '../../../contract/errors.ts';
import { presentFingerprint } from '../../gateway/deployed-fingerprint.ts';
import { readDeployWorld } from '../../gateway/deploy-world.ts';
import type { VpnConnectionNow } from '../../vpn/ec2.ts';
import { configOfLink } from '../../vpn/gateway-config.ts';
import type { BothEndsServices } from '../../vpn/services.ts';
import { joinEnds, type TunnelEnds } from '../../vpn/tunnel-ends.ts';
import type { SaList } from '../../strongswan/loaded-connection.ts';
import type { GatewayNow } from './compare-ends.ts';

export interface BothEnds {
  /** undefined: could not be read; null: not there any more. */
  readonly connection: VpnConnectionNow | null | undefined;
  readonly gateway: GatewayNow | undefined;
  readonly ends: readonly TunnelEnds[];
  readonly unread: readonly { readonly what: string; readonly why: string }[];
}

/** Reads both ends side by side. An end that cannot be read is said to be so; the other is shown all the same. */
export async function readBothEnds(services: BothEndsServices, link: Link, signal: AbortSignal): Promise<BothEnds> {
  const unread: { what: string; why: string }[] = [];
  const orUnread = async <T>(what: string, work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      if (!isAppError(error) || error.code === 'cancelled') throw error;
      unread.push({ what, why: error.message });
      return undefined;
    }
  };
  const [connections, site] = await Promise.all([
    orUnread('AWS', services.ec2(link, signal).vpnConnections()),
    link.site.gatewayId === null
      ? undefined
      : orUnread('The gateway', readSite(services, link, link.site.gatewayId, signal)),
  ]);
  if (link.site.gatewayId === null)
    unread.push({ what: 'The device', why: 'Linkspan does not reach the device of this link.' });

  const connection = connections && (connections.find(({ id }) => id === link.vpnConnectionId) ?? null);
  const addresses = link.tunnels.map(({ outsideAddress }) => outsideAddress);
  const ends = joinEnds(link.id, addresses, connection?.tunnels ?? [], site?.sas ?? { ikeSas: [], childSas: [] });
  return { connection, gateway: site?.now, ends, unread };
}

async function readSite(
  { gateways }: BothEndsServices,
  link: Link,
  gatewayId: string,
  signal: AbortSignal,
): Promise<{ readonly now: GatewayNow; readonly sas: SaList }> {
  const world = await readDeployWorld(await gateways.session(gatewayId, signal), link.id, signal);
  const config = configOfLink(link);
  const children = world.loaded
    .flatMap((connection) => connection.children)
    .filter(({ name }) => name.startsWith(`linkspan-${link.id}-`));
  return {
    sas: world.sas,
    now: {
      fingerprint: config && presentFingerprint(config, world),
      siteSubnets: [...new Set(children.flatMap(({ localSubnets }) => localSubnets))],
      vpcCidrs: [...new Set(children.flatMap(({ remoteSubnets }) => remoteSubnets))],
    },
  };
}
