import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppContract } from '../../contract/index.ts';
import { createCore } from '../../main/core.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import { failoverIntent, publicZone } from '../helpers/dns-intent.ts';
import { type AppClient, journeySteps, sure } from '../helpers/journey-app.ts';
import { createMemoryBridge } from '../helpers/memory-bridge.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const folder = createTemporaryFolder();
const memory = createMemoryBridge();
const client: AppClient = createClient<AppContract>(memory.bridge);
const { apply } = journeySteps(client);
let stop = () => Promise.resolve();

beforeAll(async () => {
  const core = await createCore({
    dataDir: folder.path,
    host: 'test',
    ports: sure,
    publish: (name, payload) => memory.send(name, payload),
    options: { env: { HOME: folder.path }, demoTimeScale: 600 },
  });
  memory.connect(core.router);
  stop = () => core.stop();
  await client.demo.explore({});
});
afterAll(async () => {
  await stop();
  folder.remove();
});

it("makes and drills a failover pair on the demo network's own tunnel, as a new user would", async () => {
  const where = { profile: 'demo', region: 'eu-west-1' };
  const zone = (await client.dns.zones(where)).find(({ id }) => id === publicZone);
  expect(zone?.nameServers).toHaveLength(4);
  const places = [where, { ...where, region: 'us-east-1' }];
  const choices = await Promise.all(
    places.map(async (place) => (await client.dns.tunnels(place)).map((one) => ({ ...one, region: place.region }))),
  );
  const up = choices.flat().find(({ tunnels }) => tunnels.some(({ state }) => state === 'up'));
  const tunnel = {
    kind: 'tunnel',
    region: up?.region ?? '',
    vpnConnectionId: up?.vpnConnectionId ?? '',
    outsideAddress: null,
  } as const;
  const intent = failoverIntent(tunnel, { ...where });
  expect(await client.dns.check({ intent })).toEqual([]);
  const plan = await client.dns.plan({ intent });
  const made = await apply(plan.id);
  expect(made).toMatchObject({ state: 'applied', message: null });
  expect(made.progress.at(-1)?.log.at(-1)?.text).toMatch(/203\.0\.113\.50 \(the name servers of the zone\)/);

  const ref = { ...where, zoneId: publicZone, name: intent.name, type: 'A' as const };
  const drill = await client.dns.planDrill(ref);
  expect(drill.conflicts).toEqual([]);
  expect(await apply(drill.id)).toMatchObject({ state: 'applied', message: null });
  expect(await client.dns.drill({ planId: drill.id })).toMatchObject({
    state: 'done',
    detectionSeconds: expect.any(Number),
    switchSeconds: expect.any(Number),
    backSeconds: expect.any(Number),
  });
});
