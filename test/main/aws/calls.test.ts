import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createCustomerGateway,
  deleteCustomerGateway,
  listCustomerGateways,
} from '../../../main/aws/customer-gateways.ts';
import { getIdentity } from '../../../main/aws/identity.ts';
import { listNetworkInterfaces } from '../../../main/aws/network-interfaces.ts';
import { listRegions } from '../../../main/aws/regions.ts';
import {
  createRoute,
  deleteRoute,
  disablePropagation,
  enablePropagation,
  listRouteTables,
} from '../../../main/aws/route-tables.ts';
import {
  authorizeIngress,
  listSecurityGroupRules,
  listSecurityGroups,
  revokeIngress,
} from '../../../main/aws/security-groups.ts';
import { addTags } from '../../../main/aws/tags.ts';
import { listPeeredCidrs, listSubnets, listVpcs } from '../../../main/aws/vpcs.ts';
import { createVpnConnectionRoute, deleteVpnConnectionRoute } from '../../../main/aws/vpn-connection-routes.ts';
import { createVpnConnection, deleteVpnConnection, listVpnConnections } from '../../../main/aws/vpn-connections.ts';
import {
  attachVpnGateway,
  createVpnGateway,
  deleteVpnGateway,
  detachVpnGateway,
  listVpnGateways,
} from '../../../main/aws/vpn-gateways.ts';
import { never, production, startDemoContext, type DemoContext } from './demo-context.ts';
import { tunnelWish } from './tunnel-wish.ts';

let world: DemoContext;
beforeAll(async () => {
  world = await startDemoContext();
});
afterAll(() => world.stop());
const seed = () => world.demo.snapshot();
let before: ReturnType<typeof seed> | undefined;
afterEach(() => {
  if (before !== undefined) world.demo.restore(before);
  before = undefined;
});

/** The clock jumps; AWS's states follow it. */
const seconds = (count: number) => world.clock.wait(count * 1000, never);

describe('reading the demo network through main/aws', () => {
  it('says who calls and where they may', async () => {
    expect(await getIdentity(world.ctx, never)).toEqual({
      accountId: '210987654321',
      arn: 'arn:aws:iam::210987654321:user/network-admin',
      userId: 'AIDADEMOLINKSPAN00001',
    });
    expect(await listRegions(world.ctx, never)).toEqual(['eu-west-1', 'us-east-1']);
  });

  it('lists VPCs with their secondary ranges, subnets, peerings and interfaces', async () => {
    const vpcs = await listVpcs(world.ctx, never);
    expect(vpcs.map((vpc) => [vpc.name, ...vpc.cidrs])).toEqual([
      ['production', '10.20.0.0/16'],
      ['shared-services', '10.30.0.0/16', '10.31.0.0/20'],
      ['legacy', '192.168.0.0/20'],
    ]);
    expect((await listSubnets(world.ctx, production, never)).map((each) => each.cidr)).toEqual([
      '10.20.0.0/24',
      '10.20.1.0/24',
      '10.20.16.0/24',
    ]);
    const legacy = vpcs[2]?.id ?? '';
    expect(await listPeeredCidrs(world.ctx, legacy, never)).toEqual([
      { peeringId: 'pcx-0c5ea5ede51ce0001', cidr: '10.30.0.0/16' },
    ]);
    const interfaces = await listNetworkInterfaces(world.ctx, production, never);
    expect(interfaces.map((each) => [each.name, ...each.addresses])).toEqual([
      ['web-1', '10.20.0.10'],
      ['web-2', '10.20.1.10'],
      ['db-1', '10.20.16.10'],
    ]);
  });
});

describe('the main job through main/aws', () => {
  it('makes, uses and takes away everything that a link needs', async () => {
    before = seed();
    const { ctx } = world;
    const tags = { 'linkspan:link': 'abcdefgh', Name: 'Berlin & "Köln" <1>' };

    const device = await createCustomerGateway(ctx, { address: '198.51.100.7', bgpAsn: 65_000, tags }, never);
    expect(device).toMatchObject({ state: 'pending', address: '198.51.100.7', bgpAsn: 65_000, tags });
    const gateway = await createVpnGateway(ctx, { amazonSideAsn: 64_600, tags }, never);
    await seconds(3);
    expect(await listCustomerGateways(ctx, { ids: [device.id] }, never)).toMatchObject([{ state: 'available' }]);

    await attachVpnGateway(ctx, { gatewayId: gateway.id, vpcId: production }, never);
    expect(await listVpnGateways(ctx, { vpcId: production }, never)).toMatchObject([
      { id: gateway.id, attachments: [{ vpcId: production, state: 'attaching' }] },
    ]);
    const [table] = await listRouteTables(ctx, { vpcId: production }, never);
    const routeTableId = table?.id ?? '';
    const propagation = { routeTableId, gatewayId: gateway.id };
    await expect(enablePropagation(ctx, propagation, never)).rejects.toMatchObject({ awsCode: 'Gateway.NotAttached' });
    await seconds(15);
    await enablePropagation(ctx, propagation, never);

    const wish = {
      customerGatewayId: device.id,
      vpnGatewayId: gateway.id,
      tunnels: [tunnelWish('169.254.20.0/30'), tunnelWish('169.254.21.0/30')],
      tags,
    } as const;
    const connection = await createVpnConnection(ctx, wish, never);
    expect(connection).toMatchObject({ state: 'pending', isStatic: true, name: tags.Name });
    expect(connection.tunnels.map((tunnel) => [tunnel.outsideAddress, tunnel.insideCidr, tunnel.status])).toEqual([
      ['203.0.113.10', '169.254.20.0/30', 'DOWN'],
      ['203.0.113.11', '169.254.21.0/30', 'DOWN'],
    ]);
    expect(connection.tunnels[0]?.options).toMatchObject({
      ikeVersions: ['ikev2'],
      phase1DhGroups: [20],
      phase2Encryption: ['AES256-GCM-16'],
    });
    const route = { vpnConnectionId: connection.id, cidr: '192.168.10.0/24' };
    await expect(createVpnConnectionRoute(ctx, route, never)).rejects.toMatchObject({ code: 'conflict' });
    await seconds(180);
    await createVpnConnectionRoute(ctx, route, never);
    await createVpnConnectionRoute(ctx, route, never);
    await seconds(10);

    world.demo.setTunnel('203.0.113.11', { up: true, message: 'IPSEC IS UP' });
    const [seen] = await listVpnConnections(ctx, { tag: { key: 'linkspan:link', value: 'abcdefgh' } }, never);
    expect(seen).toMatchObject({ state: 'available', routes: [{ cidr: '192.168.10.0/24', state: 'available' }] });
    expect(seen?.tunnels.map((tunnel) => [tunnel.status, tunnel.statusMessage])).toEqual([
      ['DOWN', 'IPSEC IS DOWN'],
      ['UP', 'IPSEC IS UP'],
    ]);
    const [after] = await listRouteTables(ctx, { ids: [routeTableId] }, never);
    expect(after?.routes).toContainEqual({
      destination: '192.168.10.0/24',
      target: gateway.id,
      state: 'active',
      isPropagated: true,
    });

    await expect(deleteCustomerGateway(ctx, device.id, never)).rejects.toMatchObject({ code: 'conflict' });
    await expect(deleteVpnGateway(ctx, gateway.id, never)).rejects.toMatchObject({ code: 'conflict' });
    await disablePropagation(ctx, propagation, never);
    await deleteVpnConnectionRoute(ctx, route, never);
    await deleteVpnConnection(ctx, connection.id, never);
    await seconds(60);
    expect(await listVpnConnections(ctx, { vpnGatewayId: gateway.id }, never)).toEqual([]);
    expect(await listVpnConnections(ctx, { ids: [connection.id] }, never)).toMatchObject([{ state: 'deleted' }]);
    await detachVpnGateway(ctx, { gatewayId: gateway.id, vpcId: production }, never);
    await seconds(15);
    expect(await listVpnGateways(ctx, { vpcId: production }, never)).toEqual([]);
    await detachVpnGateway(ctx, { gatewayId: gateway.id, vpcId: production }, never);
    await deleteVpnGateway(ctx, gateway.id, never);
    await deleteVpnGateway(ctx, gateway.id, never);
    await deleteCustomerGateway(ctx, device.id, never);
    expect(await listCustomerGateways(ctx, { address: '198.51.100.7' }, never)).toEqual([]);
  });

  it('adds routes and rules once and removes them again', async () => {
    before = seed();
    const { ctx } = world;
    const shared = (await listVpcs(ctx, never)).find((vpc) => vpc.name === 'shared-services')?.id ?? '';
    const [table] = await listRouteTables(ctx, { vpcId: shared }, never);
    const route = { routeTableId: table?.id ?? '', destination: '192.168.10.0/24', gatewayId: 'vgw-0c5ea5ede51ce0001' };
    await createRoute(ctx, route, never);
    await createRoute(ctx, route, never);
    await deleteRoute(ctx, route, never);
    await deleteRoute(ctx, route, never);

    const group = (await listSecurityGroups(ctx, production, never)).find((each) => each.name === 'production-web');
    const rule = {
      groupId: group?.id ?? '',
      protocol: 'icmp',
      fromPort: -1,
      toPort: -1,
      cidr: '192.168.10.0/24',
      description: 'Ping from the site',
      tags: { 'linkspan:link': 'abcdefgh' },
    };
    const ruleId = await authorizeIngress(ctx, rule, never);
    await expect(authorizeIngress(ctx, rule, never)).rejects.toMatchObject({ awsCode: 'InvalidPermission.Duplicate' });
    expect(await listSecurityGroupRules(ctx, [rule.groupId], never)).toContainEqual(
      expect.objectContaining({ id: ruleId, direction: 'ingress', protocol: 'icmp', cidr: rule.cidr, tags: rule.tags }),
    );
    await revokeIngress(ctx, { groupId: rule.groupId, ruleId }, never);
    await revokeIngress(ctx, { groupId: rule.groupId, ruleId }, never);
    await addTags(ctx, rule.groupId, { owner: 'network' }, never);
    expect((await listSecurityGroups(ctx, production, never)).find((each) => each.id === rule.groupId)?.tags).toEqual({
      Name: 'production-web',
      owner: 'network',
    });
    expect(world.demo.snapshot().regions['eu-west-1']?.securityGroupRules.some((each) => each.id === ruleId)).toBe(
      false,
    );
  });

  it('is answered with what exists when the same customer gateway or connection is asked for again', async () => {
    before = seed();
    const { ctx } = world;
    const tags = { 'linkspan:plan': 'mine' };
    const device = await createCustomerGateway(ctx, { address: '198.51.100.77', bgpAsn: 65_000, tags }, never);
    expect(device).toMatchObject({ id: 'cgw-0c5ea5ede51ce0001', tags: { Name: 'branch-rotterdam' } });
    const wish = {
      customerGatewayId: device.id,
      vpnGatewayId: 'vgw-0c5ea5ede51ce0001',
      tunnels: [tunnelWish(null), tunnelWish(null)],
      tags,
    } as const;
    expect(await createVpnConnection(ctx, wish, never)).toMatchObject({
      id: 'vpn-0c5ea5ede51ce0001',
      tags: { Name: 'branch-rotterdam' },
    });
  });
});
