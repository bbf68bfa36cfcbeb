import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditScope, ReportFormat } from '../../contract/domain/audit.ts';
import { createAwsConnections } from '../../main/aws/aws-connections.ts';
import { revokeIngress } from '../../main/aws/security-groups.ts';
import { createClock } from '../../main/clock.ts';
import { verifyReport } from '../../main/reports/verify-report.ts';
import { type DemoSite, siteProfile, startDemoSite } from '../helpers/demo-site.ts';
import { type AppClient, type JourneyApp, openApp } from '../helpers/journey-app.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

type Progress = NonNullable<Awaited<ReturnType<AppClient['audit']['running']>>>;

describe('an audit of the demo company, through the contract', () => {
  const folder = createTemporaryFolder();
  const clock = createClock();
  const saved = join(folder.path, 'saved');
  let site: DemoSite;
  let app: JourneyApp;
  let gatewayId: string;
  let firstId: string;
  let secondId: string;

  const open = () =>
    openApp({
      site,
      clock,
      dataDir: join(folder.path, 'data'),
      ports: {
        saveFile: (name, content) => {
          // The person changes their mind about the table.
          if (name.endsWith('.csv')) return Promise.resolve(null);
          writeFileSync(join(saved, name), content as Uint8Array);
          return Promise.resolve(join(saved, name));
        },
      },
    });

  beforeAll(async () => {
    mkdirSync(saved);
    site = await startDemoSite({ clock });
    app = await open();
    gatewayId = await app.addGateway();
  }, 30_000);
  afterAll(async () => {
    await app.stop();
    await site.stop();
    folder.remove();
  });

  const scope = (): AuditScope => ({
    targets: [{ profile: siteProfile, regions: ['eu-west-1', 'us-east-1'] }],
    gatewayIds: [gatewayId],
  });

  /** Starts one and hears how it goes, to its end. */
  async function audit(wanted: AuditScope, during?: (progress: Progress) => void): Promise<[string, Progress[]]> {
    const heard: Progress[] = [];
    const over = new Promise<void>((resolve) => {
      const stop = app.client.audit.progressed((progress) => {
        heard.push(progress);
        during?.(progress);
        if (progress.state === 'reading' || progress.state === 'judging') return;
        stop();
        resolve();
      });
    });
    const { auditId } = await app.client.audit.start({ scope: wanted });
    await over;
    return [auditId, heard];
  }

  it('has rules before there is an audit', async () => {
    const rules = await app.client.audit.rules({});
    expect(rules.length).toBeGreaterThanOrEqual(40);
    expect(await app.client.audit.list({})).toEqual([]);
    expect(await app.client.audit.running({})).toBeNull();
  });

  it('reads, by a profile that is switched to read-only, tells how far it is, and finds what there is', async () => {
    await app.client.accounts.setReadOnly({ profile: siteProfile, isReadOnly: true });
    const changes: unknown[] = [];
    const unheard = app.client.audit.changed((news) => changes.push(news));
    const [auditId, heard] = await audit(scope());
    unheard();
    firstId = auditId;
    expect(new Set(heard.map(({ state }) => state))).toEqual(new Set(['reading', 'judging', 'done']));
    expect(heard.at(-1)).toMatchObject({ auditId, state: 'done', message: null });
    expect(heard.at(-1)?.done).toBe(heard.at(-1)?.total);
    expect(changes).toHaveLength(1);
    expect(await app.client.audit.running({})).toBeNull();

    const report = await app.client.audit.get({ auditId });
    expect(report.unread).toEqual([]);
    expect(report.gateways).toEqual([{ id: gatewayId, name: 'Warehouse' }]);
    expect(report.identities).toEqual([expect.objectContaining({ profile: siteProfile, account: '210987654321' })]);
    const found = report.findings.filter(({ verdict }) => verdict === 'fail').map(({ ruleId }) => ruleId);
    expect(new Set(found).size).toBeGreaterThan(25);
    expect(report.findings.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'SG-01/210987654321/us-east-1/sg-0a4a1c7e50de40002',
        'VPN-02/210987654321/us-east-1/vpn-0e3f1500000000001',
        'DX-01/210987654321/global/5f294f92-bafb-4011-916d-9b0bdf3a0001',
      ]),
    );
    expect(report.inventory).toEqual(
      expect.arrayContaining([
        { kind: 'gateway', count: 1 },
        { kind: 'vpc', count: 6 },
        { kind: 'vpn-connection', count: 4 },
      ]),
    );
    const changing = site.network.aws.requests().filter(({ action }) => !/^(Describe|Get|List|Search)/.test(action));
    expect(changing).toEqual([]);
  });

  it('can be cancelled, and then is not kept', async () => {
    const [auditId, heard] = await audit(scope(), ({ auditId: id, done, state }) => {
      if (state === 'reading' && done === 5) void app.client.audit.cancel({ auditId: id });
    });
    expect(heard.at(-1)).toMatchObject({ auditId, state: 'cancelled' });
    expect((await app.client.audit.list({})).map(({ id }) => id)).toEqual([firstId]);
    await expect(app.client.audit.get({ auditId })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('after one thing was mended differs from the first by just that', async () => {
    await closeTheBastion(site);
    const scoped = scope();
    let refusal: unknown;
    const [auditId] = await audit(scoped, ({ done }) => {
      // Only one at a time.
      if (done === 3) void app.client.audit.start({ scope: scoped }).catch((error: unknown) => (refusal = error));
    });
    secondId = auditId;
    expect(refusal).toMatchObject({ code: 'conflict', subject: auditId });
    const { appeared, gone, stayed, notCompared } = await app.client.audit.compare({
      before: firstId,
      after: secondId,
    });
    expect(gone.map(({ id }) => id)).toEqual(['SG-01/210987654321/us-east-1/sg-0a4a1c7e50de40002']);
    expect(appeared).toEqual([]);
    expect(stayed).toBeGreaterThan(50);
    expect(notCompared.every((line) => line.includes('could not be judged'))).toBe(true);
  });

  it('is kept over a restart, newest first, and exported as a file that fits its digest', async () => {
    await app.stop();
    app = await open();
    const listed = await app.client.audit.list({});
    expect(listed.map(({ id }) => id)).toEqual([secondId, firstId]);
    expect(listed[0]).toMatchObject({ unread: 0, counts: { critical: expect.any(Number) } });
    const formats: ReportFormat[] = ['json', 'html', 'csv'];
    const files = await app.client.audit.export({ auditId: secondId, formats });
    expect(files.map(({ format, path }) => [format, path !== null])).toEqual([
      ['json', true],
      ['html', true],
      ['csv', false],
    ]);
    for (const { path } of files.filter((file) => file.path !== null)) {
      const name = path ?? '';
      expect(await verifyReport({ bytes: readFileSync(name), name })).toMatchObject({
        verdict: 'right',
        report: { id: secondId, digest: listed[0]?.digest },
      });
    }
  });

  it('holds no key of any tunnel, virtual interface or person', () => {
    const { regions, keys } = site.network.aws.snapshot();
    const secrets = Object.values(regions).flatMap(({ vpnConnections, directConnect }) => [
      ...vpnConnections.flatMap(({ tunnels }) => tunnels.map(({ preSharedKey }) => preSharedKey)),
      ...directConnect.virtualInterfaces.flatMap(({ peers }) => peers.map(({ authKey }) => authKey)),
    ]);
    const texts = readdirSync(saved).map((name) => readFileSync(join(saved, name), 'utf8'));
    expect(texts.length).toBe(2);
    for (const secret of [...secrets, ...keys.map(({ secretAccessKey }) => secretAccessKey)]) {
      expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    }
  });

  it('says what it could not read, and goes on: a dead gateway, a foreign profile, a refused call', async () => {
    site.network.aws.faults.add({ action: 'DescribeVirtualInterfaces', kind: 'denied' });
    const [auditId] = await audit({
      targets: [
        { profile: siteProfile, regions: ['eu-west-1'] },
        { profile: 'nobody', regions: ['eu-west-1'] },
      ],
      gatewayIds: ['gw-aaaaaaa2'],
    });
    site.network.aws.faults.clear();
    const report = await app.client.audit.get({ auditId });
    expect(report.unread.map(({ where, what, reason }) => [where, what, reason])).toEqual([
      [siteProfile, 'directconnect:DescribeVirtualInterfaces', 'denied'],
      ['gw-aaaaaaa2', 'inspect', 'error'],
      ['nobody', 'sts:GetCallerIdentity', 'error'],
    ]);
    expect(report.findings).toContainEqual(expect.objectContaining({ ruleId: 'DX-04', verdict: 'unknown' }));
    const { gone, notCompared } = await app.client.audit.compare({ before: secondId, after: auditId });
    expect(gone.filter(({ ruleId }) => ruleId.startsWith('DX-') || ruleId.startsWith('SG-'))).toEqual([]);
    expect(notCompared).toEqual(expect.arrayContaining(['us-east-1 of 210987654321 was not looked at after']));
    await app.client.audit.remove({ auditId });
  });

  it('is gone when it is removed', async () => {
    await app.client.audit.remove({ auditId: firstId });
    expect((await app.client.audit.list({})).map(({ id }) => id)).toEqual([secondId]);
    await expect(app.client.audit.remove({ auditId: firstId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(app.client.audit.compare({ before: firstId, after: secondId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

/** As somebody would in the console. */
async function closeTheBastion(site: DemoSite): Promise<void> {
  const connections = createAwsConnections({
    env: site.env,
    clock: createClock(),
    isReadOnly: () => false,
    mayRun: () => Promise.reject(new Error('Nothing to run')),
    askMfaCode: () => Promise.reject(new Error('Nobody to ask')),
  });
  const ctx = await connections.context(siteProfile, 'us-east-1');
  const rule = { groupId: 'sg-0a4a1c7e50de40002', ruleId: 'sgr-0a4a1c7e50de40001' };
  await revokeIngress(ctx, rule, new AbortController().signal);
  connections.close();
}
