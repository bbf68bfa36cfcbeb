import { AwsSecurityFinding$ } from '@aws-sdk/client-securityhub';
import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, it } from 'vitest';
import { awsPlace } from '../../../main/reports/asff-resource.ts';
import { renderReport } from '../../../main/reports/render-report.ts';
import { emptyReport, richReport } from '../../fixtures/audit-report.ts';

async function findingsOf(report = richReport()): Promise<Asff[]> {
  return JSON.parse(new TextDecoder().decode(await renderReport(report, 'asff'))) as Asff[];
}

interface Asff {
  readonly Id: string;
  readonly ProductArn: string;
  readonly AwsAccountId: string;
  readonly Title: string;
  readonly Severity: { readonly Label: string };
  readonly Compliance: { readonly Status: string };
  readonly Resources: readonly { readonly Type: string; readonly Id: string; readonly Partition: string }[];
  readonly ProductFields: Readonly<Record<string, string>>;
}

const schema = NormalizedSchema.of(AwsSecurityFinding$);

describe('a report for Security Hub', () => {
  it("holds against the finding's own schema: nothing missing, nothing unknown, nothing of another type", async () => {
    const all = await findingsOf();
    expect(all).toHaveLength(richReport().findings.length);
    expect(all.flatMap((finding) => wrongIn(finding, schema, 'finding'))).toEqual([]);
  });

  it('would not hold with a field left out or misspelt, so the rule above can fail', async () => {
    const [{ Title: _, ...finding } = { Title: '' }] = await findingsOf();
    expect(wrongIn({ ...finding, Titel: 'x' }, schema, 'finding')).toEqual([
      'finding.Titel is unknown',
      'finding.Title is missing',
    ]);
  });

  it("comes as the account's own product, with ids of its own", async () => {
    const all = await findingsOf();
    for (const { ProductArn, AwsAccountId } of all) {
      expect(AwsAccountId).toMatch(/^\d{12}$/);
      expect(ProductArn).toBe(`arn:aws:securityhub:eu-west-1:${AwsAccountId}:product/${AwsAccountId}/default`);
    }
    expect(new Set(all.map(({ Id }) => Id)).size).toBe(all.length);
  });

  it('names the partition of the region, and the ARN that the id tells', async () => {
    const [first] = richReport().findings;
    if (first === undefined) throw new Error('The fixture has no finding');
    const resource = { ...first.resource, region: 'us-gov-west-1', id: 'vpn-0abc', account: '123456789012' };
    const [finding] = await findingsOf(richReport({ findings: [{ ...first, resource }] }));
    expect(finding?.ProductArn).toMatch(/^arn:aws-us-gov:securityhub:us-gov-west-1:/);
    expect(finding?.Resources[0]).toMatchObject({
      Type: 'AwsEc2VpnConnection',
      Id: 'arn:aws-us-gov:ec2:us-gov-west-1:123456789012:vpn-connection/vpn-0abc',
      Partition: 'aws-us-gov',
    });
  });

  it.each([
    ['eu-west-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['eusc-de-east-1', 'aws-eusc'],
  ])('knows the partition of %s', (region, partition) => {
    const resource = { kind: 'vpn-connection', id: 'vpn-0abc', name: null, account: '123456789012', region };
    expect(awsPlace(resource, richReport()).partition).toBe(partition);
  });

  it.each([
    ['hosted-zone', 'Z0123456789ABC', 'Other', 'arn:aws:route53:::hostedzone/Z0123456789ABC'],
    ['account', '123456789012', 'AwsAccount', 'AWS::::Account:123456789012'],
    ['virtual-interface', 'dxvif-fg1', 'Other', 'arn:aws:directconnect:eu-west-1:123456789012:dxvif/dxvif-fg1'],
    ['dx-gateway', '5f294f92-bafb', 'Other', 'arn:aws:directconnect::123456789012:dx-gateway/5f294f92-bafb'],
    ['region', 'eu-west-1/vpcs', 'Other', 'linkspan/region/eu-west-1/vpcs'],
  ])('names a %s as AWS does where it can', async (kind, id, type, arn) => {
    const [first] = richReport().findings;
    if (first === undefined) throw new Error('The fixture has no finding');
    const resource = { ...first.resource, kind, id, account: '123456789012' };
    const [finding] = await findingsOf(richReport({ findings: [{ ...first, resource }] }));
    expect(finding?.Resources[0]).toMatchObject({ Type: type, Id: arn });
  });

  it('claims no failure where something could not be judged', async () => {
    const report = richReport();
    const all = await findingsOf(report);
    const of = (verdict: string) => all.filter(({ ProductFields }) => ProductFields['linkspan/verdict'] === verdict);
    expect(new Set(of('fail').map(({ Compliance }) => Compliance.Status))).toEqual(new Set(['FAILED']));
    expect(new Set(of('warn').map(({ Compliance }) => Compliance.Status))).toEqual(new Set(['WARNING']));
    expect(new Set(of('unknown').map(({ Compliance }) => Compliance.Status))).toEqual(new Set(['NOT_AVAILABLE']));
    expect(new Set(of('unknown').map(({ Severity }) => Severity.Label))).toEqual(new Set(['INFORMATIONAL']));
  });

  it('keeps within the lengths that Security Hub takes', async () => {
    const [first] = richReport().findings;
    if (first === undefined) throw new Error('The fixture has no finding');
    const long = 'x'.repeat(3_900);
    const findings = [{ ...first, id: long, title: long, summary: long, remedy: { text: long, open: null } }];
    const [finding] = await findingsOf(richReport({ findings }));
    expect(finding?.Id.length).toBe(512);
    expect(finding?.Title.length).toBe(256);
    expect(JSON.stringify(finding).length).toBeLessThan(10_000);
  });

  it('is an empty list when nothing was found', async () => {
    expect(await findingsOf(emptyReport())).toEqual([]);
  });
});

/** What of a value is not as its schema says. */
function wrongIn(value: unknown, ns: NormalizedSchema, path: string): string[] {
  if (ns.isListSchema()) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((inner, at) => wrongIn(inner, ns.getValueSchema(), `${path}[${at}]`));
  }
  if (ns.isMapSchema())
    return Object.entries(value ?? {}).flatMap(([key, inner]) => wrongIn(inner, ns.getValueSchema(), `${path}.${key}`));
  if (ns.isStructSchema()) {
    if (typeof value !== 'object' || value === null) return [`${path} is no structure`];
    const members = new Map(ns.structIterator());
    const unknown = Object.keys(value).filter((key) => !members.has(key));
    const missing = [...members.keys()].slice(0, requiredOf(ns)).filter((key) => !(key in value));
    return [
      ...unknown.map((key) => `${path}.${key} is unknown`),
      ...missing.map((key) => `${path}.${key} is missing`),
      ...Object.entries(value).flatMap(([key, inner]) => {
        const member = members.get(key);
        return member === undefined ? [] : wrongIn(inner, member, `${path}.${key}`);
      }),
    ];
  }
  return ns.isStringSchema() === (typeof value === 'string') ? [] : [`${path} is of another type`];
}

/** The required members come first, and their number last. */
function requiredOf(ns: NormalizedSchema): number {
  const raw: unknown = ns.getSchema();
  return Array.isArray(raw) && typeof raw[6] === 'number' ? raw[6] : 0;
}
