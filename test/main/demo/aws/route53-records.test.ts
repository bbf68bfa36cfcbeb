import {
  ChangeResourceRecordSetsCommand,
  GetChangeCommand,
  ListResourceRecordSetsCommand,
  TestDNSAnswerCommand,
  type Change,
  type ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDemoAws, type DemoAws } from '../../../../main/demo/aws/start-demo-aws.ts';
import { createEagerClock } from '../../../helpers/engine-clock.ts';
import { codeOf, rawClients, wordsOf } from './raw-clients.ts';

const clock = createEagerClock();
const never = new AbortController().signal;
const zone = 'Z0NORDHAFENPUBLIC001';
const check = '6f1de5a1-0c5e-4a5e-9d0e-0b1de5a10001';
let demo: DemoAws;
let route53: ReturnType<typeof rawClients>['route53'];
let seed: ReturnType<DemoAws['snapshot']>;
beforeAll(async () => {
  demo = await startDemoAws({ clock });
  ({ route53 } = rawClients(demo));
  seed = demo.snapshot();
});
afterEach(() => demo.restore(seed));
afterAll(() => demo.stop());

type Given = Partial<ResourceRecordSet>;
const set = (name: string, more: Given = {}): ResourceRecordSet => ({
  Name: `${name}.nordhafen.example`,
  Type: 'A',
  ...(more.AliasTarget === undefined && { TTL: 60, ResourceRecords: [{ Value: '203.0.113.180' }] }),
  ...more,
});
const create = (name: string, more?: Given): Change => ({ Action: 'CREATE', ResourceRecordSet: set(name, more) });
const upsert = (name: string, more?: Given): Change => ({ Action: 'UPSERT', ResourceRecordSet: set(name, more) });
const remove = (name: string, more?: Given): Change => ({ Action: 'DELETE', ResourceRecordSet: set(name, more) });
const primary: Given = { SetIdentifier: 'main', Failover: 'PRIMARY', HealthCheckId: check };
const secondary: Given = {
  SetIdentifier: 'spare',
  Failover: 'SECONDARY',
  ResourceRecords: [{ Value: '203.0.113.190' }],
};
const www = { TTL: 300 };

const change = (...Changes: Change[]) =>
  route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId: zone, ChangeBatch: { Changes } }));
const records = async (name: string): Promise<ResourceRecordSet[]> => {
  const { ResourceRecordSets: all = [] } = await route53.send(
    new ListResourceRecordSetsCommand({ HostedZoneId: zone, StartRecordName: `${name}.nordhafen.example` }),
  );
  return all.filter((each) => each.Name === `${name}.nordhafen.example.`.replace('*', '\\052'));
};
const answer = async (name: string, ResolverIP?: string): Promise<string[] | undefined> => {
  const asked = { HostedZoneId: zone, RecordName: `${name}.nordhafen.example`, RecordType: 'A' as const };
  return (await route53.send(new TestDNSAnswerCommand({ ...asked, ...(ResolverIP && { ResolverIP }) }))).RecordData;
};

describe('records of the demo AWS', () => {
  it('changes a simple record to a failover pair in one batch, in sync after a while', async () => {
    const { ChangeInfo: started } = await change(remove('www', www), create('www', primary), create('www', secondary));
    const status = async () => (await route53.send(new GetChangeCommand({ Id: started?.Id }))).ChangeInfo?.Status;
    expect([started?.Status, await status(), await answer('www')]).toEqual(['PENDING', 'PENDING', ['203.0.113.180']]);
    await clock.wait(30_000, never);
    expect(await status()).toBe('INSYNC');
    expect((await records('www')).map((each) => [each.SetIdentifier, each.Failover, each.HealthCheckId])).toEqual([
      ['main', 'PRIMARY', check],
      ['spare', 'SECONDARY', undefined],
    ]);
  });

  it('does not know the id of a change that is slow to appear, though its records are listed', async () => {
    demo.faults.add({ action: 'ChangeResourceRecordSets', kind: 'slow-to-appear', seconds: 7 });
    const { ChangeInfo: started } = await change(create('slow'));
    const look = () => codeOf(route53.send(new GetChangeCommand({ Id: started?.Id })));
    expect([await look(), (await records('slow')).length]).toEqual(['NoSuchChange', 1]);
    await clock.wait(7_000, never);
    expect(await look()).toBe('ok');
  });

  it('writes names its own way: lower case, last dot, octal asterisk', async () => {
    await change(create('*.Shop'), upsert('\\052.shop', { TTL: 30 }));
    const [found, more] = await records('*.shop');
    expect([found?.Name, found?.TTL, more]).toEqual(['\\052.shop.nordhafen.example.', 30, undefined]);
  });

  it('pages by the next record itself, in the order of reversed labels', async () => {
    await change(...Array.from({ length: 12 }, (_, index) => create(`host-${index}`)));
    const pages: string[][] = [];
    let start = {};
    for (let isMore = true; isMore;) {
      const page = await route53.send(new ListResourceRecordSetsCommand({ HostedZoneId: zone, MaxItems: 9, ...start }));
      pages.push((page.ResourceRecordSets ?? []).map((each) => `${each.Name?.split('.')[0]} ${each.Type}`));
      start = { StartRecordName: page.NextRecordName, StartRecordType: page.NextRecordType };
      isMore = page.IsTruncated === true;
    }
    expect(pages.map((page) => page.length)).toEqual([9, 9, 5]);
    expect(pages.flat().slice(0, 8)).toEqual([
      'nordhafen A',
      'nordhafen CAA',
      'nordhafen MX',
      'nordhafen NS',
      'nordhafen SOA',
      'nordhafen TXT',
      'api CNAME',
      'gateway A',
    ]);
    expect(new Set(pages.flat()).size).toBe(23);
  });

  const simple = "resource record set [name='www.nordhafen.example.', type='A']";
  const alias = (HostedZoneId: string, DNSName: string): Given => ({
    AliasTarget: { HostedZoneId, DNSName, EvaluateTargetHealth: false },
  });
  it.each<[string, string, Change[]]>([
    ['what is there already', `Tried to create ${simple} but it already exists`, [create('www', www)]],
    ['to delete what is not there', 'but it was not found', [remove('nothing')]],
    ['to delete with another TTL', 'but the values provided do not match the current values', [remove('www')]],
    ['a failover record beside a simple one', 'another routing policy', [create('www', primary)]],
    [
      'weighted and latency together',
      'another routing policy',
      [create('mix', { SetIdentifier: 'a', Weight: 1 }), create('mix', { SetIdentifier: 'b', Region: 'eu-west-1' })],
    ],
    ['two primaries', 'the same Failover', [create('two', primary), create('two', { ...primary, SetIdentifier: 'b' })]],
    [
      'two of one region',
      'the same Region',
      [
        create('two', { SetIdentifier: 'a', Region: 'eu-west-1' }),
        create('two', { SetIdentifier: 'b', Region: 'eu-west-1' }),
      ],
    ],
    [
      'weights with different TTLs',
      'the same TTL',
      [create('two', { SetIdentifier: 'a', Weight: 1 }), create('two', { SetIdentifier: 'b', Weight: 1, TTL: 61 })],
    ],
    [
      'a CNAME beside another type',
      'it conflicts with other records',
      [create('www', { Type: 'CNAME', ResourceRecords: [{ Value: 'x.example' }] })],
    ],
    [
      'a name of another zone',
      'is not permitted in zone',
      [{ Action: 'CREATE', ResourceRecordSet: { ...set('x'), Name: 'www.example.org' } }],
    ],
    [
      'an address that is none',
      'ARRDATAIllegalIPv4Address',
      [create('bad', { ResourceRecords: [{ Value: '1.2.3' }] })],
    ],
    [
      'a value twice',
      "Duplicate Resource Record: '203.0.113.1'",
      [create('bad', { ResourceRecords: [{ Value: '203.0.113.1' }, { Value: '203.0.113.1' }] })],
    ],
    [
      'text without quotes',
      'InvalidCharacterString',
      [create('bad', { Type: 'TXT', ResourceRecords: [{ Value: 'hello' }] })],
    ],
    [
      'an alias to what is not in the zone',
      'that target was not found',
      [create('bad', alias(zone, 'nothing.nordhafen.example'))],
    ],
    ['an alias to itself', 'that target was not found', [create('bad', alias(zone, 'bad.nordhafen.example'))]],
    [
      'CloudFront with another zone id',
      'does not lie within the target zone',
      [create('bad', alias('Z1BKCTXD74EZPE', 'd111111abcdef8.cloudfront.net'))],
    ],
    [
      'an alias to a name that is no service',
      'that target was not found',
      [create('bad', alias('Z2FDTNDATAQYW2', 'www.example.org'))],
    ],
    [
      "the zone's own SOA to go",
      'exactly one SOA',
      [
        {
          Action: 'DELETE',
          ResourceRecordSet: { Name: 'nordhafen.example', Type: 'SOA', TTL: 900, ResourceRecords: [] },
        },
      ],
    ],
    [
      'more than 1,000 values, an UPSERT counting twice',
      'Number of records limit of 1000 exceeded',
      Array.from({ length: 501 }, (_, index) => upsert(`many-${index}`)),
    ],
    [
      'more than 32,000 characters',
      'Number of characters limit of 32000 exceeded',
      Array.from({ length: 11 }, (_, index) =>
        create(`long-${index}`, { Type: 'TXT', ResourceRecords: [{ Value: `"${'x'.repeat(3_000)}"` }] }),
      ),
    ],
  ])('refuses %s', async (_, words, changes) => {
    const before = demo.snapshot().dns.zones;
    const full = changes.map((each) =>
      each.ResourceRecordSet?.Type === 'SOA' ? { ...each, ResourceRecordSet: soaOf(before) } : each,
    );
    const said = await wordsOf(change(create('good'), ...full));
    expect(said).toMatch(/^InvalidChangeBatch: \[.*\]$/);
    expect(said).toContain(words);
    expect(demo.snapshot().dns.zones).toEqual(before);
  });

  it.each<[string, string, Given]>([
    ['neither values nor an alias', 'Expected exactly one of [AliasTarget', { ResourceRecords: [] }],
    ['a policy without an identifier', "Missing field 'SetIdentifier'", { Weight: 1 }],
    ['an identifier without a policy', 'but found none', { SetIdentifier: 'a' }],
    ['two policies', 'but found more than one', { SetIdentifier: 'a', Weight: 1, Region: 'eu-west-1' }],
    ['a primary without a health check', "Missing field 'HealthCheckId'", { SetIdentifier: 'a', Failover: 'PRIMARY' }],
    ['a weight of 256', 'A weight is from 0 to 255', { SetIdentifier: 'a', Weight: 256 }],
    [
      'a continent and a country',
      'Expected exactly one of [ContinentCode',
      {
        SetIdentifier: 'a',
        GeoLocation: { ContinentCode: 'EU', CountryCode: 'DE' },
      },
    ],
  ])('refuses %s before it looks at the zone', async (_, words, given) => {
    expect(await wordsOf(change(create('bad', given)))).toMatch(
      new RegExp(
        `^InvalidInput: Invalid request: .*${words.replace(/[[\]]/g, '\\$&')}.* in Change with \\[Action=CREATE`,
      ),
    );
  });

  it('refuses a health check and a zone that are not there', async () => {
    const nobody = { ...primary, HealthCheckId: '00000000-0000-4000-a000-000000000000' };
    expect(await codeOf(change(create('bad', nobody)))).toBe('NoSuchHealthCheck');
    const lost = { HostedZoneId: 'ZNOTHING', ChangeBatch: { Changes: [create('bad')] } };
    expect(await codeOf(route53.send(new ChangeResourceRecordSetsCommand(lost)))).toBe('NoSuchHostedZone');
  });
});

function soaOf(zones: ReturnType<DemoAws['snapshot']>['dns']['zones']): ResourceRecordSet | undefined {
  return zones.find((each) => each.id === zone)?.recordSets.find((each) => each.Type === 'SOA');
}
