import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Drill } from '../../contract/domain/dns.ts';
import type { PlanView } from '../../contract/domain/plan.ts';
import { type DemoSite, siteProfile, startDemoSite } from '../helpers/demo-site.ts';
import { failoverIntent, publicZone, recordIntent } from '../helpers/dns-intent.ts';
import { listDns } from '../helpers/dns-listing.ts';
import { type JourneyApp, openApp } from '../helpers/journey-app.ts';
import { createSkippingClock } from '../helpers/skipping-clock.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const where = { profile: siteProfile, region: 'eu-west-1' };
const ref = { ...where, zoneId: publicZone, name: 'app.nordhafen.example', type: 'A' as const };
const host = '203.0.113.50';

/** One after the other on one failover pair: each drill must leave it as it was. */
describe('a drill', () => {
  const clock = createSkippingClock(20);
  const folder = createTemporaryFolder();
  let site: DemoSite;
  let app: JourneyApp;
  let checkId = '';
  let before: ReturnType<typeof listDns>;
  /** What the person answers to the question of the host, where it is asked. */
  let isSure = true;

  beforeAll(async () => {
    site = await startDemoSite({ clock });
    delays().healthCheckChange = 15;
    app = await openApp({
      site,
      clock,
      dataDir: folder.path,
      ports: { confirmDestructive: () => Promise.resolve(isSure) },
    });
    const intent = failoverIntent({
      kind: 'endpoint',
      protocol: 'tcp',
      host,
      port: 443,
      path: null,
      intervalSeconds: 10,
      failureThreshold: 1,
    });
    const plan = await app.client.dns.plan({ intent });
    await app.apply(plan.id);
    checkId = (await app.client.dns.healthChecks(where)).find(({ kind }) => kind === 'tcp')?.id ?? '';
    before = listDns(site.network.aws.snapshot());
  }, 30_000);
  afterEach(() => site.network.aws.faults.clear());
  afterAll(async () => {
    await app.stop();
    await site.stop();
    folder.remove();
  });

  const delays = (): { healthCheckChange: number } => site.network.aws.delays;
  const check = () => site.network.aws.snapshot().dns.healthChecks.find(({ id }) => id === checkId)?.config;
  const isForced = () => check()?.Inverted === true;

  function forced(planId: string): Promise<void> {
    return new Promise((resolve) => {
      const stop = app.client.plans.progressed((news) => {
        if (news.planId !== planId || news.step?.stepId !== 'watch-switch') return;
        stop();
        resolve();
      });
    });
  }

  /** The last drill's end takes a moment to spread. */
  async function newDrill(): Promise<PlanView> {
    await expect.poll(async () => (await app.client.dns.planDrill(ref)).conflicts, { timeout: 10_000 }).toEqual([]);
    return app.client.dns.planDrill(ref);
  }

  /** A drill that has forced the check. */
  async function begunDrill(): Promise<PlanView> {
    const plan = await newDrill();
    const isForcedNow = forced(plan.id);
    await app.client.plans.apply({ planId: plan.id });
    await isForcedNow;
    return plan;
  }

  it('forces the failover, measures it, and puts everything back as found', async () => {
    const seen: string[] = [];
    const stop = app.client.dns.drillSeen(({ sight }) => seen.push(`${sight.kind} ${sight.text}`));
    const plan = await app.client.dns.planDrill(ref);
    expect(plan).toMatchObject({ kind: 'dns-drill', conflicts: [], warnings: [] });
    expect(await app.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
    stop();
    const drill = await app.client.dns.drill({ planId: plan.id });
    expect(drill).toMatchObject({ state: 'done', name: ref.name, zoneId: publicZone });
    const { detectionSeconds, switchSeconds, backSeconds } = drill;
    expect(detectionSeconds).toBeGreaterThan(0);
    expect(switchSeconds).toBeGreaterThanOrEqual(detectionSeconds ?? Infinity);
    expect(backSeconds).toBeGreaterThan(0);
    const texts = drill.sights.map(({ kind, text }) => `${kind} ${text}`);
    expect(seen).toEqual(texts);
    const order = [
      'answer primary: 203.0.113.50',
      'step forces',
      'answer secondary: 203.0.113.60',
      'step put the health check back',
      'answer primary: 203.0.113.50',
      'step ends',
    ];
    const steps = order.map((expected) => texts.find((text) => text.startsWith(expected)));
    expect(steps.every((step) => step !== undefined)).toBe(true);
    expect(texts.findIndex((text) => text.startsWith('answer secondary'))).toBeGreaterThan(
      texts.findIndex((text) => text.startsWith('step forces')),
    );
    expect(texts.findLastIndex((text) => text.startsWith('answer primary'))).toBeGreaterThan(
      texts.findIndex((text) => text.startsWith('step put')),
    );
    expect(listDns(site.network.aws.snapshot())).toEqual(before);
    expect((await app.client.dns.drills({})).map(({ planId }) => planId)).toEqual([plan.id]);
  });

  it('stops in the middle and restores, without a question that might be answered wrongly', async () => {
    isSure = false;
    const plan = await begunDrill();
    expect(isForced()).toBe(true);
    const { undoPlanId } = await app.client.plans.stopAndUndo({ planId: plan.id });
    await ended(undoPlanId);
    expect(isForced()).toBe(false);
    expect(await app.client.dns.drill({ planId: plan.id })).toMatchObject({ state: 'stopped' });
    expect(listDns(site.network.aws.snapshot())).toEqual(before);
    isSure = true;
  });

  it('restores by itself when it was only paused', async () => {
    const plan = await begunDrill();
    await app.client.plans.pause({ planId: plan.id });
    await expect.poll(() => drillState(plan.id), { timeout: 10_000 }).not.toBe('running');
    expect(isForced()).toBe(false);
    expect(listDns(site.network.aws.snapshot())).toEqual(before);
  });

  it('goes by the answers when the health check cannot be seen', async () => {
    const plan = await newDrill();
    for (const action of ['GetHealthCheckStatus', 'GetMetricData']) {
      site.network.aws.faults.add({ action, kind: 'denied', times: null });
    }
    expect(await app.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
    const drill = await app.client.dns.drill({ planId: plan.id });
    expect(drill).toMatchObject({ state: 'done', switchSeconds: expect.any(Number), backSeconds: expect.any(Number) });
    expect(listDns(site.network.aws.snapshot())).toEqual(before);
  });

  it('gives up after a quarter of an hour without a failover, restores, and says so', async () => {
    delays().healthCheckChange = 0;
    const plan = await newDrill();
    // What is checked breaks as the check is inverted, and is mended as it is put back: the pair never moves.
    const stop = app.client.plans.progressed(({ planId, step }) => {
      if (planId !== plan.id || step?.state !== 'running' || step.log.length > 0) return;
      if (step.stepId !== 'force' && step.stepId !== 'restore') return;
      site.network.aws.setEndpointHealth(host, { healthy: step.stepId === 'restore', message: 'refused' });
      clock.skip(500);
    });
    let isWatching = false;
    const stopHearing = app.client.dns.drillSeen(({ sight }) => {
      if (isWatching && sight.kind === 'answer') clock.skip(16 * 60_000);
      isWatching = sight.kind === 'step' ? sight.text.startsWith('forces') : isWatching && sight.kind !== 'answer';
    });
    expect(await app.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
    stop();
    stopHearing();
    delays().healthCheckChange = 15;
    const drill = await app.client.dns.drill({ planId: plan.id });
    expect(drill).toMatchObject({ state: 'done', switchSeconds: null });
    expect(drill.sights.at(-1)?.text).toMatch(/The secondary was not seen to answer/);
    expect(listDns(site.network.aws.snapshot())).toEqual(before);
  });

  it('tries again by itself when the check could not be put back at once', async () => {
    const plan = await newDrill();
    site.network.aws.faults.add({ action: 'UpdateHealthCheck', kind: 'denied', nth: 2, times: 2 });
    const stopped = await app.apply(plan.id);
    expect(stopped).toMatchObject({ state: 'stopped', message: expect.stringContaining('UpdateHealthCheck') });
    await expect.poll(() => drillState(plan.id), { timeout: 30_000 }).toBe('stopped');
    expect(isForced()).toBe(false);
    expect(listDns(site.network.aws.snapshot())).toEqual(before);
  });

  it('is put back by the next start when the app ended in the middle', async () => {
    const plan = await begunDrill();
    await app.stop();
    expect(isForced()).toBe(true);
    app = await openApp({ site, clock, dataDir: folder.path });
    await expect.poll(() => drillState(plan.id), { timeout: 10_000 }).toBe('stopped');
    expect(isForced()).toBe(false);
    expect(await app.client.plans.get({ planId: plan.id })).toMatchObject({ state: 'undone' });
    expect(listDns(site.network.aws.snapshot())).toEqual(before);
  });

  it('is refused where there is nothing to drill', async () => {
    const reasonFor = async (changes: Partial<typeof ref>) =>
      (await app.client.dns.planDrill({ ...ref, ...changes })).conflicts.map(({ text }) => text).join();
    expect(await reasonFor({ name: 'www.nordhafen.example' })).toMatch(/no failover pair/);

    const intent = failoverIntent({ kind: 'none' }, { name: 'alias.nordhafen.example' });
    if (intent.routing.kind === 'failover') {
      intent.routing.primary.target = { kind: 'alias', alias: { kind: 'record', name: 'www.nordhafen.example' } };
    }
    const plan = await app.client.dns.plan({ intent });
    await app.apply(plan.id);
    expect(await reasonFor({ name: 'alias.nordhafen.example' })).toMatch(/no health check/);
    await app.undo(plan.id);

    site.network.aws.setEndpointHealth(host, { healthy: false, message: 'refused' });
    clock.skip(60_000);
    await expect.poll(() => reasonFor({}), { timeout: 10_000 }).toMatch(/unhealthy already/);
    site.network.aws.setEndpointHealth(host, { healthy: true });
    await expect.poll(() => reasonFor({}), { timeout: 10_000 }).toBe('');
    await expect(app.client.dns.drill({ planId: 'plan-none-such' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is stopped when somebody changed the check since it was recorded, and a check left forced is put back to work by a plan', async () => {
    const plan = await newDrill();
    const world = site.network.aws.snapshot();
    for (const one of world.dns.healthChecks) if (one.id === checkId) one.config = { ...one.config, Disabled: true };
    site.network.aws.restore(world);
    expect(await app.apply(plan.id)).toMatchObject({ state: 'stopped', message: expect.stringContaining('disabled') });
    expect((await app.client.dns.planDrill(ref)).conflicts).toEqual([expect.objectContaining({ id: 'disabled' })]);

    const repair = await app.client.dns.planRestoreHealthCheck({ ...where, healthCheckId: checkId });
    expect(await app.apply(repair.id)).toMatchObject({ state: 'applied', message: null });
    expect(check()).toMatchObject({ Disabled: false, Inverted: false });
    expect(await app.client.dns.planRestoreHealthCheck({ ...where, healthCheckId: checkId })).toMatchObject({
      steps: [],
    });
  });

  it('knows the zones and records that it is about', async () => {
    const zones = await app.client.dns.zones(where);
    expect(zones.find(({ id }) => id === publicZone)).toMatchObject({ name: 'nordhafen.example', isPrivate: false });
    expect(zones.find(({ isPrivate }) => isPrivate)?.vpcs).toHaveLength(1);
    const records = await app.client.dns.records({ ...where, zoneId: publicZone });
    expect(records.filter(({ name }) => name === ref.name).map(({ routing }) => routing)).toEqual([
      { kind: 'failover', role: 'primary' },
      { kind: 'failover', role: 'secondary' },
    ]);
    expect(recordIntent().name).toBe(ref.name);
  });

  const drillState = async (planId: string): Promise<Drill['state']> => (await app.client.dns.drill({ planId })).state;

  async function ended(planId: string): Promise<PlanView> {
    const now = await app.client.plans.get({ planId });
    return now.state === 'applying' ? app.ended(planId) : now;
  }
});
