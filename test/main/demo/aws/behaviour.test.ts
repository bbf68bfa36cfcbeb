import {
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpnConnectionRouteCommand,
  CreateVpnGatewayCommand,
  DeleteTagsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeTagsCommand,
  DescribeVpcsCommand,
  DescribeVpnConnectionsCommand,
  DescribeVpnGatewaysCommand,
  ModifyVpnTunnelOptionsCommand,
  paginateDescribeSubnets,
} from '@aws-sdk/client-ec2';
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

describe('what the demo AWS does', () => {
  it('filters with wildcards and by tag, and pages', async () => {
    const named = async (...Values: string[]) =>
      (await ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: 'tag:Name', Values }] }))).Vpcs?.length;
    expect([await named('prod*'), await named('l?gacy'), await named('*'), await named('p.*')]).toEqual([1, 1, 3, 0]);
    for (let n = 0; n < 9; n += 1) {
      await ec2.send(new CreateSubnetCommand({ VpcId: production, CidrBlock: `10.20.${100 + n}.0/24` }));
    }
    const pages: number[] = [];
    const Filters = [{ Name: 'vpc-id', Values: [production] }];
    for await (const page of paginateDescribeSubnets({ client: ec2, pageSize: 5 }, { Filters })) {
      pages.push(page.Subnets?.length ?? 0);
    }
    expect(pages).toEqual([5, 5, 2]);
  });

  it('keeps, changes and drops tags', async () => {
    const tags = async () =>
      (await ec2.send(new DescribeTagsCommand({ Filters: [{ Name: 'resource-id', Values: [production] }] }))).Tags?.map(
        (tag) => `${tag.Key}=${tag.Value}`,
      );
    await ec2.send(new CreateTagsCommand({ Resources: [production], Tags: [{ Key: 'team', Value: 'network' }] }));
    await ec2.send(
      new DeleteTagsCommand({
        Resources: [production],
        Tags: [{ Key: 'Name' }, { Key: 'environment', Value: 'other' }],
      }),
    );
    expect(await tags()).toEqual(['team=network', 'environment=production']);
  });

  it('takes one tunnel down while its options change, and the key with it', async () => {
    for (const address of ['203.0.113.200', '203.0.113.201'])
      demo.setTunnel(address, { up: true, message: 'IPSEC IS UP' });
    const look = async () => {
      const { VpnConnections: [seen] = [] } = await ec2.send(new DescribeVpnConnectionsCommand({}));
      return [
        seen?.State,
        ...(seen?.VgwTelemetry ?? []).map((each) => each.Status),
        seen?.CustomerGatewayConfiguration !== undefined,
      ];
    };
    expect(await look()).toEqual(['available', 'UP', 'UP', true]);
    await ec2.send(
      new ModifyVpnTunnelOptionsCommand({
        VpnConnectionId: branch.connection,
        VpnTunnelOutsideIpAddress: '203.0.113.201',
        TunnelOptions: { PreSharedKey: 'changed.key_2' },
      }),
    );
    expect(await look()).toEqual(['modifying', 'UP', 'DOWN', false]);
    const route = { VpnConnectionId: branch.connection, DestinationCidrBlock: '192.168.30.0/24' };
    expect(await codeOf(ec2.send(new CreateVpnConnectionRouteCommand(route)))).toBe('IncorrectState');
    await clock.wait(120_000, never);
    expect(await look()).toEqual(['available', 'UP', 'UP', true]);
    const { VpnConnections: [seen] = [] } = await ec2.send(new DescribeVpnConnectionsCommand({}));
    expect(seen?.Options?.TunnelOptions?.[1]?.PreSharedKey).toBe('changed.key_2');
    expect(seen?.CustomerGatewayConfiguration).toContain('<pre_shared_key>changed.key_2</pre_shared_key>');
  });

  it('is the company that the demo network speaks of, with ids as AWS has them', async () => {
    const { NetworkInterfaces: found = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
    expect(found.map((each) => each.PrivateIpAddress)).toEqual([
      '10.20.0.10',
      '10.20.1.10',
      '10.20.16.10',
      '10.30.1.53',
    ]);
    const ids = JSON.stringify(seed).match(/"(vpc|subnet|rtb|sg|sgr|eni|cgw|vgw|vpn|pcx)-[^"]*"/g) ?? [];
    expect(ids.length).toBeGreaterThan(30);
    expect(ids.filter((id) => !/^"[a-z]+-(cidr-assoc-)?[0-9a-f]{17}"$/.test(id))).toEqual([]);
  });

  it('does not ask a far end about its tunnels when the far end reads the state itself', async () => {
    const asked: string[] = [];
    const other = await startDemoAws({
      clock,
      tunnelStatus: (address) => {
        asked.push(address);
        other.snapshot();
        return { up: true, message: '', lastChange: clock.now() };
      },
    });
    try {
      other.snapshot();
      expect(asked).toEqual([]);
      other.observe();
      expect(asked).toEqual(['203.0.113.200', '203.0.113.201']);
    } finally {
      await other.stop();
    }
  });

  it('is the same after its state was saved as text and given to another one', async () => {
    await ec2.send(new CreateVpnGatewayCommand({ Type: 'ipsec.1', AmazonSideAsn: 64_700 }));
    const saved = JSON.stringify(demo.snapshot());
    const other = await startDemoAws({ clock, seed: JSON.parse(saved) as typeof seed });
    try {
      await clock.wait(3_000, never);
      const { VpnGateways = [] } = await rawClients(other).ec2.send(new DescribeVpnGatewaysCommand({}));
      expect(VpnGateways.map((each) => [each.AmazonSideAsn, each.State])).toEqual([
        [64_512, 'available'],
        [64_700, 'available'],
      ]);
    } finally {
      await other.stop();
    }
  });
});

describe('the control endpoint', () => {
  it('is not there unless it was asked for', async () => {
    const response = await fetch(`${demo.endpoint}/_demo/state`);
    expect([response.status, await response.text()]).toEqual([
      403,
      expect.stringContaining('MissingAuthenticationToken'),
    ]);
  });

  it('takes faults and tunnel states, shows state and requests, to those with the token', async () => {
    const other = await startDemoAws({ clock, controlToken: 'lab-token' });
    const client = rawClients(other).ec2;
    const ask = (method: string, path: string, body?: object, token = 'lab-token') =>
      fetch(`${other.endpoint}/_demo/${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    try {
      expect((await ask('GET', 'state', undefined, 'wrong')).status).toBe(403);
      expect((await ask('POST', 'faults', { action: 'DescribeVpcs', kind: 'nonsense' })).status).toBe(400);
      expect((await ask('GET', 'nothing')).status).toBe(404);
      expect((await ask('POST', 'faults', { action: 'DescribeVpcs', kind: 'denied' })).status).toBe(200);
      expect(await codeOf(client.send(new DescribeVpcsCommand({})))).toBe('UnauthorizedOperation');
      await ask('DELETE', 'faults');
      expect(await codeOf(client.send(new DescribeVpcsCommand({})))).toBe('ok');
      await ask('POST', 'tunnels', { address: '203.0.113.201', up: true, message: 'IPSEC IS UP' });
      const { VpnConnections: [seen] = [] } = await client.send(new DescribeVpnConnectionsCommand({}));
      expect(seen?.VgwTelemetry?.map((each) => each.Status)).toEqual(['DOWN', 'UP']);
      expect(await (await ask('GET', 'state')).json()).toMatchObject({ accountId: '210987654321' });
      expect(await (await ask('GET', 'requests')).json()).toMatchObject([
        { action: 'DescribeVpcs', result: 'UnauthorizedOperation' },
        { action: 'DescribeVpcs', result: 'ok' },
        { action: 'DescribeVpnConnections', result: 'ok' },
      ]);
    } finally {
      await other.stop();
    }
  });
});
