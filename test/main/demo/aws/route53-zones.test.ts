import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  DeleteHostedZoneCommand,
  GetHostedZoneCommand,
  ListHostedZonesByNameCommand,
  ListHostedZonesByVPCCommand,
  ListHostedZonesCommand,
} from '@aws-sdk/client-route-53';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDemoAws, type DemoAws } from '../../../../main/demo/aws/start-demo-aws.ts';
import { codeOf, rawClients } from './raw-clients.ts';

const zone = 'Z0NORDHAFENPUBLIC001';
const privateZone = 'Z0NORDHAFENPRIVATE01';
let demo: DemoAws;
let route53: ReturnType<typeof rawClients>['route53'];
let seed: ReturnType<DemoAws['snapshot']>;
beforeAll(async () => {
  demo = await startDemoAws();
  ({ route53 } = rawClients(demo));
  seed = demo.snapshot();
});
afterEach(() => demo.restore(seed));
afterAll(() => demo.stop());

describe('zones of the demo AWS', () => {
  it('lists them in every way there is', async () => {
    const all = await route53.send(new ListHostedZonesCommand({ MaxItems: 1 }));
    expect(all).toMatchObject({
      HostedZones: [{ Id: `/hostedzone/${zone}`, Name: 'nordhafen.example.', Config: { PrivateZone: false } }],
      IsTruncated: true,
      NextMarker: privateZone,
    });
    const rest = await route53.send(new ListHostedZonesCommand({ Marker: all.NextMarker }));
    expect([rest.HostedZones?.length, rest.IsTruncated]).toEqual([2, false]);
    const byName = await route53.send(new ListHostedZonesByNameCommand({ DNSName: 'corp.nordhafen.example' }));
    expect(byName.HostedZones?.map((each) => each.Name)).toEqual(['corp.nordhafen.example.', 'us.nordhafen.example.']);
    const vpc = { VPCId: 'vpc-0b1de5a1f00d10001', VPCRegion: 'eu-west-1' as const };
    const byVpc = await route53.send(new ListHostedZonesByVPCCommand(vpc));
    expect(byVpc.HostedZoneSummaries?.map((each) => each.HostedZoneId)).toEqual([privateZone]);
    const shown = await route53.send(new GetHostedZoneCommand({ Id: `/hostedzone/${privateZone}` }));
    expect([shown.VPCs, shown.DelegationSet]).toEqual([[vpc], undefined]);
  });

  it('makes and deletes one, which begins with its NS and SOA', async () => {
    const asked = { Name: 'Example.ORG', CallerReference: 'once' };
    const { HostedZone: made, ...more } = await route53.send(new CreateHostedZoneCommand(asked));
    expect(made).toMatchObject({ Name: 'example.org.', ResourceRecordSetCount: 2 });
    expect(more).toMatchObject({ ChangeInfo: { Status: 'PENDING' }, DelegationSet: { NameServers: { length: 4 } } });
    expect(more.Location).toContain('/2013-04-01/hostedzone/Z');
    expect(await codeOf(route53.send(new CreateHostedZoneCommand(asked)))).toBe('HostedZoneAlreadyExists');
    const Id = made?.Id ?? '';
    const extra = {
      Changes: [
        {
          Action: 'CREATE' as const,
          ResourceRecordSet: {
            Name: 'a.example.org',
            Type: 'A' as const,
            TTL: 60,
            ResourceRecords: [{ Value: '203.0.113.1' }],
          },
        },
      ],
    };
    await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId: Id, ChangeBatch: extra }));
    expect(await codeOf(route53.send(new DeleteHostedZoneCommand({ Id })))).toBe('HostedZoneNotEmpty');
    await route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: Id,
        ChangeBatch: { Changes: extra.Changes.map((each) => ({ ...each, Action: 'DELETE' as const })) },
      }),
    );
    await route53.send(new DeleteHostedZoneCommand({ Id }));
    expect(await codeOf(route53.send(new GetHostedZoneCommand({ Id })))).toBe('NoSuchHostedZone');
  });

  it('refuses a name that is none, a VPC that is not there, and a second private zone of one name', async () => {
    const make = (Name: string, id?: string) =>
      codeOf(
        route53.send(
          new CreateHostedZoneCommand({
            Name,
            CallerReference: `${Name}${id ?? ''}`,
            ...(id && { VPC: { VPCId: id, VPCRegion: 'eu-west-1' } }),
          }),
        ),
      );
    expect([
      await make('no name'),
      await make('corp.example', 'vpc-0000000000000000f'),
      await make('corp.nordhafen.example', 'vpc-0b1de5a1f00d10001'),
    ]).toEqual(['InvalidDomainName', 'InvalidVPCId', 'ConflictingDomainExists']);
  });
});
