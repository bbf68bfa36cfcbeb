import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordIntent } from '../../contract/domain/dns.ts';
import type { PlanView } from '../../contract/domain/plan.ts';
import { ask } from '../../main/dns/ask.ts';
import { type DemoSite, siteProfile, startDemoSite } from '../helpers/demo-site.ts';
import {
  failoverIntent,
  noCheck,
  privateZone,
  publicZone,
  recordIntent,
  valuesOf,
  websiteCheck,
} from '../helpers/dns-intent.ts';
import { listDns } from '../helpers/dns-listing.ts';
import { type JourneyApp, openApp } from '../helpers/journey-app.ts';
import { createSkippingClock } from '../helpers/skipping-clock.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const where = { profile: siteProfile, region: 'eu-west-1' };
const signal = new AbortController().signal;
const branch = 'vpn-0c5ea5ede51ce0001';
const httpsCheck = {
  kind: 'endpoint',
  protocol: 'https',
  host: '203.0.113.50',
  port: 443,
  path: '/health',
  intervalSeconds: 30,
  failureThreshold: 3,
} as const;

/** One after the other on one network: each journey must leave it as it was, or the next one says so. */
describe('the DNS wizard through the contract', () => {
  const clock = createSkippingClock(20);
  const folder = createTemporaryFolder();
  let site: DemoSite;
  let app: JourneyApp;
  let before: ReturnType<typeof listDns>;
  let tunnels: readonly string[];

  beforeAll(async () => {
    site = await startDemoSite({ clock });
    app = await openApp({ site, clock, dataDir: folder.path });
    before = listDns(site.network.aws.snapshot());
    const choices = await app.client.dns.tunnels(where);
    tunnels = choices.find((one) => one.vpnConnectionId === branch)?.tunnels.map((one) => one.outsideAddress) ?? [];
    for (const address of tunnels) site.network.aws.setTunnel(address, { up: true, message: '' });
  }, 30_000);
  afterAll(async () => {
    await app.stop();
    await site.stop();
    folder.remove();
  });

  const answers = async (name: string, type = 'A') =>
    [...(await ask({ name, type }, [site.network.dns], signal)).values].toSorted();

  async function made(intent: RecordIntent): Promise<PlanView> {
    const plan = await app.client.dns.plan({ intent });
    expect(plan.conflicts).toEqual([]);
    const ended = await app.apply(plan.id);
    expect(ended).toMatchObject({ state: 'applied', message: null });
    return ended;
  }

  async function undoneExact(planId: string): Promise<void> {
    expect(await app.undo(planId)).toMatchObject({ state: 'applied', message: null });
    expect(await app.client.plans.get({ planId })).toMatchObject({ state: 'undone', message: null });
    expect(listDns(site.network.aws.snapshot())).toEqual(before);
  }

  it('makes a simple record, is at peace when asked again, and takes it away', async () => {
    let news = 0;
    const stop = app.client.dns.changed(() => (news += 1));
    const intent = recordIntent();
    const plan = await made(intent);
    stop();
    expect(news).toBeGreaterThan(0);
    expect(await answers(intent.name)).toEqual(['203.0.113.50']);
    expect(await app.client.dns.plan({ intent })).toMatchObject({ steps: [], conflicts: [] });
    await undoneExact(plan.id);
    expect(await answers(intent.name)).toEqual([]);
  });

  it('puts a failover pair on a tunnel in the place of a simple record, and back to the letter', async () => {
    const intent = failoverIntent(
      { kind: 'tunnel', region: 'eu-west-1', vpnConnectionId: branch, outsideAddress: tunnels[0] ?? '' },
      { name: 'www.nordhafen.example', replace: true },
    );
    const plan = await app.client.dns.plan({ intent });
    expect(plan.steps.map(({ id }) => id)).toEqual([
      'put-alarm-primary',
      'create-check-primary',
      'see-check-primary',
      'change-records',
      'wait-in-sync',
      'see-answer',
    ]);
    expect(plan.cost?.perMonth).toBe(0.6);
    const [diff] = plan.steps[3]?.details ?? [];
    expect(diff).toMatchObject({
      kind: 'file',
      path: 'zone nordhafen.example',
      before: expect.stringContaining('www.nordhafen.example.  300  A  203.0.113.180\n'),
      after: expect.stringMatching(
        /www\.nordhafen\.example\. {2}60 {2}A {2}203\.0\.113\.50 {2}; primary, the health check/,
      ),
    });
    expect(await app.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(await answers(intent.name)).toEqual(['203.0.113.50']);

    const check = (await app.client.dns.healthChecks(where)).find(({ kind }) => kind === 'tunnel');
    expect(check).toMatchObject({
      state: 'healthy',
      what: `tunnel ${tunnels[0]} is up`,
      tunnel: { region: 'eu-west-1', vpnConnectionId: branch, outsideAddress: tunnels[0] },
      usedBy: [{ zoneId: publicZone, name: intent.name, type: 'A' }],
    });
    site.network.aws.setTunnel(tunnels[0] ?? '', { up: false, message: '' });
    await expect.poll(() => answers(intent.name), { timeout: 10_000 }).toEqual(['203.0.113.60']);
    site.network.aws.setTunnel(tunnels[0] ?? '', { up: true, message: '' });
    await expect.poll(() => answers(intent.name), { timeout: 10_000 }).toEqual(['203.0.113.50']);
    await undoneExact(plan.id);
    expect(await answers(intent.name)).toEqual(['203.0.113.180']);
  });

  const others: readonly (readonly [what: string, intent: RecordIntent, answered: readonly string[]])[] = [
    [
      'a failover pair with an HTTPS check and a CloudFront page for when it is down',
      recordIntent({
        routing: {
          kind: 'failover',
          primary: { target: valuesOf('203.0.113.50'), check: httpsCheck },
          secondary: {
            target: { kind: 'alias', alias: { kind: 'cloudfront', dnsName: 'd111111abcdef8.cloudfront.net' } },
            check: noCheck,
          },
        },
      }),
      ['203.0.113.50'],
    ],
    [
      'weighted records of which one carries all',
      recordIntent({
        routing: {
          kind: 'weighted',
          members: [
            { setIdentifier: 'old', weight: 0, target: valuesOf('203.0.113.51'), check: noCheck },
            {
              setIdentifier: 'new',
              weight: 10,
              target: valuesOf('203.0.113.52'),
              check: { kind: 'existing', id: websiteCheck },
            },
          ],
        },
      }),
      ['203.0.113.52'],
    ],
    [
      'records by latency',
      recordIntent({
        routing: {
          kind: 'latency',
          members: [
            { setIdentifier: 'ireland', region: 'eu-west-1', target: valuesOf('203.0.113.53'), check: noCheck },
          ],
        },
      }),
      ['203.0.113.53'],
    ],
    [
      'records by place with one for everywhere else',
      recordIntent({
        routing: {
          kind: 'geolocation',
          members: [
            { setIdentifier: 'all', place: '*', target: valuesOf('203.0.113.54'), check: noCheck },
            { setIdentifier: 'antarctica', place: 'AN', target: valuesOf('203.0.113.55'), check: noCheck },
            { setIdentifier: 'namibia', place: 'country:NA', target: valuesOf('203.0.113.56'), check: noCheck },
          ],
        },
      }),
      ['203.0.113.54'],
    ],
    [
      'an alias to another record of the zone',
      recordIntent({
        routing: {
          kind: 'simple',
          target: { kind: 'alias', alias: { kind: 'record', name: 'www.nordhafen.example' } },
        },
      }),
      ['203.0.113.180'],
    ],
    [
      'a record under an asterisk',
      recordIntent({ name: '*.apps.nordhafen.example', routing: { kind: 'simple', target: valuesOf('203.0.113.57') } }),
      ['203.0.113.57'],
    ],
    [
      'a record in a private zone',
      recordIntent({
        zoneId: privateZone,
        name: 'app.corp.nordhafen.example',
        routing: { kind: 'simple', target: valuesOf('10.20.0.11') },
      }),
      ['10.20.0.11'],
    ],
  ];
  it.each(others)('makes %s, and undoes it', async (_, intent, answered) => {
    const plan = await made(intent);
    expect(await answers(intent.name.replace('*', 'any'))).toEqual(answered);
    await undoneExact(plan.id);
  });

  it('makes texts, mail exchangers and the like as they were typed', async () => {
    const texts = recordIntent({
      name: 'txt.nordhafen.example',
      type: 'TXT',
      routing: { kind: 'simple', target: valuesOf('"v=spf1 include:_spf.example.com -all"', '"two" "parts"') },
    });
    const plan = await made(texts);
    expect(await answers(texts.name, 'TXT')).toEqual(['"two" "parts"', '"v=spf1 include:_spf.example.com -all"']);
    await undoneExact(plan.id);
  });

  it('deletes a record and brings it back', async () => {
    const ref = { ...where, zoneId: publicZone, name: 'gateway.nordhafen.example', type: 'A' as const };
    const plan = await app.client.dns.planDelete(ref);
    expect(await app.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(await answers(ref.name)).toEqual([]);
    await undoneExact(plan.id);
    expect(await answers(ref.name)).toEqual(['203.0.113.182', '203.0.113.183']);
  });

  it('stops when somebody changed the records since the plan, and leaves what it then finds alone', async () => {
    const intent = recordIntent({ name: 'www.nordhafen.example', replace: true });
    const plan = await app.client.dns.plan({ intent });
    const theirs = await made(
      recordIntent({ ...intent, routing: { kind: 'simple', target: valuesOf('203.0.113.77') } }),
    );
    expect(await app.apply(plan.id)).toMatchObject({
      state: 'stopped',
      message: expect.stringMatching(/was changed since this plan was made.*203\.0\.113\.77/),
    });

    const over = await made(recordIntent({ ...intent, routing: { kind: 'simple', target: valuesOf('203.0.113.78') } }));
    expect(await app.undo(theirs.id)).toMatchObject({ state: 'applied' });
    expect(await app.client.plans.get({ planId: theirs.id })).toMatchObject({
      state: 'undone',
      message: expect.stringContaining('Somebody changed it since'),
    });
    expect(await answers(intent.name)).toEqual(['203.0.113.78']);
    expect(await app.undo(over.id)).toMatchObject({ state: 'applied' });
    const last = await made(
      recordIntent({ ...intent, ttl: 300, routing: { kind: 'simple', target: valuesOf('203.0.113.180') } }),
    );
    expect(last.state).toBe('applied');
    expect(listDns(site.network.aws.snapshot())).toEqual(before);
  });

  it('refuses what the zone says against it, at its field', async () => {
    const intent = recordIntent({ name: 'www.nordhafen.example' });
    expect(await app.client.dns.check({ intent })).toEqual([
      expect.objectContaining({ field: 'replace', severity: 'error' }),
    ]);
    const plan = await app.client.dns.plan({ intent });
    expect(plan.conflicts).toEqual([expect.objectContaining({ subject: 'replace' })]);
    await expect(app.client.plans.apply({ planId: plan.id })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('keeps a health check that another record names by now, and says so', async () => {
    const tunnel = { kind: 'tunnel', region: 'eu-west-1', vpnConnectionId: branch, outsideAddress: null } as const;
    const first = await made(failoverIntent(tunnel));
    const check = (await app.client.dns.healthChecks(where)).find(({ kind }) => kind === 'tunnel')?.id ?? '';
    const second = await made(failoverIntent({ kind: 'existing', id: check }, { name: 'other.nordhafen.example' }));
    expect(await app.undo(first.id)).toMatchObject({ state: 'applied' });
    expect((await app.client.plans.get({ planId: first.id })).message).toMatch(/other\.nordhafen\.example A names it/);

    const refused = await app.client.dns.planDeleteHealthCheck({ ...where, healthCheckId: check });
    expect(refused.conflicts).toEqual([expect.objectContaining({ text: expect.stringContaining('names it') })]);
    await app.undo(second.id);
    const removal = await app.client.dns.planDeleteHealthCheck({ ...where, healthCheckId: check });
    expect(await app.apply(removal.id)).toMatchObject({ state: 'applied', message: null });
    expect(listDns(site.network.aws.snapshot())).toEqual(before);
  });
});
