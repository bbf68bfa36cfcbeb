import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readVpc } from '../../../main/features/network/read-vpc.ts';
import { planConnectSite } from '../../../main/features/site-to-site/plan-connect-site.ts';
import type { ConnectWorld } from '../../../main/features/site-to-site/world.ts';
import { deviceIntent } from '../../helpers/connect-intent.ts';
import { createLinkEngine } from '../../helpers/link-engine.ts';
import { type DemoContext, never, production, startDemoContext } from '../aws/demo-context.ts';

let aws: DemoContext;
beforeEach(async () => {
  aws = await startDemoContext();
});
afterEach(() => aws.stop());

const intent = deviceIntent({
  vpcId: production,
  site: { kind: 'device', outsideAddress: '198.51.100.10', subnets: ['192.168.10.0/24'] },
  reach: {
    routes: [{ routeTableId: 'rtb-0b1de5a1f00d10001', how: 'propagate' }],
    securityRules: [{ groupId: 'sg-0b1de5a1f00d10001', protocol: 'tcp', port: 443 }],
  },
});

async function planned(dryRunObstacle: ConnectWorld['dryRunObstacle']) {
  const vpc = await readVpc(aws.ctx, intent.vpcId, never);
  return planConnectSite(
    intent,
    { accountId: '1', vpc, gateway: null, links: [], rules: [], dryRunObstacle },
    'linkaaaa',
  );
}

const changes = () =>
  aws.demo.requests().filter(({ action, dryRun }) => !dryRun && /^(Create|Att|Auth|En)/.test(action));

describe('the question whether a profile may make the calls of a plan', () => {
  it('comes first, and the review says what is asked and what is not', async () => {
    const [check, ...others] = (await planned(undefined)).steps;
    expect(check?.details).toEqual([
      {
        kind: 'note',
        text: 'Asked with DryRun before anything is made: CreateCustomerGateway, CreateVpnGateway, AuthorizeSecurityGroupIngress.',
      },
      {
        kind: 'note',
        text: 'Known when the step runs: AttachVpnGateway, CreateVpnConnection, CreateVpnConnectionRoute, EnableVgwRoutePropagation.',
      },
    ]);
    expect(others.every(({ needs }) => needs.length > 0)).toBe(true);
  });

  it('stops before anything is made, naming each action; and is asked again on resume', async () => {
    for (const action of ['CreateVpnGateway', 'AuthorizeSecurityGroupIngress'])
      aws.demo.faults.add({ action, kind: 'denied' });
    const { engine } = createLinkEngine(aws);
    const { id } = engine.keep(await planned(undefined));
    engine.apply(id);
    const stopped = await engine.whenIdle(id);
    expect(stopped.state).toBe('stopped');
    expect(stopped.message).toMatch(
      /"demo".*ec2:CreateVpnGateway, ec2:AuthorizeSecurityGroupIngress.*Nothing was changed/,
    );
    expect(changes()).toEqual([]);

    aws.demo.faults.clear();
    engine.resume(id);
    expect(await engine.whenIdle(id)).toMatchObject({ state: 'applied', message: null });
  });

  it('leaves nothing to undo when it stopped', async () => {
    aws.demo.faults.add({ action: 'CreateCustomerGateway', kind: 'denied' });
    const { engine } = createLinkEngine(aws);
    const { id } = engine.keep(await planned(undefined));
    engine.apply(id);
    await engine.whenIdle(id);
    const undo = await engine.planUndo(id);
    expect(undo).toMatchObject({ steps: [], warnings: [] });
    engine.apply(undo.id);
    await engine.whenIdle(undo.id);
    expect(engine.view(id).state).toBe('undone');
  });

  it.each([
    ['other-endpoint', 'may carry out'],
    ['read-only', 'read-only'],
  ] as const)('asks nothing for the reason %s, and says that all is known when it runs', async (obstacle, words) => {
    const plan = await planned(obstacle);
    const texts = plan.steps[0]?.details.map((detail) => (detail.kind === 'note' ? detail.text : ''));
    expect(texts?.[0]).toContain(words);
    expect(texts?.[1]).toMatch(/^Known when the step runs: CreateCustomerGateway, /);
    const { engine } = createLinkEngine(aws);
    const { id } = engine.keep(plan);
    engine.apply(id);
    await engine.whenIdle(id);
    expect(aws.demo.requests().filter(({ dryRun }) => dryRun)).toEqual([]);
  });

  it('is off where the profile is switched to read-only, also after the plan was made', async () => {
    const { engine, services } = createLinkEngine(aws);
    const { id } = engine.keep(await planned(undefined));
    aws.setReadOnly(true);
    expect(await services.ec2(intent, never).dryRunObstacle()).toBe('read-only');
    engine.apply(id);
    expect(await engine.whenIdle(id)).toMatchObject({
      state: 'stopped',
      message: expect.stringContaining('read-only'),
    });
    expect(aws.demo.requests().filter(({ dryRun }) => dryRun)).toEqual([]);
    expect(changes()).toEqual([]);
  });
});
