import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectSiteIntent } from '../../../../contract/domain/intent.ts';
import { readVpc } from '../../../../main/features/network/read-vpc.ts';
import { createOwnKeys } from '../../../../main/features/site-to-site/own-keys.ts';
import { planConnectSite } from '../../../../main/features/site-to-site/plan-connect-site.ts';
import { Secret } from '../../../../main/secret.ts';
import { tunnelOptions } from '../../../../main/vpn/tunnel-options.ts';
import { deviceIntent } from '../../../helpers/connect-intent.ts';
import { createLinkEngine } from '../../../helpers/link-engine.ts';
import { type DemoContext, never, production, startDemoContext } from '../../aws/demo-context.ts';

let aws: DemoContext;
beforeEach(async () => {
  aws = await startDemoContext();
});
afterEach(() => aws.stop());

const main = 'rtb-0b1de5a1f00d10001';
const app = 'rtb-0b1de5a1f00d10002';
const web = 'sg-0b1de5a1f00d10001';

const intent = deviceIntent({
  vpcId: production,
  site: { kind: 'device', outsideAddress: '198.51.100.10', subnets: ['192.168.10.0/24', '192.168.20.0/24'] },
  reach: {
    routes: [
      { routeTableId: main, how: 'propagate' },
      { routeTableId: app, how: 'static' },
    ],
    securityRules: [{ groupId: web, protocol: 'icmp', port: null }],
  },
});

async function planned(wish: ConnectSiteIntent = intent) {
  const vpc = await readVpc(aws.ctx, wish.vpcId, never);
  return planConnectSite(
    wish,
    { accountId: '1', vpc, gateway: null, links: [], rules: [], dryRunObstacle: undefined },
    'linkaaaa',
  );
}

/** What there is in the region, but for what AWS still lists as deleted. */
function listing() {
  const region = aws.demo.snapshot().regions['eu-west-1'];
  const live = (things: readonly { readonly id: string; readonly state?: unknown }[] | undefined) =>
    (things ?? []).filter((thing) => thing.state !== 'deleted').map(({ id }) => id);
  return {
    customerGateways: live(region?.customerGateways),
    vpnGateways: live(region?.vpnGateways),
    vpnConnections: live(region?.vpnConnections),
    rules: region?.securityGroupRules.map(({ id }) => id),
    tables: region?.routeTables.map(({ id, routes, propagatingVgwIds }) => ({ id, routes, propagatingVgwIds })),
  };
}

describe('the AWS end of a link', () => {
  it('is made as planned, recorded, found again, and taken away without a trace', async () => {
    const before = listing();
    const { engine, links, reported } = createLinkEngine(aws);
    const plan = engine.keep(await planned());
    engine.apply(plan.id);
    const applied = await engine.whenIdle(plan.id);

    expect(applied).toMatchObject({ state: 'applied', message: null });
    const [link] = links.list();
    expect(link).toMatchObject({
      origin: 'created',
      planId: plan.id,
      attachment: { origin: 'created' },
      customerGateway: { origin: 'created' },
      made: {
        isAttachment: true,
        propagations: [main],
        routes: [{ routeTableId: app, cidr: '192.168.10.0/24' }, { cidr: '192.168.20.0/24' }],
      },
    });
    expect(link?.made.securityRules[0]?.ruleIds).toHaveLength(2);
    expect(link?.tunnels.map(({ insideCidr }) => insideCidr)).toEqual(['169.254.20.0/30', '169.254.21.0/30']);

    const undo = await engine.planUndo(plan.id);
    engine.apply(undo.id);
    expect(await engine.whenIdle(undo.id)).toMatchObject({ state: 'applied' });
    expect(engine.view(plan.id)).toMatchObject({ state: 'undone', message: null });
    expect(listing()).toEqual(before);
    expect(links.list()).toEqual([]);
    expect(reported).toEqual([]);
  });

  it('tags what it makes, in the create itself', async () => {
    const { engine } = createLinkEngine(aws);
    const { id } = engine.keep(await planned());
    engine.apply(id);
    await engine.whenIdle(id);
    const region = aws.demo.snapshot().regions['eu-west-1'];
    const made = [
      ...(region?.customerGateways ?? []),
      ...(region?.vpnGateways ?? []),
      ...(region?.vpnConnections ?? []),
    ];
    const ours = made.filter(({ tags }) => tags['linkspan:plan'] === id);
    expect(ours).toHaveLength(3);
    for (const { tags } of ours)
      expect(tags).toMatchObject({ Name: 'Harbour', 'linkspan:link': 'linkaaaa', team: 'network' });
    expect(aws.demo.requests().map(({ action }) => action)).not.toContain('CreateTags');
  });

  it('is not made twice when answers are lost', async () => {
    for (const action of [
      'CreateCustomerGateway',
      'CreateVpnGateway',
      'AttachVpnGateway',
      'CreateVpnConnection',
      'CreateVpnConnectionRoute',
      'EnableVgwRoutePropagation',
      'CreateRoute',
      'AuthorizeSecurityGroupIngress',
    ]) {
      aws.demo.faults.add({ action, kind: 'lost-reply' });
    }
    const before = listing();
    const { engine, links } = createLinkEngine(aws);
    const { id } = engine.keep(await planned());
    engine.apply(id);
    expect(await engine.whenIdle(id)).toMatchObject({ state: 'applied', message: null });
    const after = listing();
    expect(after.customerGateways.length - before.customerGateways.length).toBe(1);
    expect(after.vpnGateways.length - before.vpnGateways.length).toBe(1);
    expect(after.vpnConnections.length - before.vpnConnections.length).toBe(1);

    expect(links.list()[0]?.made.routes).toHaveLength(2);
    const undo = await engine.stopAndUndo(id);
    await engine.whenIdle(undo.id);
    expect(listing()).toEqual(before);
  });

  it('waits for what AWS does not list yet', async () => {
    aws.demo.faults.add({ action: 'CreateVpnConnection', kind: 'slow-to-appear', seconds: 20 });
    aws.demo.faults.add({ action: 'CreateCustomerGateway', kind: 'slow-to-appear', seconds: 20 });
    const { engine } = createLinkEngine(aws);
    const { id } = engine.keep(await planned());
    engine.apply(id);
    expect(await engine.whenIdle(id)).toMatchObject({ state: 'applied', message: null });
  });

  it('stops where AWS refuses, says why, and goes on when asked again', async () => {
    aws.demo.faults.add({ action: 'CreateVpnConnection', kind: 'denied', times: 1 });
    const { engine } = createLinkEngine(aws);
    const { id } = engine.keep(await planned());
    engine.apply(id);
    const stopped = await engine.whenIdle(id);
    expect(stopped).toMatchObject({ state: 'stopped' });
    expect(stopped.message).toContain('CreateVpnConnection');
    engine.resume(id);
    expect(await engine.whenIdle(id)).toMatchObject({ state: 'applied' });
  });

  it('leaves what somebody else uses by then, with the reason', async () => {
    const { engine, services } = createLinkEngine(aws);
    const { id } = engine.keep(await planned());
    engine.apply(id);
    await engine.whenIdle(id);
    const ec2 = services.ec2(intent, never);
    const vpnGateway = (await ec2.vpnGateways()).find(({ tags }) => tags['linkspan:plan'] === id);
    const other = await ec2.createCustomerGateway({ address: '198.51.100.77', bgpAsn: 65_001, tags: {} });
    await aws.clock.wait(10_000);
    const tunnels = [tunnelOptions('recommended', null), tunnelOptions('recommended', null)];
    await ec2.createVpnConnection({
      customerGatewayId: other,
      vpnGatewayId: vpnGateway?.id ?? '',
      tunnels,
      keys: null,
      tags: {},
    });

    const undo = await engine.planUndo(id);
    engine.apply(undo.id);
    expect(await engine.whenIdle(undo.id)).toMatchObject({ state: 'applied' });
    const { progress, message } = engine.view(id);
    const left = progress.filter(({ state }) => state === 'left').map(({ stepId }) => stepId);
    expect(left.sort()).toEqual(['attach-vpn-gateway', 'create-vpn-gateway', `propagate-${main}`]);
    expect(message).toMatch(/VPN connection vpn-\w+ uses/);
  });

  it('adopts what is there, and undo leaves it', async () => {
    const { engine, services } = createLinkEngine(aws);
    const plan = await planned();
    const ec2 = services.ec2(intent, never);
    const there = await ec2.createCustomerGateway({
      address: '198.51.100.10',
      bgpAsn: 65_000,
      tags: { Name: 'theirs' },
    });
    await ec2.authorizeIngress({ groupId: web, protocol: 'icmp', port: null, cidrs: ['192.168.10.0/24'], tags: {} });
    const { id } = engine.keep(plan);
    engine.apply(id);
    const applied = await engine.whenIdle(id);
    expect(applied).toMatchObject({ state: 'applied' });
    expect(applied.progress.find(({ stepId }) => stepId === 'create-customer-gateway')).toMatchObject({
      state: 'adopted',
    });
    const undo = await engine.stopAndUndo(id);
    await engine.whenIdle(undo.id);
    expect((await ec2.customerGateways()).find((one) => one.id === there)).toMatchObject({ state: 'available' });
    expect((await ec2.ingressRules(web)).filter(({ protocol }) => protocol === 'icmp').map(({ cidr }) => cidr)).toEqual(
      ['192.168.10.0/24'],
    );
  });

  it('stops when a VPC got another gateway since the plan', async () => {
    const { engine, services } = createLinkEngine(aws);
    const plan = await planned();
    const ec2 = services.ec2(intent, never);
    const other = await ec2.createVpnGateway({ amazonSideAsn: 64_600, tags: {} });
    await ec2.attachVpnGateway({ vpnGatewayId: other, vpcId: production });
    const { id } = engine.keep(plan);
    engine.apply(id);
    const stopped = await engine.whenIdle(id);
    expect(stopped.state).toBe('stopped');
    expect(stopped.message).toContain(other);
  });

  it('asks for own keys again when they are no longer in memory, and forgets them once AWS has them', async () => {
    const ownKeys = createOwnKeys();
    const { engine } = createLinkEngine({ ...aws, ownKeys });
    const { id } = engine.keep(await planned({ ...intent, tunnels: { ...intent.tunnels, keys: 'own' } }));
    engine.apply(id);
    expect(await engine.whenIdle(id)).toMatchObject({
      state: 'waiting',
      message: expect.stringContaining('pre-shared keys'),
    });

    ownKeys.hold(id, [new Secret('first_key_of_ours'), new Secret('second_key_of_ours')]);
    engine.resume(id);
    const applied = await engine.whenIdle(id);
    expect(applied.state).toBe('applied');
    expect(ownKeys.of(id)).toBeUndefined();
    expect(JSON.stringify(applied)).not.toContain('key_of_ours');
    expect(JSON.stringify(aws.demo.snapshot())).toContain('second_key_of_ours');
  });
});
