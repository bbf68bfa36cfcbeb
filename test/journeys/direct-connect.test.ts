import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoNetworkSeed } from '../../main/demo/aws/world/seed.ts';
import { Secret } from '../../main/secret.ts';
import { type AwsApp, awsPlace, startAwsApp } from '../helpers/aws-app.ts';
import {
  interfaceIntent,
  quickDelays,
  seededGateway,
  sharedVgw,
  transitIntent,
} from '../helpers/direct-connect-intent.ts';
import { listDirectConnect } from '../helpers/direct-connect-listing.ts';

describe('Direct Connect, through the contract', () => {
  const saved: { name: string; text: string }[] = [];
  let site: AwsApp;
  let before: ReturnType<typeof listDirectConnect>;
  const list = () => listDirectConnect(site.aws.snapshot());

  beforeAll(async () => {
    const saveFile = (name: string, content: unknown) => {
      saved.push({ name, text: content instanceof Secret ? content.reveal() : 'not a secret' });
      return Promise.resolve(`/saved/${name}`);
    };
    site = await startAwsApp({ ports: { saveFile }, aws: { delays: quickDelays } });
  });
  beforeEach(() => {
    site.aws.restore(demoNetworkSeed());
    before = list();
  });
  afterAll(() => site.stop());

  const overview = () => site.app.client.directConnect.overview(awsPlace);
  const interfaceNamed = async (name: string) => {
    const one = (await overview()).virtualInterfaces.find((each) => each.name === name);
    if (!one) throw new Error(`No virtual interface ${name}`);
    return one;
  };
  async function undoneClean(planId: string): Promise<void> {
    expect(await site.app.undo(planId)).toMatchObject({ state: 'applied', message: null });
    expect(await site.app.client.plans.get({ planId })).toMatchObject({ state: 'undone' });
    expect(list()).toEqual(before);
  }

  it('tells light, BGP and routes apart, and names what it could not read', async () => {
    const read = await overview();
    expect(read.virtualInterfaces).toMatchObject([
      {
        id: 'dxvif-fg0demo1',
        health: { connection: 'up', bgp: 'up' },
        attachedTo: { kind: 'dxgw', id: seededGateway },
      },
      { id: 'dxvif-fh0demo2', state: 'confirming', health: { connection: 'unknown' } },
    ]);
    expect(read.gateways).toMatchObject([
      { id: seededGateway, associations: [{ gatewayId: sharedVgw }], virtualInterfaceIds: ['dxvif-fg0demo1'] },
    ]);
    expect(read.connections.map(({ vlan }) => vlan)).toEqual([null, 305, null]);
    expect(JSON.stringify(read)).not.toContain('demo.only');
    site.aws.faults.add({ action: 'DescribeLags', kind: 'denied', times: 1 });
    expect((await overview()).unread).toEqual([
      { what: 'LAGs', why: expect.stringContaining('DescribeLags') as string },
    ]);
  });

  it('makes a private one to BGP up, from what it suggests, and takes it back', async () => {
    const found = await site.app.client.directConnect.suggest(awsPlace);
    const [port] = found.connections;
    expect(port).toMatchObject({ id: 'dxcon-fg0demo1', usedVlans: [101], freeVlan: 100, onlyVlan: null });
    const intent = interfaceIntent({ name: found.name, connectionId: port?.id ?? '', vlan: port?.freeVlan ?? 0 });
    expect(await site.app.client.directConnect.check({ intent })).toEqual([]);
    let told = 0;
    const stop = site.app.client.directConnect.changed(() => (told += 1));
    const plan = await site.app.client.directConnect.plan({ intent, key: null });
    expect(plan).toMatchObject({ state: 'ready', conflicts: [], cost: null });
    expect(await site.app.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
    stop();
    expect(told).toBeGreaterThan(0);
    expect(await interfaceNamed(found.name)).toMatchObject({
      state: 'available',
      health: { bgp: 'up' },
      tags: [{ key: 'team' }, { key: 'linkspan:plan', value: plan.id }],
    });
    await undoneClean(plan.id);
  });

  it('makes a transit one with a new gateway, its association and a second peer, and takes all of it back', async () => {
    const plan = await site.app.client.directConnect.plan({ intent: transitIntent(), key: null });
    expect(plan.conflicts).toEqual([]);
    expect(plan.steps.map(({ id }) => id)).toEqual([
      'create-dx-gateway',
      'associate-gateway',
      'create-virtual-interface',
      'add-ipv6-peer',
      'watch-bgp',
    ]);
    expect(await site.app.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(await interfaceNamed('quay-transit')).toMatchObject({
      kind: 'transit',
      mtu: 8500,
      peers: [
        { addressFamily: 'ipv4', status: 'up' },
        { addressFamily: 'ipv6', status: 'up' },
      ],
    });
    expect((await overview()).gateways).toContainEqual(
      expect.objectContaining({ name: 'quay-core', associations: [expect.objectContaining({ state: 'associated' })] }),
    );
    await undoneClean(plan.id);
  });

  it('makes a public one and says that AWS looks at it', async () => {
    const intent = interfaceIntent({
      kind: 'public',
      name: 'quay-public',
      target: { kind: 'public' },
      ipv4: { kind: 'own', amazonAddress: '198.51.100.1/30', customerAddress: '198.51.100.2/30' },
      prefixes: ['198.51.100.0/24'],
    });
    const plan = await site.app.client.directConnect.plan({ intent, key: null });
    const ended = await site.app.apply(plan.id);
    expect(ended).toMatchObject({ state: 'applied' });
    expect(ended.progress.at(-1)?.log.at(0)?.text).toMatch(/72 hours/);
    await undoneClean(plan.id);
  });

  it('ends applied when the router is not set up, and says so', async () => {
    const world = demoNetworkSeed();
    const slow = await startAwsApp({ aws: { seed: world, delays: { ...quickDelays, dxRouter: 1e9 } } });
    const plan = await slow.app.client.directConnect.plan({ intent: interfaceIntent(), key: null });
    const ended = await slow.app.apply(plan.id);
    expect(ended).toMatchObject({ state: 'applied', message: null });
    expect(ended.progress.at(-1)?.log.map(({ text }) => text)).toEqual([
      expect.stringMatching(/waits for your router/),
      expect.stringMatching(/Still waiting for your router/),
    ]);
    await slow.stop();
  });

  it('keeps a typed key in memory, asks for it again after a restart, and gives it to AWS', async () => {
    const intent = interfaceIntent({ key: 'own', ipv6: true });
    const { plan } = site.app.client.directConnect;
    await expect(plan({ intent, key: null })).rejects.toMatchObject({ code: 'invalid-input', subject: 'key' });
    const made = await plan({ intent, key: 'typed.key.of.quay' });
    await site.restart();
    expect(await site.app.apply(made.id)).toMatchObject({ state: 'waiting', waitsFor: 'keys' });
    await site.app.client.directConnect.giveKey({ planId: made.id, key: 'typed.key.of.quay' });
    expect(await site.app.resume(made.id)).toMatchObject({ state: 'applied' });
    const inAws = site.aws
      .snapshot()
      .regions['eu-west-1']?.directConnect.virtualInterfaces.find(({ name }) => name === 'quay-2');
    expect(inAws?.peers.map(({ authKey }) => authKey)).toEqual(['typed.key.of.quay', 'typed.key.of.quay']);
    await expect(site.app.client.directConnect.giveKey({ planId: made.id, key: 'another.key' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await undoneClean(made.id);
  });

  it('accepts one that another account made, and cannot take that back', async () => {
    const virtualInterfaceId = 'dxvif-fh0demo2';
    const target = { kind: 'dxgw', id: seededGateway } as const;
    const plan = await site.app.client.directConnect.planAccept({ ...awsPlace, virtualInterfaceId, target });
    expect(plan).toMatchObject({ conflicts: [], warnings: [{ id: 'no-way-back' }] });
    expect(await site.app.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(await interfaceNamed('from-the-haulier')).toMatchObject({ state: 'available', attachedTo: target });
    const again = await site.app.client.directConnect.planAccept({ ...awsPlace, virtualInterfaceId, target });
    expect(again.conflicts).toMatchObject([{ text: expect.stringMatching(/nothing to accept/) as string }]);
  });

  it('deletes one, and says when it is the last way', async () => {
    const where = { ...awsPlace, virtualInterfaceId: 'dxvif-fg0demo1' };
    const plan = await site.app.client.directConnect.planDelete(where);
    expect(plan.warnings).toMatchObject([{ id: 'last-path', subject: seededGateway }]);
    expect(plan.steps[0]?.interrupts).toMatch(/leaves this line/);
    expect(await site.app.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(list().interfaces.map(({ name }) => name)).toEqual(['private from-the-haulier']);
    await expect(site.app.client.directConnect.planDelete(where)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('shows the router’s side with the key masked, and saves it with the key', async () => {
    const where = { ...awsPlace, virtualInterfaceId: 'dxvif-fg0demo1' };
    for (const vendor of ['aws', 'frr', 'cisco-ios', 'junos'] as const) {
      const { text } = await site.app.client.directConnect.routerConfiguration({ ...where, vendor });
      expect(text).toContain('••••');
      expect(text).not.toContain('demo.only');
      const { path } = await site.app.client.directConnect.saveRouterConfiguration({ ...where, vendor });
      expect(path).toBe(`/saved/linkspan-dxvif-fg0demo1-${vendor}.txt`);
      expect(saved.at(-1)?.text).toContain('demo.only.dxvif-fg0demo1');
    }
  });

  it('stops when somebody takes the VLAN between plan and apply, and makes nothing', async () => {
    const first = await site.app.client.directConnect.plan({ intent: interfaceIntent(), key: null });
    const second = await site.app.client.directConnect.plan({ intent: interfaceIntent({ name: 'other' }), key: null });
    expect(await site.app.apply(first.id)).toMatchObject({ state: 'applied' });
    const ended = await site.app.apply(second.id);
    expect(ended).toMatchObject({ state: 'stopped', message: expect.stringMatching(/VLAN 102 .* taken by/) as string });
    await site.app.undo(second.id);
    await undoneClean(first.id);
  });

  it('refuses a plan with an error at a field, and one that AWS denies', async () => {
    const bad = await site.app.client.directConnect.plan({ intent: interfaceIntent({ vlan: 101 }), key: null });
    expect(bad.conflicts).toMatchObject([{ subject: 'vlan', text: expect.stringContaining('101') as string }]);
    await expect(site.app.client.plans.apply({ planId: bad.id })).rejects.toMatchObject({ code: 'conflict' });
    const plan = await site.app.client.directConnect.plan({ intent: interfaceIntent(), key: null });
    site.aws.faults.add({ action: 'CreatePrivateVirtualInterface', kind: 'denied' });
    const ended = await site.app.apply(plan.id);
    site.aws.faults.clear();
    expect(ended).toMatchObject({
      state: 'stopped',
      message: expect.stringContaining('directconnect:CreatePrivateVirtualInterface') as string,
    });
    await undoneClean(plan.id);
  });

  it('leaves what others use by now, and says who', async () => {
    const plan = await site.app.client.directConnect.plan({ intent: transitIntent({ ipv6: false }), key: null });
    expect(await site.app.apply(plan.id)).toMatchObject({ state: 'applied' });
    const [gateway] = (await overview()).gateways.filter(({ name }) => name === 'quay-core');
    const theirs = transitIntent({
      name: 'theirs',
      vlan: 301,
      ipv6: false,
      target: { kind: 'dxgw', id: gateway?.id ?? '' },
    });
    const other = await site.app.client.directConnect.plan({ intent: theirs, key: null });
    expect(await site.app.apply(other.id)).toMatchObject({ state: 'applied' });
    expect(await site.app.undo(plan.id)).toMatchObject({ state: 'applied' });
    expect(await site.app.client.plans.get({ planId: plan.id })).toMatchObject({
      progress: [
        { stepId: 'create-dx-gateway', state: 'left', message: expect.stringMatching(/dxvif-.* uses it/) as string },
        { stepId: 'associate-gateway', state: 'left', message: expect.stringMatching(/dxvif-.* by it/) as string },
        { stepId: 'create-virtual-interface', state: 'undone' },
        {},
      ],
    });
  });
});
