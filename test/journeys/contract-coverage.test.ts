import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppContract } from '../../contract/index.ts';
import { createClock } from '../../main/clock.ts';
import { createCore } from '../../main/core.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import { type DemoSite, siteProfile, startDemoSite } from '../helpers/demo-site.ts';
import { type AppClient, type JourneyApp, coreOptions, openApp, place, sure } from '../helpers/journey-app.ts';
import { createMemoryBridge } from '../helpers/memory-bridge.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

describe('what a page asks beside the main job', () => {
  const folder = createTemporaryFolder();
  const memory = createMemoryBridge();
  const client: AppClient = createClient<AppContract>(memory.bridge);
  const heard: string[] = [];
  let stop = () => Promise.resolve();

  beforeAll(async () => {
    for (const topic of ['demo.changed', 'accounts.changed', 'gateways.changed', 'drafts.changed', 'settings.changed'])
      memory.bridge.subscribe(topic, () => heard.push(topic));
    const core = await createCore({
      dataDir: folder.path,
      host: 'test',
      ports: sure,
      publish: (name, payload) => memory.send(name, payload),
    });
    memory.connect(core.router);
    stop = () => core.stop();
  });
  afterAll(async () => {
    await stop();
    folder.remove();
  });

  it('keeps a draft until it is removed, and tells the other windows', async () => {
    const key = 'connect-site';
    expect(await client.drafts.get({ key })).toBeNull();
    const { savedAt } = await client.drafts.save({ key, json: '{"name":"Harbour"}' });
    expect(await client.drafts.get({ key })).toEqual({ savedAt, json: '{"name":"Harbour"}' });
    await client.drafts.remove({ key });
    expect(await client.drafts.get({ key })).toBeNull();
    expect(heard.filter((topic) => topic === 'drafts.changed')).toHaveLength(2);
  });

  it('keeps settings', async () => {
    await client.settings.set({ theme: 'dark', density: 'compact' });
    expect(await client.settings.get({})).toEqual({ theme: 'dark', density: 'compact' });
    expect(heard).toContain('settings.changed');
  });

  it('starts, resets and leaves the demo network, whose gateway is forgotten with it', async () => {
    const { profile, gatewayId } = await client.demo.explore({});
    expect(await client.demo.state({})).toMatchObject({ isRunning: true });
    await client.accounts.setRegion({ profile: profile ?? '', region: 'us-east-1' });
    expect(await client.accounts.list({})).toContainEqual(
      expect.objectContaining({ name: profile, isDemo: true, region: 'us-east-1' }),
    );
    expect(await client.demo.reset({})).toMatchObject({ isRunning: true, profile });
    expect(await client.demo.leave({})).toEqual({
      isRunning: false,
      profile: null,
      gatewayId: null,
      nameServer: null,
    });
    await client.gateways.remove({ id: gatewayId ?? '' });
    expect(await client.gateways.list({})).toEqual([]);
    expect(heard).toEqual(expect.arrayContaining(['demo.changed', 'accounts.changed', 'gateways.changed']));
  });
});

/** Every refusal as a page meets it. */
describe('a call is refused', () => {
  const clock = createClock();
  const folder = createTemporaryFolder();
  let site: DemoSite;
  let app: JourneyApp;
  let client: AppClient;
  let gatewayId: string;
  let answer: (kind: string) => string[] | null = () => null;
  const where = { profile: place.profile, region: place.region };

  beforeAll(async () => {
    site = await startDemoSite({ clock, sudoPassword: 'sesame-open', areHostsKnown: false });
    app = await openApp({
      site,
      clock,
      dataDir: folder.path,
      ports: {
        confirmDestructive: () => {
          throw new Error('No dialog can be shown');
        },
      },
    });
    ({ client } = app);
    client.gateways.asked(() => {
      void client.gateways.prompts({}).then(async (prompts) => {
        for (const { id: promptId, kind } of prompts)
          await client.gateways.answer({ promptId, answers: answer(kind) }).catch(() => undefined);
      });
    });
    gatewayId = await app.addGateway();
  }, 30_000);
  afterAll(async () => {
    await app.stop();
    await site.stop();
    folder.remove();
  });

  const refusal = (code: string, message: string | RegExp) =>
    expect.objectContaining({ code, message: expect.stringMatching(message) as string });

  it('for input that is not valid', () =>
    expect(client.links.rename({ linkId: 'aaaaaaaa', name: '' })).rejects.toEqual(refusal('invalid-input', 'name')));

  it('for a profile that is in no file', () =>
    expect(client.accounts.identity({ profile: 'nobody' })).rejects.toEqual(refusal('not-signed-in', 'nobody')));

  it('by AWS, which denies it', async () => {
    site.network.aws.faults.add({ action: 'DescribeVpcs', kind: 'denied', times: 1 });
    await expect(client.network.vpcs(where)).rejects.toEqual(refusal('access-denied', 'DescribeVpcs'));
  });

  it('by AWS, which is asked too often', async () => {
    site.network.aws.faults.add({ action: 'DescribeVpcs', kind: 'throttled', times: null });
    const hasty = await openApp({ site, clock: createClock(200), dataDir: join(folder.path, 'hasty') });
    await expect(hasty.client.network.vpcs(where)).rejects.toEqual(refusal('throttled', 'too many requests'));
    await hasty.stop();
    site.network.aws.faults.clear();
  });

  it('for a region that the account has not enabled', () =>
    expect(client.network.vpcs({ ...where, region: 'ap-south-1' })).rejects.toEqual(
      refusal('unsupported', 'ap-south-1'),
    ));

  it('when the person gives up waiting', async () => {
    site.network.aws.faults.add({ action: 'DescribeVpcs', kind: 'silent' });
    const waiting = new AbortController();
    const answered = client.network.vpcs(where, waiting.signal);
    waiting.abort();
    await expect(answered).rejects.toEqual(refusal('cancelled', /./));
    site.network.aws.faults.clear();
  });

  it('for a link that is not there', () =>
    expect(client.links.get({ linkId: 'aaaaaaaa' })).rejects.toEqual(refusal('not-found', 'no such link')));

  it('for a host key that a person does not accept', () =>
    expect(client.gateways.inspect({ id: gatewayId })).rejects.toEqual(refusal('host-key-unknown', 'not accepted')));

  it('for root, when no password is given', async () => {
    answer = (kind) => (kind === 'host-key' ? [] : null);
    await expect(client.tunnels.detail({ gatewayId, connection: 'haulier' })).rejects.toEqual(
      refusal('answer-needed', 'sudo'),
    );
    answer = (kind) => (kind === 'host-key' ? [] : ['sesame-open']);
    expect((await client.gateways.inspect({ id: gatewayId })).facts.sudo).toBe('with-password');
  });

  it('for a plan that does not run, and when the host cannot ask', async () => {
    const plan = await client.siteToSite.plan({ intent: await app.intent(gatewayId), keys: null });
    await expect(client.plans.pause({ planId: plan.id })).rejects.toEqual(refusal('conflict', 'not running'));
    await expect(client.plans.stopAndUndo({ planId: plan.id })).rejects.toEqual(refusal('unexpected', 'log'));
    await client.plans.discard({ planId: plan.id });
    await expect(client.plans.get({ planId: plan.id })).rejects.toEqual(refusal('not-found', 'no such plan'));
  });

  it('for a host key that changed', async () => {
    const file = join(site.home, '.ssh/known_hosts');
    const [bastion = '', gateway = ''] = readFileSync(file, 'utf8').split('\n');
    const [name = ''] = bastion.split(' ');
    const [, ...otherKey] = gateway.split(' ');
    writeFileSync(file, `${[name, ...otherKey].join(' ')}\n${gateway}\n`);
    const other = (await client.gateways.add({ kind: 'ssh-config', name: 'Once more', alias: 'warehouse' })).id;
    await expect(client.gateways.inspect({ id: other })).rejects.toEqual(refusal('host-key-changed', /./));
  });

  it('for a gateway that does not answer', async () => {
    const byHand = { kind: 'by-hand', name: 'Nowhere', host: '127.0.0.1', port: 1, user: 'x' } as const;
    const { id } = await client.gateways.add({ ...byHand, identityFile: null, jump: null });
    await expect(client.gateways.inspect({ id })).rejects.toEqual(refusal('unreachable', '127.0.0.1'));
  });

  it('for a change, when Linkspan runs read-only', async () => {
    const plan = await client.siteToSite.plan({ intent: await app.intent(gatewayId), keys: null });
    await app.stop();
    const memory = createMemoryBridge();
    const options = { ...coreOptions(site, clock), readOnly: true };
    const core = await createCore({ dataDir: folder.path, host: 'test', ports: sure, options });
    memory.connect(core.router);
    const reading = createClient<AppContract>(memory.bridge);
    await expect(reading.plans.apply({ planId: plan.id })).rejects.toEqual(refusal('read-only', 'read-only'));
    await expect(reading.accounts.setReadOnly({ profile: siteProfile, isReadOnly: true })).rejects.toEqual(
      refusal('read-only', 'read-only'),
    );
    const scope = { targets: [{ profile: siteProfile, regions: ['eu-west-1'] }], gatewayIds: [] };
    await expect(reading.audit.start({ scope })).rejects.toMatchObject({ code: 'read-only' });
    await core.stop();
    app = await openApp({ site, clock, dataDir: folder.path });
  });
});
