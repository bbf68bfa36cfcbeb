import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppContract } from '../../contract/index.ts';
import type { Client } from '../../contract/define.ts';
import type { PlanView } from '../../contract/domain/plan.ts';
import { createClock } from '../../main/clock.ts';
import { createCore } from '../../main/core.ts';
import { createEngine } from '../../main/engine/engine.ts';
import { tunnelDoers } from '../../main/features/tunnels/doers.ts';
import { tunnelsHandlers } from '../../main/features/tunnels/handlers.ts';
import type { Core } from '../../main/host-core.ts';
import type { Ports } from '../../main/ports.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import { connectIntent } from '../helpers/connect-intent.ts';
import { demoGatewayId, type DemoLink, startDemoLink } from '../helpers/demo-link.ts';
import { createMemoryStore } from '../helpers/engine-memory.ts';
import { createMemoryBridge } from '../helpers/memory-bridge.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const never = new AbortController().signal;

describe('the tunnels of the demo gateway, through the contract and the bastion', () => {
  const folder = createTemporaryFolder();
  let core: Core;
  let client: Client<AppContract>;
  let gatewayId: string;

  beforeAll(async () => {
    const memory = createMemoryBridge();
    core = await createCore({
      dataDir: folder.path,
      host: 'test',
      ports: sure,
      publish: (name, news) => memory.send(name, news),
    });
    memory.connect(core.router);
    client = createClient<AppContract>(memory.bridge);
    gatewayId = (await client.demo.explore({})).gatewayId ?? '';
  }, 20_000);
  afterAll(async () => {
    await core.stop();
    folder.remove();
  });

  /** Applies and answers the plan as it ended. */
  async function apply({ id: planId }: Pick<PlanView, 'id'>): Promise<PlanView> {
    const ended = new Promise<void>((resolve) => {
      const stop = client.plans.progressed((news) => {
        if (news.planId !== planId || news.state === 'applying') return;
        stop();
        resolve();
      });
    });
    await client.plans.apply({ planId });
    await ended;
    return client.plans.get({ planId });
  }

  async function haulier() {
    const { rows, unread } = await client.tunnels.list({ linkId: null });
    expect(unread).toEqual([]);
    return rows.find(({ connection }) => connection === 'haulier')?.gateway;
  }

  it('takes a connection down, sees it down, and undoes that', async () => {
    // The demo gateway has only just started: this plan ends when the tunnel is up, and has no steps if it is already.
    const up = await client.tunnels.planAction({ gatewayId, connection: 'haulier', action: 'up' });
    expect(await apply(up)).toMatchObject({ state: 'applied', message: null });
    expect(await haulier()).toMatchObject({ state: 'up', message: '192.168.10.0/24 to 10.99.0.0/24' });
    const detail = await client.tunnels.detail({ gatewayId, connection: 'haulier' });
    expect(detail).toMatchObject({ ikeSas: [{ state: 'ESTABLISHED' }], childSas: [{ state: 'INSTALLED' }] });
    expect(detail.raw).toContain('Security Associations');

    const plan = await client.tunnels.planAction({ gatewayId, connection: 'haulier', action: 'down' });
    expect(plan.warnings.map(({ id }) => id)).toEqual(['not-ours', 'interrupts']);
    expect(await apply(plan)).toMatchObject({ state: 'applied', message: null });
    expect(await haulier()).toMatchObject({ state: 'down', message: 'Loaded, with no security association' });

    expect(await apply(await client.plans.planUndo({ planId: plan.id }))).toMatchObject({ state: 'applied' });
    expect(await haulier()).toMatchObject({ state: 'up' });
    const { entries } = await client.activity.list({
      text: '',
      planId: plan.id,
      linkId: null,
      kinds: [],
      before: null,
      limit: 50,
    });
    expect(JSON.stringify(entries)).toContain(plan.title);
  });

  it('stops the service, says so in the list, and starts it again by undo', async () => {
    const plan = await client.tunnels.planService({ gatewayId, action: 'stop' });
    expect(plan.steps[0]?.interrupts).toContain('haulier');
    expect(await apply(plan)).toMatchObject({ state: 'applied' });
    expect((await client.tunnels.list({ linkId: null })).rows).toEqual([]);
    await expect(client.tunnels.planAction({ gatewayId, connection: 'haulier', action: 'up' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await apply(await client.plans.planUndo({ planId: plan.id }))).toMatchObject({ state: 'applied' });
    expect(await haulier()).toMatchObject({ state: 'up' });
  });
});

describe.each(['ipsec', 'swanctl'] as const)('the tunnels of a link on the demo network (%s)', (dialect) => {
  let demo: DemoLink;
  beforeAll(async () => {
    demo = await startDemoLink(dialect);
  });
  afterAll(() => demo.stop());

  it('go down and up at both ends, by their outside addresses', async () => {
    await connectSite(demo);
    const { pages, apply, undo } = tunnelsOf(demo);
    const view = async () =>
      (await pages.list({ linkId: null }, never)).rows
        .filter(({ linkId }) => linkId !== null)
        .map(({ outsideAddress, aws, gateway, agrees }) => [outsideAddress, aws.state, gateway.state, agrees]);
    const [link] = demo.links.list();
    const [first, second] = link?.tunnels ?? [];
    expect(await view()).toEqual([
      [first?.outsideAddress, 'up', 'up', true],
      [second?.outsideAddress, 'up', 'up', true],
    ]);

    const connection = second?.childName ?? '';
    const plan = await pages.planAction({ gatewayId: demoGatewayId, connection, action: 'down' }, never);
    expect(plan.steps[0]?.interrupts).toContain(`moves to its other tunnel (${first?.outsideAddress})`);
    expect(await apply(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(await view()).toEqual([
      [first?.outsideAddress, 'up', 'up', true],
      [second?.outsideAddress, 'down', 'down', true],
    ]);
    expect(await undo(plan.id)).toMatchObject({ state: 'applied' });

    const restart = await pages.planService({ gatewayId: demoGatewayId, action: 'restart' }, never);
    expect(await apply(restart.id)).toMatchObject({ state: 'applied', message: null });
    expect((await view()).map(([, , , agrees]) => agrees)).toEqual([true, true]);
  });
});

/** The tunnels feature over the connections of a demo link, with an engine of its own. */
function tunnelsOf({ clock, services, links }: DemoLink) {
  const { ec2 } = services;
  const gateways = { ...services.gateways, list: () => [{ id: demoGatewayId, name: 'gateway-1' }] };
  const engine = createEngine({
    ...createMemoryStore(),
    clock,
    doers: tunnelDoers({ clock, ec2, gateways }),
    publish: () => undefined,
    report: (error) => {
      throw error;
    },
  });
  const apply = (id: string) => {
    engine.apply(id);
    return engine.whenIdle(id);
  };
  return {
    // Limits of reads count on a clock that does not jump.
    pages: tunnelsHandlers({ clock: createClock(), ec2, gateways, links, keepPlan: engine.keep }),
    apply,
    undo: async (id: string) => apply((await engine.planUndo(id)).id),
  };
}

async function connectSite(demo: DemoLink): Promise<void> {
  const vpcId = 'vpc-0b1de5a1f00d10001';
  const place = { profile: 'demo', region: 'eu-west-1', vpcId };
  const found = await demo.siteToSite.suggest({ ...place, gatewayId: demoGatewayId }, never);
  const intent = connectIntent({
    vpcId,
    site: {
      kind: 'gateway',
      gatewayId: demoGatewayId,
      outsideAddress: found.site?.outsideAddress?.value ?? '',
      localAddress: found.site?.localAddress?.value ?? '',
      subnets: found.site?.subnets.value ?? [],
    },
    attachment: found.attachment,
    tunnels: { profile: 'recommended', insideCidrs: found.insideCidrs, keys: 'generated' },
    reach: { routes: [], securityRules: [] },
  });
  const { id } = await demo.siteToSite.plan({ intent, keys: null }, never);
  expect(await demo.apply(id)).toMatchObject({ state: 'applied' });
}

/** A person who goes ahead with everything. */
const sure: Ports = {
  saveFile: () => Promise.resolve(null),
  pickFile: () => Promise.resolve(null),
  openLink: () => Promise.resolve(),
  keychain: null,
  notify: () => undefined,
  confirmDestructive: () => Promise.resolve(true),
};
