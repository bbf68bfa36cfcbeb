import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PlanView } from '../../contract/domain/plan.ts';
import type { Fault } from '../../main/demo/aws/faults.ts';
import { fireTimers } from '../../main/demo/gateway/answers/deploy-changes.ts';
import { type DemoSite, siteProfile, startDemoSite } from '../helpers/demo-site.ts';
import { type JourneyApp, openApp } from '../helpers/journey-app.ts';
import { countMade, listSite } from '../helpers/site-listing.ts';
import { createSkippingClock } from '../helpers/skipping-clock.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

/** One after the other on one network: each journey must leave it as it was, or the next one says so. */
describe('the main plan, with faults', () => {
  const clock = createSkippingClock(20);
  const folder = createTemporaryFolder();
  const table: string[] = [];
  let site: DemoSite;
  let app: JourneyApp;
  let gatewayId: string;
  let before: ReturnType<typeof listSite>;

  beforeAll(async () => {
    site = await startDemoSite({ clock });
    app = await openApp({ site, clock, dataDir: folder.path });
    gatewayId = await app.addGateway();
    await app.client.gateways.inspect({ id: gatewayId });
    before = listSite(site);
  }, 30_000);
  afterEach(async () => {
    await app.client.accounts.setReadOnly({ profile: siteProfile, isReadOnly: false });
    site.network.aws.faults.clear();
    site.watch(() => undefined);
  });
  afterAll(async () => {
    await app.stop();
    await site.stop();
    folder.remove();
    console.log(['fault'.padEnd(46), ' ended as'].join(''), `\n${table.join('\n')}`);
  });

  async function newPlan(keys: readonly [string, string] | null = null): Promise<PlanView> {
    const intent = await app.intent(gatewayId);
    const tunnels = { ...intent.tunnels, keys: keys ? ('own' as const) : ('generated' as const) };
    return app.client.siteToSite.plan({ intent: { ...intent, tunnels }, keys: keys && [...keys] });
  }

  const note = (fault: string, { state, message }: PlanView) =>
    table.push(`${fault.padEnd(46)} ${state}${message === null ? '' : `: ${message}`}`);

  const one = { customerGateways: 1, vpnGateways: 1, vpnConnections: 1 };

  async function undoneClean(planId: string): Promise<void> {
    expect(await app.undo(planId)).toMatchObject({ state: 'applied', message: null });
    expect(await app.client.plans.get({ planId })).toMatchObject({ state: 'undone', message: null });
    expect(listSite(site)).toEqual(before);
  }

  const lost = (...actions: readonly string[]) => actions.map((action): Fault => ({ action, kind: 'lost-reply' }));
  const survived: readonly (readonly [fault: string, faults: readonly Fault[]])[] = [
    ['throttled for a while', [{ action: '*', kind: 'throttled', nth: 3, times: 4 }]],
    [
      'creates refused with 503 or cut, reads with 500',
      [
        { action: 'CreateVpnGateway', kind: 'unavailable' },
        { action: 'CreateCustomerGateway', kind: 'cut-before' },
        { action: 'CreateVpnConnection', kind: 'internal-error' },
        { action: 'DescribeVpnConnections', kind: 'internal-error', times: 2 },
      ],
    ],
    [
      'lost replies to every create',
      lost(
        'CreateCustomerGateway',
        'CreateVpnGateway',
        'AttachVpnGateway',
        'CreateVpnConnection',
        'CreateVpnConnectionRoute',
        'EnableVgwRoutePropagation',
        'AuthorizeSecurityGroupIngress',
      ),
    ],
    ['an error after the connection was made', [{ action: 'CreateVpnConnection', kind: 'late-error' }]],
    [
      'not found just after their creation',
      ['CreateCustomerGateway', 'CreateVpnGateway', 'CreateVpnConnection'].map((action) => ({
        action,
        kind: 'slow-to-appear',
      })),
    ],
  ];
  it.each(survived)('%s: applied all the same, nothing twice, undone clean', async (fault, faults) => {
    const plan = await newPlan();
    for (const each of faults) site.network.aws.faults.add(each);
    const ended = await app.apply(plan.id);
    note(fault, ended);
    expect(ended).toMatchObject({ state: 'applied', message: null });
    expect(countMade(site)).toEqual(one);
    await undoneClean(plan.id);
  });

  it('stops at what AWS denies, names the action, and can be undone', async () => {
    const plan = await newPlan();
    site.network.aws.faults.add({ action: 'AuthorizeSecurityGroupIngress', kind: 'denied' });
    const ended = await app.apply(plan.id);
    note('an action denied in the middle', ended);
    expect(ended).toMatchObject({
      state: 'stopped',
      message: expect.stringContaining('AuthorizeSecurityGroupIngress'),
    });
    await undoneClean(plan.id);
  });

  it('waits when the session has expired, and goes on after the sign-in', async () => {
    const plan = await newPlan();
    site.network.aws.faults.add({ action: '*', kind: 'expired', nth: 12, times: null });
    const ended = await app.apply(plan.id);
    note('session expired in the middle', ended);
    expect(ended).toMatchObject({
      state: 'waiting',
      waitsFor: 'sign-in',
      message: expect.stringContaining('session of profile'),
    });
    site.network.aws.faults.clear();
    expect(await app.resume(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(countMade(site)).toEqual(one);
    await undoneClean(plan.id);
  });

  it('takes the gateway back by itself when the line is cut in the middle of the deploy', async () => {
    const plan = await newPlan();
    site.watch((operation) => {
      if (operation !== 'deploy-load') return undefined;
      site.cut();
      return { stdout: '', code: 1 };
    });
    const ended = await app.apply(plan.id);
    note('SSH cut in the middle of the deploy', ended);
    expect(ended).toMatchObject({ state: 'stopped', message: expect.stringMatching(/old configuration/) });
    site.watch(() => undefined);
    clock.skip(130_000);
    fireTimers(site.network.gateway.box);
    const { files, loaded, unfinished } = listSite(site);
    expect({ files, loaded, unfinished }).toEqual({ files: before.files, loaded: before.loaded, unfinished: [] });

    expect(await app.resume(plan.id)).toMatchObject({ state: 'applied', message: null });
    await undoneClean(plan.id);
  });

  it('stops at the check when the far end has another key, says so, and can be undone', async () => {
    const plan = await newPlan();
    site.watch((operation) => {
      if (operation === 'deploy-begin') changeFarEndKeys();
      if (operation === 'tunnel-status') clock.skip(400_000);
      return undefined;
    });
    const ended = await app.apply(plan.id);
    note('wrong key at the far end', ended);
    expect(ended).toMatchObject({ state: 'stopped', message: expect.stringContaining('did not come up') });
    expect(ended.progress.filter(({ state }) => state === 'failed').map(({ stepId }) => stepId)).toEqual([
      'verify-tunnels',
    ]);
    await undoneClean(plan.id);
  });

  function changeFarEndKeys(): void {
    const world = site.network.aws.snapshot();
    for (const { tunnels, tags } of world.regions['eu-west-1']?.vpnConnections ?? [])
      for (const tunnel of tags['linkspan:link'] ? tunnels : []) tunnel.preSharedKey = 'another.key.altogether';
    site.network.aws.restore(world);
  }

  it('stops when somebody changed the file since the plan, and leaves their change alone', async () => {
    const plan = await newPlan();
    const { files } = site.network.gateway.box;
    const theirs = `${files.read('/etc/ipsec.conf') ?? ''}\n# a second person was here\n`;
    files.write('/etc/ipsec.conf', theirs);
    const ended = await app.apply(plan.id);
    note('file changed between plan and apply', ended);
    expect(ended).toMatchObject({ state: 'stopped', message: expect.stringMatching(/changed/) });
    expect(await app.undo(plan.id)).toMatchObject({ state: 'applied' });
    expect(files.read('/etc/ipsec.conf')).toBe(theirs);
    files.write('/etc/ipsec.conf', theirs.replace('\n# a second person was here\n', ''));
    expect(listSite(site)).toEqual(before);
  });

  it('sends nothing for a read-only profile', async () => {
    const plan = await newPlan();
    await app.client.accounts.setReadOnly({ profile: siteProfile, isReadOnly: true });
    const ended = await app.apply(plan.id);
    note('profile switched to read-only', ended);
    expect(ended).toMatchObject({ state: 'stopped', message: expect.stringContaining('read-only') });
    expect(listSite(site)).toEqual(before);
    await app.client.accounts.setReadOnly({ profile: siteProfile, isReadOnly: false });
    await undoneClean(plan.id);
  });

  it('applies a plan once when it is asked twice', async () => {
    const plan = await newPlan();
    const [ended, second] = await Promise.allSettled([app.apply(plan.id), app.client.plans.apply({ planId: plan.id })]);
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } });
    if (ended.status === 'fulfilled') note('two applies at once', ended.value);
    expect(ended).toMatchObject({ value: { state: 'applied' } });
    expect(countMade(site)).toEqual(one);
    await undoneClean(plan.id);
  });

  it('pauses after the running step and resumes', async () => {
    const plan = await newPlan();
    const ended = app.apply(plan.id);
    await begun(plan.id);
    await app.client.plans.pause({ planId: plan.id });
    const paused = await ended;
    note('paused', paused);
    expect(paused.state).toBe('paused');
    expect(paused.progress.some(({ state }) => state === 'waiting')).toBe(true);
    expect(await app.resume(plan.id)).toMatchObject({ state: 'applied', message: null });
    await undoneClean(plan.id);
  });

  it('stops and undoes in one go', async () => {
    const plan = await newPlan();
    const ended = app.apply(plan.id);
    await begun(plan.id);
    const { undoPlanId } = await app.client.plans.stopAndUndo({ planId: plan.id });
    await ended;
    const undo = await idle(undoPlanId);
    note('stop and undo', undo);
    expect(undo).toMatchObject({ state: 'applied', message: null });
    expect(listSite(site)).toEqual(before);
  });

  /** The first step runs. */
  function begun(planId: string): Promise<void> {
    return new Promise((resolve) => {
      const stop = app.client.plans.progressed((news) => {
        if (news.planId !== planId || news.step?.state !== 'running') return;
        stop();
        resolve();
      });
    });
  }

  async function idle(planId: string): Promise<PlanView> {
    const now = await app.client.plans.get({ planId });
    return now.state === 'applying' ? app.ended(planId) : now;
  }

  it.each(['deploy-stage-own', 'deploy-load', 'deploy-confirm'])(
    'is found interrupted when the app ends at %s, and goes on',
    async (at) => {
      const plan = await newPlan();
      let ending: Promise<void> | undefined;
      const stopped = new Promise<void>((resolve) =>
        site.watch((operation) => {
          if (operation !== at || ending) return undefined;
          ending = app.stop();
          resolve();
          return undefined;
        }),
      );
      await app.client.plans.apply({ planId: plan.id });
      await stopped;
      await ending;
      app = await openApp({ site, clock, dataDir: folder.path });
      const found = await app.client.plans.get({ planId: plan.id });
      note(`app ended at ${at}`, found);
      expect(found.state).toBe('interrupted');
      expect(await app.resume(plan.id)).toMatchObject({ state: 'applied', message: null });
      expect(countMade(site)).toEqual(one);
      await undoneClean(plan.id);
    },
  );

  it('asks for typed keys again when the app ended before AWS had them', async () => {
    const plan = await newPlan(['typed.key.number.one', 'typed.key.number.two']);
    await app.stop();
    app = await openApp({ site, clock, dataDir: folder.path });
    const ended = await app.apply(plan.id);
    note('app ended with typed keys', ended);
    expect(ended).toMatchObject({
      state: 'waiting',
      waitsFor: 'keys',
      message: expect.stringContaining('pre-shared keys'),
    });
    await app.client.siteToSite.giveKeys({ planId: plan.id, keys: ['typed.key.number.one', 'typed.key.number.two'] });
    expect(await app.resume(plan.id)).toMatchObject({ state: 'applied', message: null });
    const keys = site.network.aws
      .snapshot()
      .regions['eu-west-1']?.vpnConnections.at(-1)
      ?.tunnels.map(({ preSharedKey }) => preSharedKey);
    expect(keys).toEqual(['typed.key.number.one', 'typed.key.number.two']);
    await undoneClean(plan.id);
  });
});
