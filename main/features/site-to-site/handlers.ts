import type { Handlers } from '../../../contract/define.ts';
import type { ConnectSiteIntent } from '../../../contract/domain/intent.ts';
import type { Link } from '../../../contract/domain/link.ts';
import type { PlanView } from '../../../contract/domain/plan.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import { newId } from '../../engine/new-plan.ts';
import { Secret } from '../../secret.ts';
import { maskedKey } from '../../strongswan/pre-shared-key.ts';
import { adviseSite } from './advise-site.ts';
import { deviceConfiguration, maskedXml } from './device-configuration.ts';
import { findOverlaps } from './find-overlaps.ts';
import { findOwnLink, planConnectSite } from './plan-connect-site.ts';
import { readConnectWorld, readGatewayWorld } from './read-world.ts';
import type { SiteToSiteServices } from './services.ts';
import { suggestConnection } from './suggest.ts';

export function siteToSiteHandlers(services: SiteToSiteServices): Handlers<AppContract>['siteToSite'] {
  const { links, ownKeys } = services;

  const gatewayOrNone = (gatewayId: string | null, signal: AbortSignal) =>
    gatewayId === null ? null : readGatewayWorld(services, gatewayId, signal);

  const ownLink = (vpcId: string, gatewayId: string) =>
    links.list().find((link) => link.vpcId === vpcId && link.site.gatewayId === gatewayId);

  async function planFor(intent: ConnectSiteIntent, signal: AbortSignal): Promise<PlanView> {
    const own = findOwnLink(intent, links.list());
    const linkId = own?.id ?? newId();
    const world = await readConnectWorld(services, intent, { id: linkId, own }, signal);
    return services.keepPlan(planConnectSite(intent, world, linkId));
  }

  return {
    async suggest({ gatewayId, ...place }, signal) {
      const [vpc, gateway] = await Promise.all([services.readVpc(place, signal), gatewayOrNone(gatewayId, signal)]);
      return suggestConnection(vpc, gateway);
    },
    async overlaps({ gatewayId, subnets, ...place }, signal) {
      const [vpc, gateway] = await Promise.all([services.readVpc(place, signal), gatewayOrNone(gatewayId, signal)]);
      const own = gatewayId === null ? undefined : ownLink(place.vpcId, gatewayId);
      return [...findOverlaps({ subnets, vpc, gateway, links: links.list(), ownLinkId: own?.id ?? null })];
    },
    async siteAdvice({ gatewayId, subnets, ...place }, signal) {
      const [vpc, gateway] = await Promise.all([
        services.readVpc(place, signal),
        readGatewayWorld(services, gatewayId, signal),
      ]);
      return adviseSite(vpc, gateway, { subnets, own: ownLink(place.vpcId, gatewayId) });
    },
    async plan({ intent, keys }, signal) {
      if (intent.tunnels.keys === 'own' && !keys) {
        throw new AppError({ code: 'invalid-input', message: 'Enter both pre-shared keys', subject: 'keys' });
      }
      const view = await planFor(intent, signal);
      if (keys && intent.tunnels.keys === 'own') ownKeys.hold(view.id, asSecrets(keys));
      return view;
    },
    async giveKeys({ planId, keys }) {
      const { state } = services.viewPlan(planId);
      if (state === 'applied' || state === 'undone') {
        throw new AppError({
          code: 'conflict',
          message: 'This plan is finished: it needs no keys any more',
          subject: planId,
        });
      }
      ownKeys.hold(planId, asSecrets(keys));
      return {};
    },
    async saveDeviceConfiguration({ linkId, format }, signal) {
      const link = knownLink(linkId);
      const extension = { ipsec: 'conf', swanctl: 'conf', 'aws-xml': 'xml' } as const;
      const content =
        format === 'aws-xml'
          ? await services.deviceConfiguration(link, link.vpnConnectionId, signal)
          : new Secret(
              deviceConfiguration(link, format, await services.ec2(link, signal).readTunnelKeys(link.vpnConnectionId)),
            );
      return { path: await services.saveFile(`linkspan-${linkId}-${format}.${extension[format]}`, content) };
    },
    async previewDeviceConfiguration({ linkId, format }, signal) {
      const link = knownLink(linkId);
      if (format !== 'aws-xml') return { text: deviceConfiguration(link, format, maskedKey) };
      return { text: maskedXml(await services.deviceConfiguration(link, link.vpnConnectionId, signal)) };
    },
  };

  function knownLink(linkId: string): Link {
    const link = links.get(linkId);
    if (link) return link;
    throw new AppError({
      code: 'not-found',
      message: 'There is no such link. It may have been deleted.',
      subject: linkId,
    });
  }
}

function asSecrets([one, two]: readonly [string, string]): readonly [Secret, Secret] {
  return [new Secret(one), new Secret(two)];
}
