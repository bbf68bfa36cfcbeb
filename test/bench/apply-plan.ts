import type { AppContract } from '../../contract/index.ts';
import type { ConnectSiteIntent } from '../../contract/domain/intent.ts';
import type { PlanView } from '../../contract/domain/plan.ts';
import { createClock } from '../../main/clock.ts';
import { createCore } from '../../main/core.ts';
import { usualDelays } from '../../main/demo/aws/world/delays.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import { type AppClient, journeySteps, sure } from '../helpers/journey-app.ts';
import { createMemoryBridge } from '../helpers/memory-bridge.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import type { Figure } from './figure.ts';
import { longestChain } from './longest-chain.ts';

/**
 * The main plan, through the contract, on the demo network with AWS's own delays. With a `timeScale` above 1 all clocks run
 * faster alike, and whatever takes real time (calls, SSH, the disk) counts that many times.
 */
export async function measureApply(timeScale: number): Promise<Figure> {
  const folder = createTemporaryFolder();
  const memory = createMemoryBridge();
  const options = { clock: createClock(timeScale), demoTimeScale: 1 };
  const core = await createCore({
    dataDir: folder.path,
    host: 'test',
    ports: sure,
    publish: (name, payload) => memory.send(name, payload),
    options,
  });
  try {
    memory.connect(core.router);
    const client = createClient<AppContract>(memory.bridge);
    const plan = await makePlan(client);
    const began = performance.now();
    const ended = await journeySteps(client).apply(plan.id);
    const ours = (performance.now() - began) * timeScale;
    if (ended.state !== 'applied') throw new Error(`The plan ended as ${ended.state}: ${ended.message ?? ''}`);
    const chain = longestChain(plan.steps, usualDelays);
    return {
      name: '(a) apply of the main plan, demo AWS',
      what: `apply, ${plan.steps.length} steps, from the click to both tunnels up`,
      ours,
      against: `longest chain of configured waits (${chain.stepIds.join(' → ')})`,
      dividedBy: chain.seconds * 1000,
      goal: 1.05,
      notes: [
        timeScale === 1
          ? 'Real time scale.'
          : `Quick: clocks ${timeScale} times faster, our own work counted ${timeScale} times.`,
        ...slowest(ended),
      ],
    };
  } finally {
    await core.stop();
    folder.remove();
  }
}

/** The wizard with every default taken. */
async function makePlan(client: AppClient): Promise<PlanView> {
  const { profile, gatewayId } = await client.demo.explore({});
  if (profile === null || gatewayId === null) throw new Error('The demo network did not start');
  const region = 'eu-west-1';
  const vpcs = await client.network.vpcs({ profile, region });
  const vpc = vpcs.find(({ vpnGatewayId, isDefault }) => vpnGatewayId === null && !isDefault);
  if (!vpc) throw new Error('The demo network has no VPC without a gateway');
  const found = await client.siteToSite.suggest({ profile, region, vpcId: vpc.id, gatewayId });
  const { site } = found;
  if (!site?.outsideAddress || !site.localAddress) throw new Error('The demo gateway has no address');
  const intent: ConnectSiteIntent = {
    name: found.name,
    profile,
    region,
    vpcId: vpc.id,
    attachment: found.attachment,
    site: {
      kind: 'gateway',
      gatewayId,
      outsideAddress: site.outsideAddress.value,
      localAddress: site.localAddress.value,
      subnets: site.subnets.value,
    },
    customerGateway: { kind: 'new', bgpAsn: found.bgpAsn },
    tunnels: { profile: 'recommended', insideCidrs: found.insideCidrs, keys: 'generated' },
    reach: {
      routes: found.routes.filter(({ isUsed }) => isUsed).map(({ routeTableId, how }) => ({ routeTableId, how })),
      securityRules: found.securityGroups
        .filter(({ isSuggested }) => isSuggested)
        .map(({ id }) => ({ groupId: id, protocol: 'icmp', port: null })),
    },
    tags: [],
  };
  const plan = await client.siteToSite.plan({ intent, keys: null });
  if (plan.conflicts.length > 0) throw new Error(plan.conflicts.map(({ text }) => text).join('\n'));
  return plan;
}

function slowest({ progress }: PlanView): string[] {
  const seconds = ({ startedAt, endedAt }: PlanView['progress'][number]) =>
    startedAt === null || endedAt === null ? 0 : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  const listed = progress
    .toSorted((a, b) => seconds(b) - seconds(a))
    .filter((step) => seconds(step) >= 1)
    .map((step) => `${step.stepId} ${seconds(step).toFixed(1)} s`);
  return [`Steps of a second and more: ${listed.join(', ')}.`];
}
