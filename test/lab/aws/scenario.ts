import {
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  AssociateVpcCidrBlockCommand,
} from '@aws-sdk/client-ec2';
import type { AwsContext } from '../../../main/aws/aws-context.ts';
import {
  createCustomerGateway,
  deleteCustomerGateway,
  listCustomerGateways,
  type CustomerGateway,
} from '../../../main/aws/customer-gateways.ts';
import { getIdentity } from '../../../main/aws/identity.ts';
import { createRoute, deleteRoute, enablePropagation, listRouteTables } from '../../../main/aws/route-tables.ts';
import { authorizeIngress, listSecurityGroupRules, revokeIngress } from '../../../main/aws/security-groups.ts';
import { listSubnets, listVpcs } from '../../../main/aws/vpcs.ts';
import { createVpnConnectionRoute } from '../../../main/aws/vpn-connection-routes.ts';
import type { VpnConnection } from '../../../main/aws/vpn-connection.ts';
import { createVpnConnection, deleteVpnConnection, listVpnConnections } from '../../../main/aws/vpn-connections.ts';
import {
  attachVpnGateway,
  createVpnGateway,
  deleteVpnGateway,
  detachVpnGateway,
  listVpnGateways,
} from '../../../main/aws/vpn-gateways.ts';
import { readDeviceConfiguration } from '../../../main/aws/vpn-secrets.ts';
import { Secret } from '../../../main/secret.ts';
import { tunnelWish } from '../../main/aws/tunnel-wish.ts';
import { createRecorder, until, type Records } from './records.ts';

const signal = new AbortController().signal;
const keys = ['lab.tunnel_one', 'lab.tunnel_two'];

/** The scenario of scenario.py through main/aws: the same steps, the same records. */
export async function runScenario(ctx: AwsContext): Promise<Records> {
  const { records, step } = createRecorder();
  const made = await setUp(ctx);

  await step('identity', async () => {
    const { accountId, arn } = await getIdentity(ctx, signal);
    return { accountDigits: accountId.length, arnPartition: arn.split(':')[1] };
  });
  await step('vpc', async () => {
    const [vpc] = await listVpcs(ctx, signal, [made.vpcId]);
    return { cidrs: vpc?.cidrs, isDefault: vpc?.isDefault };
  });
  await step('subnets', async () => (await listSubnets(ctx, made.vpcId, signal)).map((each) => each.cidr));
  const [table] = await listRouteTables(ctx, { vpcId: made.vpcId }, signal);
  const routeTableId = table?.id ?? '';
  const destinations = async () => {
    const [seen] = await listRouteTables(ctx, { ids: [routeTableId] }, signal);
    return (seen?.routes ?? []).map((route) => route.destination).sort();
  };
  await step('route-table', async () => ({ isMain: table?.isMain, routes: await destinations() }));

  const newDevice = (address: string) =>
    createCustomerGateway(ctx, { address, bgpAsn: 65_000, tags: { Name: 'lab & <site>' } }, signal);
  const device = await newDevice('198.51.100.7');
  await step('customer-gateway', () => deviceView(device));
  await step('customer-gateway-again', async () => ({ isSame: (await newDevice('198.51.100.7')).id === device.id }));
  await step('customer-gateway-bad-address', async () => deviceView(await newDevice('not-an-ip')));
  await step('customer-gateway-available', () =>
    until(async () => {
      const [seen] = await listCustomerGateways(ctx, { ids: [device.id] }, signal);
      return seen?.state === 'available' ? deviceView(seen) : undefined;
    }),
  );

  const newGateway = () => createVpnGateway(ctx, { amazonSideAsn: 64_600, tags: { Name: 'lab' } }, signal);
  const gateway = await newGateway();
  await step('vpn-gateway', () => ({ state: gateway.state, asn: gateway.amazonSideAsn, tags: gateway.tags }));
  const propagate = async () => {
    await enablePropagation(ctx, { routeTableId, gatewayId: gateway.id }, signal);
    return { done: true };
  };
  await step('propagation-before-attach', propagate);
  await attachVpnGateway(ctx, { gatewayId: gateway.id, vpcId: made.vpcId }, signal);
  const attachments = async () => {
    const [seen] = await listVpnGateways(ctx, { ids: [gateway.id] }, signal);
    return (seen?.attachments ?? []).map((each) => each.state);
  };
  await step('attached', () =>
    until(async () => {
      const states = await attachments();
      return states.join() === 'attached' ? { states } : undefined;
    }),
  );
  const second = await newGateway();
  await step('attach-second', () => done(attachVpnGateway(ctx, { gatewayId: second.id, vpcId: made.vpcId }, signal)));
  await step('propagation', propagate);

  const connect = (insides: readonly string[], preSharedKeys: readonly string[]) => {
    const [one, two] = [0, 1].map((n) => {
      const { phase1DhGroups: _, ...wish } = tunnelWish(
        insides[n] ?? null,
        preSharedKeys[n] === undefined ? null : new Secret(preSharedKeys[n]),
      );
      return { ...wish, phase1DhGroups: [20] };
    });
    if (one === undefined || two === undefined) throw new Error('Two tunnels');
    const wish = {
      customerGatewayId: device.id,
      vpnGatewayId: gateway.id,
      tunnels: [one, two] as const,
      tags: { Name: 'lab' },
    };
    return createVpnConnection(ctx, wish, signal);
  };
  await step('vpn-connection-bad-key', async () => connectionView(await connect([], ['0short'])));
  await step('vpn-connection-reserved-inside', async () => connectionView(await connect(['169.254.169.252/30'], [])));
  const refused = await listVpnConnections(ctx, { customerGatewayId: device.id }, signal);
  await step('vpn-connection-after-refusals', () => ({ count: refused.length }));
  for (const each of refused) await deleteVpnConnection(ctx, each.id, signal);
  const insides = ['169.254.40.0/30', '169.254.41.0/30'];
  const connection = await connect(insides, keys);
  await step('vpn-connection', () => connectionView(connection));
  const readConnection = async () => {
    const [seen] = await listVpnConnections(ctx, { ids: [connection.id] }, signal);
    return seen;
  };
  await step('vpn-connection-available', () =>
    until(async () => {
      const seen = await readConnection();
      return seen?.state === 'available' ? connectionView(seen) : undefined;
    }),
  );
  await step('vpn-connection-again', async () => {
    const other = await connect(insides, keys);
    if (other.id !== connection.id) await deleteVpnConnection(ctx, other.id, signal);
    return { isSame: other.id === connection.id };
  });
  await step('vpn-configuration', async () => {
    const { tunnels } = await readDeviceConfiguration(ctx, connection.id, signal);
    const found = tunnels.map((tunnel) => tunnel.preSharedKey?.reveal() ?? '');
    return {
      tunnels: tunnels.length,
      outsideAddresses: new Set(tunnels.map((tunnel) => tunnel.outsideAddress)).size,
      inside: tunnels.map((tunnel) => tunnel.insideAddress),
      device: [...new Set(tunnels.map((tunnel) => tunnel.deviceOutsideAddress))],
      keysAreOurs: found.join() === keys.join(),
      keysFollowTheRules: found.every((key) => /^(?!0)[A-Za-z0-9._]{8,64}$/.test(key)),
    };
  });
  await step('static-route', async () => {
    await createVpnConnectionRoute(ctx, { vpnConnectionId: connection.id, cidr: '192.168.10.0/24' }, signal);
    return until(async () => {
      const routes = (await readConnection())?.routes.filter((route) => route.state === 'available') ?? [];
      return routes.length > 0 ? routes.map((route) => route.cidr) : undefined;
    });
  });

  const route = { routeTableId, destination: '192.168.99.0/24', gatewayId: gateway.id };
  const addRoute = async () => {
    await createRoute(ctx, route, signal);
    return destinations();
  };
  await step('route', addRoute);
  await step('route-again', addRoute);
  await step('route-deleted', () => done(deleteRoute(ctx, route, signal)));
  const rule = {
    groupId: made.groupId,
    protocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    cidr: '192.168.10.9/24',
    description: 'From the site',
    tags: {},
  };
  const ingress = async () =>
    (await listSecurityGroupRules(ctx, [made.groupId], signal)).filter((each) => each.direction === 'ingress');
  const addRule = async () => {
    await authorizeIngress(ctx, rule, signal);
    return (await ingress()).map((each) => ({ cidr: each.cidr, from: each.fromPort, to: each.toPort }));
  };
  await step('rule', addRule);
  await step('rule-again', addRule);
  await step('rule-revoked', async () => {
    for (const each of await ingress()) await revokeIngress(ctx, { groupId: made.groupId, ruleId: each.id }, signal);
    return { left: (await ingress()).length };
  });

  await step('missing-connection', async () => {
    await readDeviceConfiguration(ctx, 'vpn-00000000000000000', signal);
    return { found: true };
  });
  for (const [name, id] of [
    ['missing-vpc', 'vpc-00000000000000000'],
    ['malformed-vpc', 'nonsense'],
  ] as const) {
    await step(name, async () => ({ found: (await listVpcs(ctx, signal, [id])).length > 0 }));
  }
  await step('delete-device-in-use', () => done(deleteCustomerGateway(ctx, device.id, signal)));
  await step('delete-gateway-attached', () => done(deleteVpnGateway(ctx, gateway.id, signal)));
  await step('delete-connection', () => done(deleteVpnConnection(ctx, connection.id, signal)));
  await step('connection-deleted', () =>
    until(async () => ((await readConnection())?.state === 'deleted' ? { state: 'deleted' } : undefined)),
  );
  await step('detach', () => done(detachVpnGateway(ctx, { gatewayId: gateway.id, vpcId: made.vpcId }, signal)));
  await step('detached', () => until(async () => ((await attachments()).length === 0 ? { done: true } : undefined)));
  await step('delete-gateway', () => done(deleteVpnGateway(ctx, gateway.id, signal)));
  await step('delete-device', () => done(deleteCustomerGateway(ctx, device.id, signal)));
  return records;
}

/** What the product itself never makes. */
async function setUp({ ec2 }: AwsContext): Promise<{ readonly vpcId: string; readonly groupId: string }> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.99.0.0/16' }));
  const VpcId = Vpc?.VpcId;
  await ec2.send(new AssociateVpcCidrBlockCommand({ VpcId, CidrBlock: '10.98.0.0/20' }));
  await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.99.1.0/24' }));
  const { GroupId } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'lab', Description: 'Lab', VpcId }));
  return { vpcId: VpcId ?? '', groupId: GroupId ?? '' };
}

const done = async (work: Promise<void>) => {
  await work;
  return { done: true };
};

function deviceView(device: CustomerGateway) {
  return { state: device.state, address: device.address, asn: device.bgpAsn, tags: device.tags };
}

function connectionView(connection: VpnConnection) {
  const tunnels = connection.tunnels.filter((tunnel) => tunnel.insideCidr !== null);
  return {
    state: connection.state,
    isStatic: connection.isStatic,
    inside: tunnels.map((tunnel) => tunnel.insideCidr),
    groups: tunnels.map((tunnel) => tunnel.options.phase1DhGroups),
    status: connection.tunnels.map((tunnel) => tunnel.status),
    tags: connection.tags,
  };
}
