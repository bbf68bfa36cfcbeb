import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveInDownloads } from '../../main/page/save-in-downloads.ts';
import { type DemoSite, startDemoSite } from '../helpers/demo-site.ts';
import { type JourneyApp, openApp } from '../helpers/journey-app.ts';
import { countMade, listSite } from '../helpers/site-listing.ts';
import { createSkippingClock } from '../helpers/skipping-clock.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

/** A site whose device Linkspan does not log in to: AWS's end is made, and the device's configuration handed over. */
describe('a site with a device', { timeout: 60_000 }, () => {
  const clock = createSkippingClock(60);
  const folder = createTemporaryFolder();
  const keys = ['device.key.number.one', 'device.key.number.two'] as const;
  let site: DemoSite;
  let app: JourneyApp;
  let before: ReturnType<typeof listSite>;

  beforeAll(async () => {
    site = await startDemoSite({ clock });
    const saveFile = (name: string, content: Parameters<typeof saveInDownloads>[1]) =>
      saveInDownloads(name, content, folder.path);
    app = await openApp({ site, clock, dataDir: join(folder.path, 'data'), ports: { saveFile } });
    before = listSite(site);
  }, 30_000);
  afterAll(async () => {
    await app.stop();
    await site.stop();
    folder.remove();
  });

  async function connected(): Promise<string> {
    const gatewayId = await app.addGateway();
    const asGateway = await app.intent(gatewayId);
    await app.client.gateways.remove({ id: gatewayId });
    const intent = {
      ...asGateway,
      site: { kind: 'device' as const, outsideAddress: '198.51.100.99', subnets: ['192.168.50.0/24'] },
      tunnels: { ...asGateway.tunnels, keys: 'own' as const },
    };
    const plan = await app.client.siteToSite.plan({ intent, keys: [...keys] });
    expect(plan.conflicts).toEqual([]);
    expect(plan.steps.filter(({ system }) => system === 'gateway')).toEqual([]);
    expect(await app.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(await app.client.siteToSite.plan({ intent, keys: [...keys] })).toMatchObject({ steps: [], conflicts: [] });
    return plan.linkId ?? '';
  }

  it('gets its configuration as text, a proof that says what it can, and goes without a trace', async () => {
    const linkId = await connected();
    for (const format of ['ipsec', 'swanctl', 'aws-xml'] as const) {
      const { text } = await app.client.siteToSite.previewDeviceConfiguration({ linkId, format });
      expect(text).toContain('••••');
      const { path } = await app.client.siteToSite.saveDeviceConfiguration({ linkId, format });
      const saved = readFileSync(path ?? '', 'utf8');
      for (const key of keys) {
        expect(saved).toContain(key);
        expect(text).not.toContain(key);
      }
      expect(statSync(path ?? '').mode & 0o777).toBe(0o600);
    }

    const link = await app.client.links.get({ linkId });
    const addresses = link.tunnels.map(({ outsideAddress }) => outsideAddress);
    for (const address of addresses) site.network.aws.setTunnel(address, { up: true, message: '' });
    const ends = await app.client.links.bothEnds({ linkId });
    expect(ends).toMatchObject({ changedSince: [], health: { state: 'up' } });
    expect(ends.unread.map(({ what }) => what)).toEqual(['The device']);

    const proof = await app.client.links.planProof({ linkId, target: null, failover: true });
    expect(proof.steps.map(({ id }) => id)).toEqual(['check-tunnels', 'conclude']);
    expect(proof.warnings.map(({ id }) => id)).toEqual(['device']);
    expect(await app.apply(proof.id)).toMatchObject({ state: 'applied', message: null });
    const [proved] = (await app.client.links.get({ linkId })).proofs;
    expect(proved).toMatchObject({
      result: 'traffic-not-proved',
      sentence: expect.stringContaining('does not reach the device'),
    });
    expect(proved?.checks.map(({ what, outcome }) => `${what} ${outcome}`)).toEqual([
      'Up at AWS passed',
      'Up on the device skipped',
      'Up at AWS passed',
      'Up on the device skipped',
    ]);

    const removal = await app.client.links.planDelete({ linkId });
    expect(await app.apply(removal.id)).toMatchObject({ state: 'applied', message: null });
    expect(await app.client.links.list({})).toEqual([]);
    expect(countMade(site)).toEqual({ customerGateways: 0, vpnGateways: 0, vpnConnections: 0 });
    expect(listSite(site)).toEqual(before);
  });
});
