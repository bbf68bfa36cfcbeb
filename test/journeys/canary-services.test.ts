import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouterVendor } from '../../contract/domain/direct-connect.ts';
import { type AuditReport, ReportFormat } from '../../contract/domain/audit.ts';
import { harmlessReport } from '../../main/reports/harmless.ts';
import { pdfDocument } from '../../main/reports/pdf/document.ts';
import { renderXlsx } from '../../main/reports/report-xlsx.ts';
import { normalXlsx } from '../../main/reports/verify/normal-xlsx.ts';
import { readReport } from '../../main/reports/verify/read-report.ts';
import { awsPlace } from '../helpers/aws-app.ts';
import { interfaceIntent } from '../helpers/direct-connect-intent.ts';
import { publicZone, recordIntent } from '../helpers/dns-intent.ts';
import { createEvidence } from '../helpers/evidence.ts';
import { type ServicesSite, startServicesSite } from './canary-services-site.ts';

type Opened = Awaited<ReturnType<ServicesSite['open']>>;

/** With every character that a bridge, an XML or a JSON writes in another way. */
const typed = "Canary/bgp+key=<5e1d>&'one'";
const named = 'quay-2';

/** Everything that the app does about Direct Connect, DNS and audits, faults included, over the three bridges. */
async function live(site: ServicesSite): Promise<void> {
  const first = await site.open('memory');
  await makeWithTypedKey(site, first);
  await makeWithKeyOfAws(first);
  await makeRecord(first);
  await audit(first);
  await readEverything(first, [
    [`${named}-typed-120`, 'aws'],
    [`${named}-typed-120`, 'frr'],
    [named, 'junos'],
    [named, 'cisco-ios'],
    ['dxvif-fg0demo1', 'aws'],
    ['dxvif-fh0demo2', 'aws'],
  ]);
  await readSpoiled(site, first);
  await first.stop();
  for (const name of ['electron', 'http'] as const) {
    const opened = await site.open(name);
    await planWithTypedKey(opened, 130);
    await readEverything(opened, [[named, 'cisco-ios']]);
    await opened.stop();
  }
  site.collect();
}

async function planWithTypedKey({ client }: Opened, vlan: number) {
  const intent = interfaceIntent({ key: 'own', ipv6: true, name: `${named}-typed-${vlan}`, vlan });
  const plan = await client.directConnect.plan({ intent, key: typed });
  await client.directConnect.giveKey({ planId: plan.id, key: typed });
  return client.plans.get({ planId: plan.id });
}

/** AWS says the key back while the interface is made, and once more for its second peer. */
async function makeWithTypedKey({ aws }: ServicesSite, app: Opened): Promise<void> {
  const { id: planId } = await planWithTypedKey(app, 120);
  for (const action of ['CreatePrivateVirtualInterface', 'CreateBGPPeer']) {
    const message = `The BGP authentication key (${typed}) is not valid.`;
    aws.faults.add({ action, kind: 'error', code: 'DirectConnectClientException', message, times: 1 });
  }
  expect(await app.apply(planId)).toMatchObject({ state: 'stopped', message: expect.stringContaining('••••') });
  expect(await app.resume(planId)).toMatchObject({ state: 'stopped' });
  expect(await app.resume(planId)).toMatchObject({ state: 'applied', message: null });
}

async function makeWithKeyOfAws(app: Opened): Promise<void> {
  const plan = await app.client.directConnect.plan({ intent: interfaceIntent({ name: named }), key: null });
  expect(await app.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
  const dxgw = { kind: 'dxgw', id: '5f294f92-bafb-4011-916d-9b0bdf3a0001' } as const;
  const accepted = { ...awsPlace, virtualInterfaceId: 'dxvif-fh0demo2', target: dxgw };
  const { id } = await app.client.directConnect.planAccept(accepted);
  expect(await app.apply(id)).toMatchObject({ state: 'applied', message: null });
}

/** Answers that end in the middle of a key, or that are none, and a service that says the keys back in an error. */
async function readSpoiled(site: ServicesSite, { client }: Opened): Promise<void> {
  const where = { ...awsPlace, virtualInterfaceId: 'dxvif-fg0demo1', vendor: 'aws' } as const;
  for (const spoil of spoilers) {
    site.spoilAnswers((action, answer) =>
      /VirtualInterfaces|VpnConnections|RouterC/.test(action) ? spoil(answer) : answer,
    );
    const reads = [
      client.directConnect.overview(awsPlace),
      client.directConnect.routerConfiguration(where),
      client.directConnect.saveRouterConfiguration(where),
      client.dns.tunnels(awsPlace),
    ];
    const ends = await Promise.allSettled(reads);
    expect(ends.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(1);
  }
  site.spoilAnswers((_, answer) => answer);
}

const spoilers: readonly ((answer: Buffer) => Buffer)[] = [
  (answer) => answer.subarray(0, Math.max(answer.lastIndexOf('Key"'), answer.lastIndexOf('pre_shared_key')) + 30),
  (answer) => Buffer.from(`${answer.toString()}}{`),
  (answer) => Buffer.from(answer.toString().replaceAll(':', ' ').replaceAll('</', '<')),
];

async function makeRecord(app: Opened): Promise<void> {
  const plan = await app.client.dns.plan({ intent: recordIntent({ name: 'canary.nordhafen.example' }) });
  expect(await app.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
}

async function audit({ client }: Opened): Promise<void> {
  const over = new Promise<void>((resolve) => {
    const stop = client.audit.progressed(({ state }) => {
      if (state === 'reading' || state === 'judging') return;
      stop();
      resolve();
    });
  });
  const { profile, region } = awsPlace;
  await client.audit.start({ scope: { targets: [{ profile, regions: [region, 'us-east-1'] }], gatewayIds: [] } });
  await over;
}

/** Every reading call of the three features, and the ones that write a file; each configuration of these interfaces. */
async function readEverything({ client }: Opened, wanted: readonly (readonly [string, RouterVendor])[]): Promise<void> {
  const where = { ...awsPlace };
  const { virtualInterfaces } = await client.directConnect.overview(where);
  const [report] = await client.audit.list({});
  const auditId = report?.id ?? '';
  const formats = ReportFormat.options.filter((format) => format !== 'pdf' && format !== 'xlsx');
  for (const [name, vendor] of wanted) {
    const virtualInterfaceId = virtualInterfaces.find((one) => one.name === name || one.id === name)?.id ?? '';
    const asked = { ...where, virtualInterfaceId, vendor };
    const saved = client.directConnect.saveRouterConfiguration(asked);
    if (vendor === 'cisco-ios') await expect(saved).rejects.toMatchObject({ code: 'unexpected' });
    else await saved;
    expect((await client.directConnect.routerConfiguration(asked)).text).toContain('••••');
  }
  await Promise.all([
    client.directConnect.suggest(where),
    client.directConnect.check({ intent: interfaceIntent({ key: 'own', vlan: 121 }) }),
    client.directConnect.planDelete({ ...where, virtualInterfaceId: 'dxvif-fg0demo1' }),
    client.dns.zones(where),
    client.dns.records({ ...where, zoneId: publicZone }),
    client.dns.healthChecks(where),
    client.dns.tunnels(where),
    client.dns.drills({}),
    client.audit.get({ auditId }),
    client.audit.compare({ before: auditId, after: auditId }),
    client.audit.export({ auditId, formats }),
    client.activity.list({ text: '', planId: null, linkId: null, kinds: [], before: null, limit: 500 }),
  ]);
  for (const { id: planId } of await client.plans.list({})) await client.plans.get({ planId });
}

describe('the keys of Direct Connect and of tunnels, through Direct Connect, DNS and audits', () => {
  const evidence = createEvidence();
  let site: ServicesSite;

  beforeAll(async () => {
    site = await startServicesSite(evidence);
    await live(site);
    const report = reportIn(evidence.text(/^saved\/linkspan-audit-.*-[a-z2-7]{8}\.json$/));
    const workbook = normalXlsx(await renderXlsx(harmlessReport(report))) ?? {};
    evidence.add('saved/workbook, unpacked', Object.values(workbook).join('\n'));
    evidence.add('saved/pages of the PDF', JSON.stringify(pdfDocument(harmlessReport(report))));
  }, 60_000);
  afterAll(() => site.stop());

  const keyOf = (wanted: string) =>
    Object.values(site.aws.snapshot().regions)
      .flatMap(({ directConnect }) => directConnect.virtualInterfaces)
      .find(({ name, id }) => name === wanted || id === wanted)?.peers[0]?.authKey ?? '';
  const fromAws = ['answer of AWS: DescribeRouterConfiguration', 'answer of AWS: DescribeVirtualInterfaces'];

  it('typed: in the call that gave it, to AWS and back, in the files that were asked for, and nowhere else', () => {
    expect(placesOf(evidence.find(typed))).toEqual(
      [
        ...fromAws,
        'answer of AWS: CreateBGPPeer',
        'answer of AWS: CreatePrivateVirtualInterface',
        'request to AWS: CreateBGPPeer',
        'request to AWS: CreatePrivateVirtualInterface',
        ...['memory', 'electron', 'http'].flatMap((name) => [
          `${name} call: directConnect.giveKey`,
          `${name} call: directConnect.plan`,
        ]),
        'saved/linkspan-ID-aws.txt',
        'saved/linkspan-ID-frr.txt',
      ].toSorted(),
    );
  });

  it('made by AWS: from AWS to the files that were asked for, and nowhere else', () => {
    const key = keyOf(named);
    expect(key.length).toBeGreaterThan(20);
    const places = placesOf(evidence.find(key));
    expect(places.filter((at) => !at.startsWith('answer of AWS: '))).toEqual(['saved/linkspan-ID-junos.txt']);
    expect(places).toContain('answer of AWS: CreatePrivateVirtualInterface');
    expect(places).toContain('answer of AWS: DescribeVirtualInterfaces');
  });

  it.each(['dxvif-fg0demo1', 'dxvif-fh0demo2'])('there before, of %s: the same', (id) => {
    const places = evidence.find(keyOf(id)).filter((at) => !at.startsWith('answer of AWS: '));
    expect(places).toEqual([`saved/linkspan-${id}-aws.txt`]);
  });

  it('of tunnels: in AWS’s own answer, and nowhere else, whatever an audit looked at', () => {
    const keys = Object.values(site.aws.snapshot().regions)
      .flatMap(({ vpnConnections }) => vpnConnections)
      .flatMap(({ tunnels }) => tunnels.map(({ preSharedKey }) => preSharedKey));
    expect(keys.length).toBeGreaterThan(4);
    for (const key of keys) expect(evidence.find(key)).toEqual(['answer of AWS: DescribeVpnConnections']);
  });

  it('would be found: every report, the store, the questions and the answers are searched', () => {
    const places = evidence.find('dxvif-fg0demo1');
    const reports = evidence.find('210987654321').filter((at) => at.startsWith('saved/linkspan-audit'));
    expect(reports.map((at) => at.replace(/^.*-[a-z2-7]{8}/, ''))).toEqual(['.asff.json', '.csv', '.html', '.json']);
    expect(places).toEqual(
      expect.arrayContaining([
        'electron answer: directConnect.overview',
        'http answers and news',
        'rows of the store',
        'saved/pages of the PDF',
        'saved/workbook, unpacked',
      ]),
    );
    expect(evidence.find('DX-01')).toContain('memory answer: audit.get');
    expect(evidence.find('canary.nordhafen.example')).toEqual(
      expect.arrayContaining(['question to a name server', 'request to AWS: POST hostedzone']),
    );
  });
});

function reportIn(text: string): AuditReport {
  const read = readReport(text);
  if (read.verdict !== 'right') throw new Error(read.message);
  return read.report;
}

function placesOf(places: readonly string[]): string[] {
  const plain = places.map((at) => at.replaceAll(/dxvif-[a-z0-9]+/g, 'ID'));
  return [...new Set(plain)].toSorted();
}
