import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlanView } from '../../contract/domain/plan.ts';
import type { AppContract } from '../../contract/index.ts';
import { type Clock, createClock } from '../../main/clock.ts';
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
const waits = new Set<number>();
let stop = () => Promise.resolve();

beforeAll(async () => {
  const core = await createCore({
    dataDir: folder.path,
    host: 'test',
    ports: sure,
    publish: (name, payload) => memory.send(name, payload),
    options: { env: { HOME: folder.path }, demoTimeScale: 600, clock: countingClock() },
  });
  memory.connect(core.router);
  stop = () => core.stop();
  await client.demo.explore({});
});
afterAll(async () => {
  await stop();
  folder.remove();
});

it('waits for nothing any more once it has stopped, not even to put back a drill that was stopped a moment ago', async () => {
  const where = { profile: 'demo', region: 'eu-west-1' };
  const check = { kind: 'endpoint', protocol: 'tcp', host: '203.0.113.50', port: 443, path: null } as const;
  const intent = failoverIntent({ ...check, intervalSeconds: 10, failureThreshold: 1 }, where);
  await apply((await client.dns.plan({ intent })).id);
  const ref = {
    profile: 'demo',
    region: 'eu-west-1',
    zoneId: publicZone,
    name: 'app.nordhafen.example',
    type: 'A',
  } as const;
  const { id: planId } = await client.dns.planDrill(ref);
  await client.plans.apply({ planId });
  await reaches(
    planId,
    ({ progress }) => progress.find(({ stepId }) => stepId === 'watch-switch')?.state === 'running',
  );
  await client.plans.pause({ planId });
  await reaches(planId, ({ state }) => state === 'paused');

  await stop();

  expect([...waits]).toEqual([]);
});

/** The machine's clock, which knows who waits for how long. */
function countingClock(): Clock {
  const clock = createClock();
  return {
    now: () => clock.now(),
    async wait(ms, signal) {
      waits.add(ms);
      await clock.wait(ms, signal).finally(() => waits.delete(ms));
    },
  };
}

function reaches(planId: string, isThere: (plan: PlanView) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () =>
      client.plans.get({ planId }).then((plan) => {
        if (!isThere(plan)) return;
        end();
        resolve();
      }, reject);
    const end = client.plans.progressed((news) => {
      if (news.planId === planId) void look();
    });
  });
}
