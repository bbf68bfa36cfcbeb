import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEvidence, spellings } from '../helpers/evidence.ts';
import { type AppClient, journeySteps } from '../helpers/journey-app.ts';
import { readEverything } from '../helpers/read-everything.ts';
import { type CanarySite, personal, startCanarySite } from './canary-site.ts';

const typed = ['Canary.typed_key.ONE.7f3a', 'Canary.typed_key.TWO.9c1e'] as const;

interface Life {
  readonly linkId: string;
  readonly generated: readonly string[];
}

/** The life of a link with typed keys and of one with generated keys, faults included, over the three bridges. */
async function live(site: CanarySite): Promise<Life> {
  const first = await site.open('memory');
  const gatewayId = await journeySteps(first.client).addGateway();
  await liveWithTypedKeys(site, first.client, gatewayId);
  const life = await liveWithGeneratedKeys(site, first.client, gatewayId);
  await first.stop();
  for (const name of ['electron', 'http'] as const) {
    const opened = await site.open(name);
    await readEverything(opened.client, { gatewayId, linkId: life.linkId });
    await planWithTypedKeys(opened.client, gatewayId);
    await opened.stop();
  }
  site.collect();
  return life;
}

async function liveWithTypedKeys(site: CanarySite, client: AppClient, gatewayId: string): Promise<void> {
  const { apply, resume, undo } = journeySteps(client);
  site.watch();
  const { id: planId, linkId } = await planWithTypedKeys(client, gatewayId);
  // AWS says the key back, then the gateway's daemon does, and then the far end has another one.
  site.faults.add({
    action: 'CreateVpnConnection',
    kind: 'error',
    code: 'InvalidParameterValue',
    message: `Value (${typed[0]}) for parameter PreSharedKey is invalid.`,
  });
  expect(await apply(planId)).toMatchObject({ state: 'stopped' });
  const said = `@output\n /etc/ipsec.d/linkspan.secrets:3: error near PSK "${typed[0]}"\n`;
  site.watch((operation) => (operation === 'deploy-load' ? { stdout: said } : undefined));
  expect(await resume(planId)).toMatchObject({ state: 'stopped' });
  site.watch((operation) => {
    if (operation === 'deploy-begin') site.setFarEndKeys('another.key', 'altogether');
    if (operation === 'tunnel-status') site.clock.skip(400_000);
    return undefined;
  });
  expect(await resume(planId)).toMatchObject({ state: 'stopped' });
  site.setFarEndKeys(...typed);
  site.watch();
  expect(await resume(planId)).toMatchObject({ state: 'applied', message: null });
  await readEverything(client, { gatewayId, linkId: linkId ?? '' });
  await undo(planId);
}

async function liveWithGeneratedKeys(site: CanarySite, client: AppClient, gatewayId: string): Promise<Life> {
  const { intent, apply } = journeySteps(client);
  const own = { ...(await intent(gatewayId)), name: 'Harbour 2' };
  const plan = await client.siteToSite.plan({ intent: own, keys: null });
  expect(await apply(plan.id)).toMatchObject({ state: 'applied', message: null });
  const linkId = plan.linkId ?? '';
  const generated = site.farEndKeys();
  await readEverything(client, { gatewayId, linkId });

  // The same link with one more network: its former files are saved on the gateway.
  const wider = { ...own.site, subnets: [...own.site.subnets, '192.168.20.0/24'] };
  const again = await client.siteToSite.plan({ intent: { ...own, site: wider }, keys: null });
  expect(again).toMatchObject({ conflicts: [], linkId });
  expect(await apply(again.id)).toMatchObject({ state: 'applied', message: null });
  await apply((await client.links.planProof({ linkId, target: null, failover: true })).id);
  await client.links.rename({ linkId, name: 'Harbour at night' });
  return { linkId, generated };
}

async function planWithTypedKeys(client: AppClient, gatewayId: string) {
  const intent = await journeySteps(client).intent(gatewayId);
  const plan = await client.siteToSite.plan({
    intent: { ...intent, tunnels: { ...intent.tunnels, keys: 'own' } },
    keys: [...typed],
  });
  await client.siteToSite.giveKeys({ planId: plan.id, keys: [...typed] });
  return client.plans.get({ planId: plan.id });
}

describe('the secrets of a person and of a link', () => {
  const evidence = createEvidence();
  let site: CanarySite;
  let life: Life;

  beforeAll(async () => {
    site = await startCanarySite(evidence);
    life = await live(site);
  }, 60_000);
  afterAll(() => site.stop());

  const fromAws = ['answer of AWS: CreateVpnConnection', 'answer of AWS: DescribeVpnConnections'];

  it.each([0, 1])(
    'typed key %i: typed, sent to AWS, on the gateway, in the file that was asked for, and nowhere else',
    (index) => {
      const places = evidence.find(typed[index] ?? '');
      expect(withoutIds(places)).toEqual(
        [
          ...fromAws,
          ...['memory', 'electron', 'http'].flatMap((name) => [
            `${name} call: siteToSite.giveKeys`,
            `${name} call: siteToSite.plan`,
          ]),
          'operation on the gateway: deploy-stage-own',
          'request to AWS: CreateVpnConnection',
          'saved/linkspan-ID-aws-xml.xml',
          'saved/linkspan-ID-ipsec.conf',
        ].toSorted(),
      );
    },
  );

  it.each([0, 1])(
    'generated key %i: from AWS to the gateway and to the file that was asked for, and nowhere else',
    (index) => {
      const key = life.generated[index] ?? '';
      expect(key.length).toBeGreaterThan(20);
      expect(withoutIds(evidence.find(key))).toEqual(
        [
          ...fromAws,
          'gateway file 600 /etc/ipsec.d/linkspan-ID.secrets',
          'gateway file 600 /var/lib/linkspan/ID/saved/ID',
          'operation on the gateway: deploy-stage-own',
          'saved/linkspan-ID-aws-xml.xml',
          'saved/linkspan-ID-ipsec.conf',
        ].toSorted(),
      );
    },
  );

  it('passphrase and sudo password: only where they were typed', () => {
    const answers = ['electron', 'http', 'memory'].map((name) => `${name} call: gateways.answer`);
    expect(evidence.find(personal.passphrase)).toEqual(answers);
    expect(evidence.find(personal.sudo)).toEqual(answers);
  });

  it('the secret access key: nowhere', () => {
    expect(evidence.find(personal.aws)).toEqual([]);
  });

  it('would be found: the store, the answers and each spelling are searched', () => {
    expect(evidence.find('linkspan:plan')).toContain('request to AWS: CreateVpnConnection');
    for (const known of [life.linkId, 'Harbour at night'])
      expect(evidence.find(known)).toEqual(
        expect.arrayContaining(['rows of the store', 'electron answer: links.get', 'http answers and news']),
      );
    for (const spelling of spellings(typed[0])) {
      const planted = createEvidence();
      planted.add('log', Buffer.concat([Buffer.from('xy'), spelling, Buffer.from('z')]));
      expect(planted.find(typed[0])).toEqual(['log']);
    }
    for (const before of ['', 'a', 'ab']) {
      const planted = createEvidence();
      planted.add('blob', Buffer.from(`${before}${personal.sudo}tail`).toString('base64'));
      expect(planted.find(personal.sudo)).toEqual(['blob']);
    }
  });
});

function withoutIds(places: readonly string[]): string[] {
  const plain = places.map((at) =>
    at
      .replaceAll(/\/linkspan\/[a-z0-9-]+\/(saved|new)\/\d+/g, '/linkspan/ID/$1/ID')
      .replaceAll(/linkspan-[a-z2-7]{8}/g, 'linkspan-ID'),
  );
  return [...new Set(plain)].toSorted();
}
