import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHeldKeys } from '../../../main/aws-steps/held-keys.ts';
import { createClock } from '../../../main/clock.ts';
import { startDemoAws } from '../../../main/demo/aws/start-demo-aws.ts';
import { directConnectHandlers } from '../../../main/features/direct-connect/handlers.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { contextFor, runScript } from './stand-ins.ts';

const region = 'eu-west-1';
const folder = createTemporaryFolder();
let demo: Awaited<ReturnType<typeof startDemoAws>>;

beforeAll(async () => {
  demo = await startDemoAws();
});
afterAll(async () => {
  await demo.stop();
  folder.remove();
});

describe('Direct Connect on the demo AWS', () => {
  it('is seen by boto3 as the app shows it', async () => {
    const ctx = await contextFor(demo.endpoint, folder.path);
    const notHere = () => Promise.reject(new Error('Only looked at'));
    const { overview } = directConnectHandlers({
      clock: createClock(),
      aws: { context: () => Promise.resolve(ctx) },
      ownKeys: createHeldKeys(),
      changed: () => undefined,
      keepPlan: (plan) => {
        throw new Error(`Nothing to plan: ${plan.title}`);
      },
      viewPlan: (planId) => {
        throw new Error(`No plan ${planId}`);
      },
      saveFile: notHere,
    });
    const { virtualInterfaces, unread } = await overview({ profile: 'lab', region }, new AbortController().signal);
    expect(unread).toEqual([]);
    const seen = await runScript('list-virtual-interfaces.py', demo.endpoint, region);
    expect(seen).toHaveLength(virtualInterfaces.length);
    expect(virtualInterfaces.length).toBeGreaterThan(1);
    expect(virtualInterfaces.map(({ id, vlan, state }) => [id, vlan, state])).toEqual(seen);
  });
});
