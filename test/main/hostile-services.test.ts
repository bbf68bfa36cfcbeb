import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../main/cli/audit.ts';
import type { World } from '../../main/demo/aws/world/world.ts';
import { systemWorld } from '../../main/ssh/config/world.ts';
import { hostileTexts } from '../fixtures/hostile-texts.ts';
import { type AwsApp, awsPlace, startAwsApp } from '../helpers/aws-app.ts';
import { interfaceIntent, quickDelays } from '../helpers/direct-connect-intent.ts';
import { privateZone, publicZone, recordIntent } from '../helpers/dns-intent.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import { complaints } from '../helpers/told-text.ts';
import { collectIo } from './cli/collect-io.ts';
import { hostileWorld } from './hostile-world.ts';

/** Every text is said somewhere by each of these worlds: each thing says the next one. */
describe('text from Route 53, CloudWatch and Direct Connect, as the page is told it', () => {
  let site: AwsApp;
  let clean: World;

  beforeAll(async () => {
    site = await startAwsApp({ aws: { delays: quickDelays } });
    clean = site.aws.snapshot();
  });
  afterAll(() => site.stop());

  const call = async (name: string, input: unknown) => {
    const reply = await site.app.bridge.call({ id: crypto.randomUUID(), name, input });
    return { name, reply };
  };
  const intent = interfaceIntent();
  const texts = hostileTexts.map(({ text }) => text);
  const world = (from: number) => hostileWorld(clean, texts, from);

  async function everything() {
    const vif = { ...awsPlace, virtualInterfaceId: 'dxvif-fg0demo1' };
    const target = { kind: 'dxgw', id: '5f294f92-bafb-4011-916d-9b0bdf3a0001' };
    const told = [
      await call('directConnect.overview', awsPlace),
      await call('directConnect.suggest', awsPlace),
      await call('directConnect.check', { intent }),
      await call('directConnect.plan', { intent, key: null }),
      await call('directConnect.planDelete', vif),
      await call('directConnect.planAccept', { ...vif, virtualInterfaceId: 'dxvif-fh0demo2', target }),
      ...(await Promise.all(
        ['aws', 'frr', 'cisco-ios', 'junos'].map((vendor) =>
          call('directConnect.routerConfiguration', { ...vif, vendor }),
        ),
      )),
      await call('dns.zones', awsPlace),
      await call('dns.records', { ...awsPlace, zoneId: publicZone }),
      await call('dns.records', { ...awsPlace, zoneId: privateZone }),
      await call('dns.healthChecks', awsPlace),
      await call('dns.tunnels', awsPlace),
      await call('dns.check', { intent: recordIntent() }),
      await call('dns.plan', { intent: recordIntent({ name: 'www.nordhafen.example', replace: true }) }),
      await call('dns.planDelete', { ...awsPlace, zoneId: publicZone, name: 'www.nordhafen.example', type: 'A' }),
    ];
    return told;
  }

  async function audited() {
    const over = new Promise<string>((resolve) => {
      const stop = site.app.client.audit.progressed(({ auditId, state }) => {
        if (state === 'reading' || state === 'judging') return;
        stop();
        resolve(auditId);
      });
    });
    const { profile, region } = awsPlace;
    const scope = { targets: [{ profile, regions: [region, 'us-east-1'] }], gatewayIds: [] };
    const started = await call('audit.start', { scope });
    const auditId = await over;
    return [started, await call('audit.get', { auditId }), await call('audit.list', {})];
  }

  it.each([0, 7, 14, 21])('steers nothing and hides nothing (texts from the %i. on)', async (from) => {
    site.aws.restore(world(from));
    const told = [...(await everything()), ...(await audited())];
    expect(told.flatMap(({ name, reply }) => complaints(name, reply))).toEqual([]);
  });

  it('steers no terminal and names no other folder, said to linkspan audit', async () => {
    site.aws.restore(world(3));
    const folder = createTemporaryFolder();
    const io = collectIo();
    const { profile, region } = awsPlace;
    const args = ['--profile', profile, '--regions', region, '--out', folder.path, '--format', 'json,csv'];
    const account = { env: { HOME: site.home }, ssh: { ...systemWorld({}), accountHome: site.home } };
    expect(await audit(args, io, account)).toBe(0);
    expect(`${io.out()}${io.err()}`).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(readdirSync(folder.path).map((name) => name.replace(/-[a-z2-7]{8}\./, '.'))).toEqual([
      expect.stringMatching(/^linkspan-audit-[\d-]{10}\.csv$/),
      expect.stringMatching(/^linkspan-audit-[\d-]{10}\.json$/),
    ]);
    folder.remove();
  });

  it('does arrive: what is harmless as it is, is told as it is', async () => {
    const text = '<b>x</b>';
    site.aws.restore(hostileWorld(clean, [text], 0));
    const heard = new Set(
      [...(await everything()), ...(await audited())]
        .filter(({ reply }) => JSON.stringify(reply).includes(text))
        .map(({ name }) => name),
    );
    expect([...heard]).toEqual(
      expect.arrayContaining([
        'directConnect.overview',
        'directConnect.suggest',
        'dns.zones',
        'dns.records',
        'dns.healthChecks',
        'audit.get',
      ]),
    );
  });
});
