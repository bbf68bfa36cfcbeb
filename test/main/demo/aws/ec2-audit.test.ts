import {
  DescribeFlowLogsCommand,
  DescribeNatGatewaysCommand,
  DescribeSecurityGroupsCommand,
  DescribeTransitGatewayAttachmentsCommand,
  DescribeTransitGatewaysCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointServicePermissionsCommand,
  EC2Client,
  GetActiveVpnTunnelStatusCommand,
  GetTransitGatewayRouteTableAssociationsCommand,
  SearchTransitGatewayRoutesCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoAws, type DemoAws } from '../../../../main/demo/aws/start-demo-aws.ts';

const TABLE = 'tgw-rtb-0a4a1c7e50de40001';
let demo: DemoAws;
let ec2: EC2Client;

beforeAll(async () => {
  demo = await startDemoAws();
  const { accessKeyId, secretAccessKey } = demo.accessKey;
  ec2 = new EC2Client({
    endpoint: demo.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  ec2.destroy();
  await demo.stop();
});

describe('what the demo AWS lists for an audit', () => {
  it('is found by id, by filter and by tag, with its own id', async () => {
    const named = await ec2.send(
      new DescribeTransitGatewaysCommand({ Filters: [{ Name: 'tag:Name', Values: ['us-*'] }] }),
    );
    expect(named.TransitGateways?.map((each) => [each.TransitGatewayId, each.Tags])).toEqual([
      ['tgw-0a4a1c7e50de40001', [{ Key: 'Name', Value: 'us-core' }]],
    ]);
    const ofVpcs = new DescribeTransitGatewayAttachmentsCommand({
      Filters: [{ Name: 'resource-type', Values: ['vpc'] }],
    });
    const { TransitGatewayAttachments: attached } = await ec2.send(ofVpcs);
    expect(attached?.map((each) => each.Association?.State)).toEqual(['associated', 'associated']);
    const elsewhere = new DescribeNatGatewaysCommand({ Filter: [{ Name: 'vpc-id', Values: ['vpc-nowhere'] }] });
    expect((await ec2.send(elsewhere)).NatGateways).toEqual([]);
  });

  it('comes in pages', async () => {
    const first = await ec2.send(new DescribeSecurityGroupsCommand({ MaxResults: 5 }));
    expect([first.SecurityGroups?.length, first.NextToken === undefined]).toEqual([5, true]);
    const some = await ec2.send(new DescribeFlowLogsCommand({ MaxResults: 5 }));
    expect(some.FlowLogs?.map((each) => each.DeliverLogsErrorMessage)).toEqual(['Access error']);
  });

  it('tells the routes of a table by their state, cut where it is asked to', async () => {
    const search = (Name: string, value: string, MaxResults?: number) =>
      ec2.send(
        new SearchTransitGatewayRoutesCommand({
          TransitGatewayRouteTableId: TABLE,
          Filters: [{ Name, Values: [value] }],
          MaxResults,
        }),
      );
    expect((await search('state', 'blackhole')).Routes?.map((each) => each.DestinationCidrBlock)).toEqual([
      '10.61.0.0/16',
    ]);
    expect(await search('type', '*')).toMatchObject({ Routes: { length: 2 }, AdditionalRoutesAvailable: false });
    const associations = new GetTransitGatewayRouteTableAssociationsCommand({ TransitGatewayRouteTableId: TABLE });
    expect((await ec2.send(associations)).Associations).toHaveLength(2);
  });

  it('says what is negotiated on a tunnel that is up, and nothing on one that is down', async () => {
    const active = async (VpnTunnelOutsideIpAddress: string) =>
      (
        await ec2.send(
          new GetActiveVpnTunnelStatusCommand({ VpnConnectionId: 'vpn-05a7a44a000000001', VpnTunnelOutsideIpAddress }),
        )
      ).ActiveVpnTunnelStatus;
    expect(await active('203.0.113.210')).toMatchObject({ IkeVersion: 'ikev1', Phase1DHGroup: 2 });
    expect(await active('203.0.113.211')).toEqual({ ProvisioningStatus: 'available' });
    await expect(active('203.0.113.99')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('refuses as the service does', async () => {
    const refused = (work: Promise<unknown>, name: string) => expect(work).rejects.toMatchObject({ name });
    await refused(
      ec2.send(new DescribeTransitGatewaysCommand({ TransitGatewayIds: ['tgw-00000000'] })),
      'InvalidTransitGatewayID.NotFound',
    );
    await refused(ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds: ['nat-00000000'] })), 'NatGatewayNotFound');
    await refused(
      ec2.send(new DescribeFlowLogsCommand({ Filter: [{ Name: 'no-such-filter', Values: ['x'] }] })),
      'InvalidParameterValue',
    );
    await refused(
      ec2.send(new DescribeVpcEndpointServicePermissionsCommand({ ServiceId: 'nonsense' })),
      'InvalidVpcEndpointServiceId.Malformed',
    );
    await refused(
      ec2.send(new SearchTransitGatewayRoutesCommand({ TransitGatewayRouteTableId: TABLE, Filters: [] })),
      'MissingParameter',
    );
    const attribute = { VpcId: 'vpc-0a4a1c7e50de40001', Attribute: 'enableDnsSupport' as const };
    expect((await ec2.send(new DescribeVpcAttributeCommand(attribute))).EnableDnsSupport).toEqual({ Value: true });
  });
});
