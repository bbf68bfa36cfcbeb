import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AuditScope } from '../../../../contract/domain/audit.ts';
import { type AccountsPort, createAccountsPort } from '../../../../main/aws/accounts.ts';
import { iamPrefixes } from '../../../../main/demo/aws/wire/services.ts';
import type { SweepProgress } from '../../../../main/features/audit/gather/tally.ts';
import type { RegionInventory } from '../../../../main/features/audit/inventory.ts';
import type { Read } from '../../../../main/features/audit/inventory/read.ts';
import { sweep, type SweepServices } from '../../../../main/features/audit/sweep.ts';
import { startDemoContext, type DemoContext } from '../../aws/demo-context.ts';
import { gatewayFacts } from './gateway-facts.ts';

const regions = ['eu-west-1', 'us-east-1'];
const both: AuditScope = { targets: [{ profile: 'demo', regions }], gatewayIds: [] };
const one: AuditScope = { targets: [{ profile: 'demo', regions: ['us-east-1'] }], gatewayIds: [] };
const never = new AbortController().signal;

let world: DemoContext;
beforeEach(async () => {
  world = await startDemoContext();
  world.setReadOnly(true);
});
afterEach(() => world.stop());

function services(more: Partial<SweepServices> = {}): SweepServices {
  return {
    clock: world.clock,
    aws: world.connections,
    identity: (...who: Parameters<AccountsPort['identity']>) => createAccountsPort(world.connections).identity(...who),
    gateways: { list: () => [], inspect: () => Promise.reject(new Error('No gateways here')) },
    links: { list: () => [] },
    drilledHealthCheckIds: () => [],
    report: (error) => {
      throw error;
    },
    ...more,
  };
}

const run = (scope: AuditScope, more: Partial<SweepServices> = {}) =>
  sweep(scope, services(more), never, () => undefined);

const called = (action?: string) =>
  world.demo.requests().filter((each) => action === undefined || each.action === action);

function valueOf<T>(read: Read<T> | undefined): T {
  if (read?.ok) return read.value;
  throw new Error(`Not read: ${JSON.stringify(read)}`);
}

describe('a sweep of the demo account', () => {
  it('reads everything there is, by a profile that is switched to read-only', async () => {
    const { inventory, identities } = await run(both);
    expect(inventory.unread).toEqual([]);
    expect(identities).toEqual([
      { profile: 'demo', account: '210987654321', arn: 'arn:aws:iam::210987654321:user/network-admin' },
    ]);
    const there = world.demo.snapshot();
    const [account] = inventory.accounts;
    expect(inventory.accounts).toHaveLength(1);
    expect(account?.regions.map(({ region }) => region)).toEqual(regions);
    for (const region of account?.regions ?? []) {
      const real = there.regions[region.region];
      expect(idsOf(region.vpcs)).toEqual(real?.vpcs.map(({ id }) => id));
      expect(idsOf(region.subnets)).toEqual(real?.subnets.map(({ id }) => id));
      expect(idsOf(region.routeTables)).toEqual(real?.routeTables.map(({ id }) => id));
      expect(idsOf(region.vpnConnections)).toEqual(real?.vpnConnections.map(({ id }) => id));
      expect(idsOf(region.customerGateways)).toEqual(real?.customerGateways.map(({ id }) => id));
      expect(idsOf(region.vpnGateways)).toEqual(real?.vpnGateways.map(({ id }) => id));
      expect(idsOf(region.transitGateways)).toEqual(real?.transitGateways.map(({ id }) => id));
      expect(idsOf(region.transitAttachments)).toEqual(real?.tgwAttachments.map(({ id }) => id));
      expect(idsOf(region.transitRouteTables)).toEqual(real?.tgwRouteTables.map(({ id }) => id));
      expect(idsOf(region.securityGroups)).toEqual(real?.securityGroups.map(({ id }) => id));
      expect(idsOf(region.networkInterfaces)).toEqual(real?.interfaces.map(({ id }) => id));
      expect(idsOf(region.natGateways)).toEqual(real?.natGateways.map(({ id }) => id));
      expect(idsOf(region.flowLogs)).toEqual(real?.flowLogs.map(({ id }) => id));
      expect(idsOf(region.peerings)).toEqual(real?.peerings.map(({ id }) => id));
      expect(idsOf(region.endpointServices)).toEqual(real?.endpointServices.map(({ id }) => id));
      expect(valueOf(region.resolverEndpoints)).toHaveLength(real?.resolver.endpoints.length ?? -1);
      expect(valueOf(region.alarms)).toHaveLength(real?.alarms.length ?? -1);
      expect(idsOf(region.dxConnections)).toEqual(real?.directConnect.connections.map(({ id }) => id));
      expect(idsOf(region.dxLags)).toEqual(real?.directConnect.lags.map(({ id }) => id));
      expect(idsOf(region.virtualInterfaces)).toEqual(real?.directConnect.virtualInterfaces.map(({ id }) => id));
    }
    expect(idsOf(account?.zones)).toEqual(there.dns.zones.map(({ id }) => id));
    expect(valueOf(account?.zones).map((zone) => valueOf(zone.records).length)).toEqual(
      there.dns.zones.map(({ recordSets }) => recordSets.length),
    );
    expect(idsOf(account?.healthChecks)).toEqual(there.dns.healthChecks.map(({ id }) => id));
    expect(idsOf(account?.dxGateways)).toEqual(there.directConnectGateways.map(({ id }) => id));
  });

  it('calls only what the read-only policy has', async () => {
    await run(both);
    const actions = [...new Set(called().map(({ service, action }) => `${iamPrefixes[service]}:${action}`))];
    const policy = readOnlyPolicy();
    expect(actions.length).toBeGreaterThan(30);
    expect(actions.filter((action) => !policy.some((allowed) => allowed.test(action)))).toEqual([]);
    // Nothing is asked for that is not used.
    expect(policy.filter((allowed) => !actions.some((action) => allowed.test(action)))).toEqual([]);
    expect(called().filter(({ result }) => result !== 'ok')).toEqual([]);
  });

  it('keeps nothing of a key', async () => {
    const { inventory } = await run(both);
    const keys = Object.values(world.demo.snapshot().regions).flatMap(({ vpnConnections, directConnect }) => [
      ...vpnConnections.flatMap(({ tunnels }) => tunnels.map(({ preSharedKey }) => preSharedKey)),
      ...directConnect.virtualInterfaces.flatMap(({ peers }) => peers.map(({ authKey }) => authKey)),
    ]);
    expect(keys.length).toBeGreaterThan(6);
    const text = JSON.stringify(inventory);
    expect(keys.filter((key) => text.includes(key))).toEqual([]);
    const [east] = inventory.accounts[0]?.regions.slice(1) ?? [];
    expect(valueOf(east?.vpnConnections).map(({ tunnels }) => tunnels.map(({ keyStorage }) => keyStorage))).toEqual([
      ['standard', 'standard'],
      ['standard', 'standard'],
      ['secrets-manager', 'secrets-manager'],
    ]);
    const [west] = inventory.accounts[0]?.regions ?? [];
    expect(valueOf(west?.virtualInterfaces).flatMap(({ peers }) => peers.map(({ key }) => key))).not.toContain(
      'masked',
    );
  });

  it('reads what belongs to the account, and each of its regions, once for two profiles', async () => {
    const identity = { accountId: '210987654321', arn: 'arn:aws:iam::210987654321:user/x', userId: 'x' };
    const aws = { context: (_: string, region?: string) => world.connections.context('demo', region) };
    const scope = { targets: [...both.targets, { profile: 'other', regions: ['us-east-1'] }], gatewayIds: [] };
    const { inventory, identities } = await run(scope, { aws, identity: () => Promise.resolve(identity) });
    expect(inventory.accounts).toHaveLength(1);
    expect(identities.map(({ profile }) => profile)).toEqual(['demo', 'other']);
    expect(called('ListHostedZones')).toHaveLength(1);
    expect(called('DescribeDirectConnectGateways')).toHaveLength(1);
    expect(
      called('DescribeVpcs')
        .map(({ region }) => region)
        .toSorted(),
    ).toEqual(regions);
  });

  it('tells how far it is, up to the end', async () => {
    const told: SweepProgress[] = [];
    await sweep(one, services(), never, (progress) => told.push(progress));
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ done: told.at(-1)?.total });
    expect(told.every(({ done, total }) => done <= total)).toBe(true);
    expect(told.map(({ now }) => now)).toContain('EC2 in us-east-1 (demo)');
  });
});

describe('what cannot be read', () => {
  it.each([
    ['denied', { kind: 'denied' }, 'denied'],
    ['not known there', { kind: 'error', code: 'InvalidAction', times: null }, 'unsupported'],
    ['broken', { kind: 'internal-error', times: null }, 'error'],
    ['cut', { kind: 'cut-before', times: null }, 'error'],
  ] as const)('is one line, and everything else is read: a call that is %s', async (_, fault, reason) => {
    world.demo.faults.add({ action: 'DescribeFlowLogs', ...fault });
    const { inventory } = await run(one);
    expect(inventory.unread).toEqual([
      { where: 'demo', region: 'us-east-1', what: 'ec2:DescribeFlowLogs', reason, message: expect.any(String) },
    ]);
    const [region] = inventory.accounts[0]?.regions ?? [];
    expect(region?.flowLogs).toEqual({ ok: false, unread: inventory.unread[0] });
    expect(unreadLists(region)).toEqual(['flowLogs']);
  });

  it('is one line too where a call for each thing of a list is denied', async () => {
    world.demo.faults.add({ action: 'GetActiveVpnTunnelStatus', kind: 'denied' });
    const { inventory } = await run(one);
    expect(inventory.unread.map(({ what }) => what)).toEqual(['ec2:GetActiveVpnTunnelStatus']);
    const tunnels = valueOf(inventory.accounts[0]?.regions[0]?.vpnConnections).flatMap((each) => each.tunnels);
    expect(tunnels.map(({ status, active }) => [status, active.ok])).toEqual([
      ['UP', false],
      ['DOWN', true],
      ['DOWN', true],
      ['DOWN', true],
      ['UP', false],
      ['UP', false],
    ]);
  });

  it('is the region alone, after one call, when it is not enabled', async () => {
    const scope = { targets: [{ profile: 'demo', regions: ['us-east-1', 'ap-southeast-4'] }], gatewayIds: [] };
    const { inventory } = await run(scope);
    expect(inventory.unread).toEqual([
      {
        where: 'demo',
        region: 'ap-southeast-4',
        what: 'region',
        reason: 'unsupported',
        message: expect.stringContaining('not enabled'),
      },
    ]);
    expect(called().filter(({ region }) => region === 'ap-southeast-4')).toHaveLength(1);
    const [good, bad] = inventory.accounts[0]?.regions ?? [];
    expect(unreadLists(good)).toEqual([]);
    expect(unreadLists(bad)).toEqual(Object.keys(bad ?? {}).filter((name) => name !== 'region'));
  });

  it('is all that is left of a profile once its session is over, in one line for each place', async () => {
    world.demo.faults.add({ action: 'DescribeSubnets', kind: 'expired', times: null });
    const { inventory } = await run(one);
    expect(inventory.unread).toEqual([
      expect.objectContaining({ region: 'us-east-1', what: 'region', message: expect.stringContaining('is over') }),
    ]);
  });

  it('is the profile when it cannot even say who it is', async () => {
    world.demo.faults.add({ action: 'GetCallerIdentity', kind: 'bad-key', times: null });
    const { inventory, identities } = await run(one);
    expect([identities, inventory.accounts]).toEqual([[], []]);
    expect(inventory.unread).toEqual([
      expect.objectContaining({ where: 'demo', region: null, what: 'sts:GetCallerIdentity', reason: 'error' }),
    ]);
  });

  it('says nothing of routes that AWS does not tell whole', async () => {
    const full = world.demo.snapshot();
    const [table] = full.regions['us-east-1']?.tgwRouteTables ?? [];
    const destination = (n: number) => `10.${n >> 8}.${n & 255}.0/24`;
    for (let n = 0; n < 1_000; n += 1) {
      table?.routes.push({ DestinationCidrBlock: destination(n), Type: 'static', State: 'active' });
    }
    world.demo.restore(full);
    const { inventory } = await run(one);
    const [read] = valueOf(inventory.accounts[0]?.regions[0]?.transitRouteTables);
    expect(read?.routes.ok).toBe(false);
    expect(inventory.unread.map(({ what }) => what)).toEqual(['ec2:SearchTransitGatewayRoutes']);
  });
});

describe('the pace of a sweep', () => {
  it('is patient with throttling', async () => {
    for (const action of ['DescribeSubnets', 'DescribeNatGateways', 'ListHostedZones'])
      world.demo.faults.add({ action, kind: 'throttled', times: 3 });
    const { inventory } = await run(one);
    expect(inventory.unread).toEqual([]);
    expect(called('DescribeSubnets').map(({ result }) => result)).toEqual([...three('RequestLimitExceeded'), 'ok']);
  });

  it('ends at once when it is cancelled', async () => {
    const end = new AbortController();
    const running = sweep(both, services(), end.signal, ({ done }) => {
      if (done === 10) end.abort();
    });
    await expect(running).rejects.toThrow('Cancelled');
    const soFar = called().length;
    expect(soFar).toBeLessThan(60);
  });

  it('lets no dead gateway delay the others', async () => {
    const gatewayIds = ['gw-aaaaaaa2', 'gw-bbbbbbb2', 'gw-ccccccc2'];
    const facts = { ...gatewayFacts(), unread: [{ what: 'firewall', why: 'sudo asks for a password' }] };
    const gateways: SweepServices['gateways'] = {
      list: () => gatewayIds.slice(0, 2).map((id) => ({ id, name: `Name of ${id}` })),
      inspect: (id) => {
        if (id === 'gw-aaaaaaa2') return Promise.resolve(facts);
        // Neither answers nor listens.
        return new Promise(() => undefined);
      },
    };
    const { inventory } = await run({ ...one, gatewayIds }, { gateways, gatewayPatienceMs: 100 });
    expect(inventory.gateways.map(({ name, facts: read }) => [name, read.ok])).toEqual([
      ['Name of gw-aaaaaaa2', true],
      ['Name of gw-bbbbbbb2', false],
      ['gw-ccccccc2', false],
    ]);
    expect(inventory.unread.map(({ where, what, message }) => [where, what, message])).toEqual([
      ['Name of gw-aaaaaaa2', 'inspect: firewall', 'sudo asks for a password'],
      ['Name of gw-bbbbbbb2', 'inspect', 'No answer within 0.1 s'],
      ['gw-ccccccc2', 'inspect', 'No answer within 0.1 s'],
    ]);
    expect(unreadLists(inventory.accounts[0]?.regions[0])).toEqual([]);
  });
});

/** What docs/guide/audit.md tells a customer to allow, as patterns. */
function readOnlyPolicy(): RegExp[] {
  const page = readFileSync(new URL('../../../../docs/guide/audit.md', import.meta.url), 'utf8');
  const policy = /```json\n(.*?)```/s.exec(page)?.[1] ?? '';
  const actions = z
    .object({ Statement: z.array(z.object({ Effect: z.literal('Allow'), Action: z.array(z.string()) })) })
    .parse(JSON.parse(policy))
    .Statement.flatMap(({ Action }) => Action);
  return actions.map((action) => new RegExp(`^${action.replaceAll('*', '.*')}$`));
}

const three = <T>(value: T): T[] => [value, value, value];

function idsOf(read: Read<readonly { readonly id: string }[]> | undefined): string[] {
  return valueOf(read).map(({ id }) => id);
}

function unreadLists(region: RegionInventory | undefined): string[] {
  return Object.entries(region ?? {}).flatMap(([name, read]) => (typeof read === 'object' && !read.ok ? [name] : []));
}
