import { type AppClient, place } from './journey-app.ts';

interface Known {
  readonly gatewayId: string;
  readonly linkId: string;
}

/** Every reading call, and the ones that write a file. */
export async function readEverything(client: AppClient, { gatewayId, linkId }: Known): Promise<void> {
  const { profile, region, vpcId } = place;
  const subnets = ['192.168.10.0/24'];
  const [detail] = (await client.tunnels.list({ linkId: null })).rows.filter((row) => row.connection !== null);
  await Promise.all([
    client.app.info({}),
    client.demo.state({}),
    client.accounts.list({}),
    client.accounts.identity({ profile }),
    client.accounts.regions({ profile }),
    client.network.vpcs({ profile, region }),
    client.network.vpc({ profile, region, vpcId }),
    client.gateways.list({}),
    client.gateways.sshHosts({}),
    client.gateways.tryRoute({ id: gatewayId }),
    client.gateways.inspect({ id: gatewayId }),
    client.siteToSite.suggest({ ...place, gatewayId }),
    client.siteToSite.overlaps({ ...place, gatewayId, subnets }),
    client.siteToSite.siteAdvice({ ...place, gatewayId, subnets }),
    client.links.list({}),
    client.links.get({ linkId }),
    client.links.bothEnds({ linkId }),
    client.links.proofTargets({ linkId }),
    client.links.planDelete({ linkId }),
    client.tunnels.detail({ gatewayId, connection: detail?.connection ?? '' }),
    client.activity.list({ text: '', planId: null, linkId: null, kinds: [], before: null, limit: 500 }),
    client.activity.verify({}),
    client.settings.get({}),
    ...(['ipsec', 'swanctl', 'aws-xml'] as const).flatMap((format) => [
      client.siteToSite.previewDeviceConfiguration({ linkId, format }),
      // The disk fails for one of them, with the whole text in its error.
      client.siteToSite.saveDeviceConfiguration({ linkId, format }).catch(() => undefined),
    ]),
  ]);
  for (const { id: planId } of await client.plans.list({})) await client.plans.get({ planId });
}
