import type { AppContract } from '../../contract/index.ts';
import type { Client } from '../../contract/define.ts';
import type { ConnectSiteIntent } from '../../contract/domain/intent.ts';
import type { PlanView } from '../../contract/domain/plan.ts';
import type { Bridge } from '../../contract/wire.ts';
import type { Clock } from '../../main/clock.ts';
import { createCore } from '../../main/core.ts';
import { demoNetworkSeed } from '../../main/demo/aws/world/seed.ts';
import type { CoreOptions } from '../../main/host-core.ts';
import type { Ports } from '../../main/ports.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import { connectIntent } from './connect-intent.ts';
import { type DemoSite, siteAlias, siteProfile } from './demo-site.ts';
import { createMemoryBridge } from './memory-bridge.ts';

export type AppClient = Client<AppContract>;

export interface JourneyAppSetup {
  readonly site: DemoSite;
  readonly clock: Clock;
  readonly dataDir: string;
  readonly ports?: Partial<Ports>;
}

export type JourneyApp = Awaited<ReturnType<typeof openApp>>;

/** The app in this process, on a network that is outside it, with the steps that every journey takes. */
export async function openApp({ site, clock, dataDir, ports = {} }: JourneyAppSetup) {
  const memory = createMemoryBridge();
  const core = await createCore({
    dataDir,
    host: 'test',
    ports: { ...sure, ...ports },
    publish: (name, payload) => memory.send(name, payload),
    options: coreOptions(site, clock),
  });
  memory.connect(core.router);
  const client = createClient<AppContract>(memory.bridge);
  return { core, bridge: memory.bridge, client, ...journeySteps(client), stop: () => core.stop() };
}

export function coreOptions(site: DemoSite, clock: Clock): CoreOptions {
  return { clock, env: site.env, sshWorld: site.sshWorld, nameServers: () => [site.network.dns] };
}

const productionVpcId =
  demoNetworkSeed().regions['eu-west-1']?.vpcs.find(({ tags }) => tags['Name'] === 'production')?.id ?? '';
export const place = { profile: siteProfile, region: 'eu-west-1', vpcId: productionVpcId } as const;

/** What a person does on the pages, through the contract alone. */
export function journeySteps(client: AppClient) {
  /** Resolves when the plan no longer runs, with the plan as it is then. */
  function ended(planId: string): Promise<PlanView> {
    return new Promise((resolve, reject) => {
      const look = () =>
        client.plans.get({ planId }).then((plan) => {
          if (plan.state === 'applying') return;
          stop();
          resolve(plan);
        }, reject);
      const stop = client.plans.progressed((news) => {
        if (news.planId === planId && news.state !== 'applying') void look();
      });
    });
  }
  /** Begins by this call, waits for the end. */
  async function after(planId: string, begin: Promise<unknown>): Promise<PlanView> {
    const end = ended(planId);
    await begin;
    return end;
  }
  const apply = (planId: string) => after(planId, client.plans.apply({ planId }));

  return {
    ended,
    apply,
    resume: (planId: string) => after(planId, client.plans.resume({ planId })),
    undo: async (planId: string) => apply((await client.plans.planUndo({ planId })).id),
    addGateway: async () => (await client.gateways.add({ kind: 'ssh-config', name: 'Warehouse', alias: siteAlias })).id,
    intent: async (gatewayId: string, changes: Partial<ConnectSiteIntent> = {}): Promise<ConnectSiteIntent> => {
      const found = await client.siteToSite.suggest({ ...place, gatewayId });
      return connectIntent({
        ...place,
        site: {
          kind: 'gateway',
          gatewayId,
          outsideAddress: found.site?.outsideAddress?.value ?? '',
          localAddress: found.site?.localAddress?.value ?? '',
          subnets: found.site?.subnets.value ?? [],
        },
        attachment: found.attachment,
        customerGateway: { kind: 'new', bgpAsn: found.bgpAsn },
        tunnels: { profile: 'recommended', insideCidrs: found.insideCidrs, keys: 'generated' },
        reach: {
          routes: found.routes.slice(0, 1).map(({ routeTableId, how }) => ({ routeTableId, how })),
          securityRules: found.securityGroups
            .slice(0, 1)
            .map(({ id }) => ({ groupId: id, protocol: 'icmp' as const, port: null })),
        },
        ...changes,
      });
    },
  };
}

/** A person who goes ahead with everything, and keeps nothing. */
export const sure: Ports = {
  saveFile: () => Promise.resolve(null),
  pickFile: () => Promise.resolve(null),
  openLink: () => Promise.resolve(),
  keychain: null,
  notify: () => undefined,
  confirmDestructive: () => Promise.resolve(true),
};

/** Every message that crosses a bridge, as its bytes would be. */
export function tap(bridge: Bridge, saw: (message: string) => void): Bridge {
  return {
    async call(call) {
      saw(JSON.stringify(call));
      const reply = await bridge.call(call);
      saw(JSON.stringify(reply));
      return reply;
    },
    cancel: (id) => bridge.cancel(id),
    subscribe: (name, listener) =>
      bridge.subscribe(name, (payload) => {
        saw(JSON.stringify({ name, payload }));
        listener(payload);
      }),
  };
}
