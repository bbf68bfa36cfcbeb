import {
  AuthorizeSecurityGroupIngressCommand,
  AttachVpnGatewayCommand,
  CreateCustomerGatewayCommand,
  CreateRouteCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  CreateVpnConnectionCommand,
  CreateVpnGatewayCommand,
  DeleteVpcCommand,
  DescribeVpcsCommand,
  type VpnTunnelOptionsSpecification,
} from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDemoAws, type DemoAws } from '../../../../main/demo/aws/start-demo-aws.ts';
import { createEagerClock } from '../../../helpers/engine-clock.ts';
import { codeOf, rawClients } from './raw-clients.ts';

const clock = createEagerClock();
const never = new AbortController().signal;
const production = 'vpc-0b1de5a1f00d10001';
const branch = {
  device: 'cgw-0c5ea5ede51ce0001',
  gateway: 'vgw-0c5ea5ede51ce0001',
  connection: 'vpn-0c5ea5ede51ce0001',
};
let demo: DemoAws;
let ec2: ReturnType<typeof rawClients>['ec2'];
let seed: ReturnType<DemoAws['snapshot']>;
beforeAll(async () => {
  demo = await startDemoAws({ clock });
  ({ ec2 } = rawClients(demo));
  seed = demo.snapshot();
});
afterEach(() => demo.restore(seed));
afterAll(() => demo.stop());

describe('what the demo AWS refuses', () => {
  const device = (more: object) => () =>
    ec2.send(new CreateCustomerGatewayCommand({ Type: 'ipsec.1', IpAddress: '198.51.100.9', BgpAsn: 65_000, ...more }));
  const tunnel = (options: VpnTunnelOptionsSpecification) => async () => {
    const made = await device({})();
    const gateway = await ec2.send(new CreateVpnGatewayCommand({ Type: 'ipsec.1' }));
    await clock.wait(5_000, never);
    return ec2.send(
      new CreateVpnConnectionCommand({
        Type: 'ipsec.1',
        CustomerGatewayId: made.CustomerGateway?.CustomerGatewayId,
        VpnGatewayId: gateway.VpnGateway?.VpnGatewayId,
        Options: { StaticRoutesOnly: true, TunnelOptions: [options] },
      }),
    );
  };
  const invalid = 'InvalidParameterValue';
  it.each<[string, () => Promise<unknown>, string]>([
    ['a private address', device({ IpAddress: '10.0.0.1' }), invalid],
    ['a carrier-grade NAT address', device({ IpAddress: '100.64.0.1' }), invalid],
    ['an octal address', device({ IpAddress: '198.051.100.9' }), invalid],
    ['an address with a length', device({ IpAddress: '198.51.100.9/32' }), invalid],
    ['no address', device({ IpAddress: undefined }), 'MissingParameter'],
    ['no ASN', device({ BgpAsn: undefined }), 'MissingParameter'],
    ['ASN 7224', device({ BgpAsn: 7224 }), invalid],
    ['ASN 9059 in Ireland', device({ BgpAsn: 9059 }), invalid],
    ['an ASN of 4 bytes in the short field', device({ BgpAsn: 3_000_000_000 }), invalid],
    ['both ASN fields', device({ BgpAsnExtended: 3_000_000_000 }), 'InvalidParameterCombination'],
    [
      'tags of AWS',
      device({ TagSpecifications: [{ ResourceType: 'customer-gateway', Tags: [{ Key: 'aws:x', Value: 'y' }] }] }),
      invalid,
    ],
    ['tags for another kind', device({ TagSpecifications: [{ ResourceType: 'vpc', Tags: [] }] }), invalid],
    ['a short key', tunnel({ PreSharedKey: 'short' }), invalid],
    ['a key that begins with 0', tunnel({ PreSharedKey: '0abcdefgh' }), invalid],
    ['a key with a blank', tunnel({ PreSharedKey: 'abcd efgh' }), invalid],
    ['an inside range of /29', tunnel({ TunnelInsideCidr: '169.254.20.0/29' }), invalid],
    ['an inside range elsewhere', tunnel({ TunnelInsideCidr: '10.0.0.0/30' }), invalid],
    ['an inside range with host bits', tunnel({ TunnelInsideCidr: '169.254.20.1/30' }), invalid],
    ['a reserved inside range', tunnel({ TunnelInsideCidr: '169.254.5.0/30' }), invalid],
    ['a long phase 1', tunnel({ Phase1LifetimeSeconds: 28_801 }), invalid],
    [
      'a phase 2 as long as phase 1',
      tunnel({ Phase1LifetimeSeconds: 900, Phase2LifetimeSeconds: 900 }),
      'InvalidParameterCombination',
    ],
    ['a rekey margin over half', tunnel({ RekeyMarginTimeSeconds: 1_801 }), invalid],
    ['a short dead peer time', tunnel({ DPDTimeoutSeconds: 29 }), invalid],
    ['an unknown cipher', tunnel({ Phase1EncryptionAlgorithms: [{ Value: '3DES' }] }), invalid],
    ['group 5 in phase 1', tunnel({ Phase1DHGroupNumbers: [{ Value: 5 }] }), invalid],
    ['start with IKEv1', tunnel({ StartupAction: 'start' }), 'InvalidParameterCombination'],
    [
      'a gateway with a public ASN',
      () => ec2.send(new CreateVpnGatewayCommand({ Type: 'ipsec.1', AmazonSideAsn: 64_000 })),
      invalid,
    ],
    ['a VPC of /8', () => ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/8' })), 'InvalidVpc.Range'],
    [
      'a subnet outside',
      () => ec2.send(new CreateSubnetCommand({ VpcId: production, CidrBlock: '10.99.0.0/24' })),
      'InvalidSubnet.Range',
    ],
    [
      'a subnet twice',
      () => ec2.send(new CreateSubnetCommand({ VpcId: production, CidrBlock: '10.20.0.0/25' })),
      'InvalidSubnet.Conflict',
    ],
    ['deleting a VPC in use', () => ec2.send(new DeleteVpcCommand({ VpcId: production })), 'DependencyViolation'],
    [
      'a route to a gateway elsewhere',
      () =>
        ec2.send(
          new CreateRouteCommand({
            RouteTableId: 'rtb-0b1de5a1f00d10001',
            DestinationCidrBlock: '10.9.0.0/16',
            GatewayId: branch.gateway,
          }),
        ),
      'Gateway.NotAttached',
    ],
    [
      'another target for a route',
      () =>
        ec2.send(
          new CreateRouteCommand({
            RouteTableId: 'rtb-0b1de5a1f00d10002',
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: 'igw-0b1de5a1f00d10001',
          }),
        ),
      'RouteAlreadyExists',
    ],
    [
      'a second gateway on a VPC',
      async () => {
        const { VpnGateway } = await ec2.send(new CreateVpnGatewayCommand({ Type: 'ipsec.1' }));
        return ec2.send(
          new AttachVpnGatewayCommand({ VpnGatewayId: VpnGateway?.VpnGatewayId, VpcId: 'vpc-0c5ea5ede51ce0001' }),
        );
      },
      'InvalidVpcState',
    ],
    [
      'a port range backwards',
      () =>
        ec2.send(
          new AuthorizeSecurityGroupIngressCommand({
            GroupId: 'sg-0b1de5a1f00d10001',
            IpPermissions: [{ IpProtocol: 'tcp', FromPort: 9, ToPort: 8, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
          }),
        ),
      invalid,
    ],
    [
      'an unknown filter',
      () => ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: 'nonsense', Values: ['x'] }] })),
      invalid,
    ],
    [
      'a filter named like a method',
      () => ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: 'constructor', Values: ['x'] }] })),
      invalid,
    ],
    ['a bad token', () => ec2.send(new DescribeVpcsCommand({ NextToken: 'nonsense' })), 'InvalidNextToken'],
    [
      'tags on nothing',
      () => ec2.send(new CreateTagsCommand({ Resources: ['vpc-1'], Tags: [{ Key: 'a', Value: 'b' }] })),
      'InvalidID',
    ],
  ])('%s', async (_, send, code) => {
    expect(await codeOf(send())).toBe(code);
  });

  it('keys that it does not know, by the name each service has for that', async () => {
    const stranger = rawClients(demo, { accessKeyId: 'AKIASTRANGER', secretAccessKey: 'x' });
    expect(await codeOf(stranger.ec2.send(new DescribeVpcsCommand({})))).toBe('AuthFailure');
    expect(await codeOf(stranger.sts.send(new GetCallerIdentityCommand({})))).toBe('InvalidClientTokenId');
    expect((await fetch(demo.endpoint, { method: 'POST', body: 'Action=DescribeVpcs' })).status).toBe(403);
  });

  it('more than its quotas', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 5; n += 1) codes.push(await codeOf(ec2.send(new CreateVpnGatewayCommand({ Type: 'ipsec.1' }))));
    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'VpnGatewayLimitExceeded']);
  });
});
