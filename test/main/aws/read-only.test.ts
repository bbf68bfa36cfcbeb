import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AwsContext } from '../../../main/aws/aws-context.ts';
import { createCustomerGateway, deleteCustomerGateway } from '../../../main/aws/customer-gateways.ts';
import { createRoute, deleteRoute, disablePropagation, enablePropagation } from '../../../main/aws/route-tables.ts';
import { authorizeIngress, revokeIngress } from '../../../main/aws/security-groups.ts';
import { addTags } from '../../../main/aws/tags.ts';
import { createVpnConnectionRoute, deleteVpnConnectionRoute } from '../../../main/aws/vpn-connection-routes.ts';
import { createVpnConnection, deleteVpnConnection } from '../../../main/aws/vpn-connections.ts';
import {
  attachVpnGateway,
  createVpnGateway,
  deleteVpnGateway,
  detachVpnGateway,
} from '../../../main/aws/vpn-gateways.ts';
import { never, production, startDemoContext, type DemoContext } from './demo-context.ts';
import { tunnelWish } from './tunnel-wish.ts';

let world: DemoContext;
beforeAll(async () => {
  world = await startDemoContext();
  world.setReadOnly(true);
});
afterAll(() => world.stop());

const gatewayId = 'vgw-0c5ea5ede51ce0001';
const routeTableId = 'rtb-0c5ea5ede51ce0001';
const vpnConnectionId = 'vpn-0c5ea5ede51ce0001';
const groupId = 'sg-0b1de5a1f00d10001';
const cidr = '192.168.20.0/24';
const tags = {};

/** Every function of main/aws that changes something, by the call that it sends. */
const changes: Record<string, (ctx: AwsContext) => Promise<unknown>> = {
  CreateCustomerGateway: (ctx) => createCustomerGateway(ctx, { address: '198.51.100.7', bgpAsn: 65_000, tags }, never),
  DeleteCustomerGateway: (ctx) => deleteCustomerGateway(ctx, 'cgw-0c5ea5ede51ce0001', never),
  CreateVpnGateway: (ctx) => createVpnGateway(ctx, { amazonSideAsn: 64_512, tags }, never),
  AttachVpnGateway: (ctx) => attachVpnGateway(ctx, { gatewayId, vpcId: production }, never),
  DetachVpnGateway: (ctx) => detachVpnGateway(ctx, { gatewayId, vpcId: 'vpc-0c5ea5ede51ce0001' }, never),
  DeleteVpnGateway: (ctx) => deleteVpnGateway(ctx, gatewayId, never),
  CreateVpnConnection: (ctx) => {
    const tunnels = [tunnelWish(null), tunnelWish(null)] as const;
    return createVpnConnection(ctx, { customerGatewayId: 'cgw-1', vpnGatewayId: gatewayId, tunnels, tags }, never);
  },
  DeleteVpnConnection: (ctx) => deleteVpnConnection(ctx, vpnConnectionId, never),
  CreateVpnConnectionRoute: (ctx) => createVpnConnectionRoute(ctx, { vpnConnectionId, cidr }, never),
  DeleteVpnConnectionRoute: (ctx) => deleteVpnConnectionRoute(ctx, { vpnConnectionId, cidr }, never),
  CreateRoute: (ctx) => createRoute(ctx, { routeTableId, destination: cidr, gatewayId }, never),
  DeleteRoute: (ctx) => deleteRoute(ctx, { routeTableId, destination: cidr }, never),
  EnableVgwRoutePropagation: (ctx) => enablePropagation(ctx, { routeTableId, gatewayId }, never),
  DisableVgwRoutePropagation: (ctx) => disablePropagation(ctx, { routeTableId, gatewayId }, never),
  AuthorizeSecurityGroupIngress: (ctx) =>
    authorizeIngress(ctx, { groupId, protocol: 'tcp', fromPort: 1, toPort: 1, cidr, description: '', tags }, never),
  RevokeSecurityGroupIngress: (ctx) => revokeIngress(ctx, { groupId, ruleId: 'sgr-0b1de5a1f00d10001' }, never),
  CreateTags: (ctx) => addTags(ctx, production, { a: 'b' }, never),
};

describe('a read-only profile', () => {
  it.each(Object.entries(changes))('does not send %s', async (action, send) => {
    const before = world.demo.snapshot();
    await expect(send(world.ctx)).rejects.toMatchObject({
      code: 'read-only',
      message: expect.stringContaining(`${action} was not sent`),
    });
    expect(world.demo.requests()).toEqual([]);
    expect(world.demo.snapshot()).toEqual(before);
  });

  it('has a test here for every change that main/aws can send', () => {
    const folder = new URL('../../../main/aws/', import.meta.url);
    const source = readdirSync(folder)
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n');
    const commands = [...source.matchAll(/new (\w+)Command\(/g)].map(([, name = '']) => name);
    const changing = commands.filter((name) => !/^(Describe|Get)/.test(name));
    expect(new Set(Object.keys(changes))).toEqual(new Set(changing));
  });
});
