import * as fc from 'fast-check';
import type { RecordSet } from '../../../../../contract/domain/dns.ts';
import type { AccountInventory, Inventory, RegionInventory } from '../../../../../main/features/audit/inventory.ts';
import type { Read } from '../../../../../main/features/audit/inventory/read.ts';
import {
  alias,
  dxConnection,
  dxGateway,
  healthCheck,
  lag,
  peer,
  record,
  resolverEndpoint,
  values,
  virtualInterface,
  zone,
} from './build-dx-and-dns.ts';
import { accountOf, ago, ok, readAt, regionOf, unread } from './build-inventory.ts';
import {
  attachment,
  endpointService,
  flowLog,
  group,
  natGateway,
  networkInterface,
  peering,
  routeTable,
  subnet,
  transitGateway,
  transitTable,
  vpc,
} from './build-network.ts';
import { alarm, customerGateway, link, tunnel, vpn, vpnGateway } from './build-vpn.ts';

/** Worlds of any shape: what AWS might answer, and what it never would. */
export function arbitraryInventory(): fc.Arbitrary<Inventory> {
  return fc
    .record({
      accounts: fc.tuple(arbitraryAccount('210987654321', 'eu-west-1'), arbitraryAccount('345678901234', 'eu-west-2')),
      vpnIds: fc.uniqueArray(id('vpn'), { maxLength: 2 }),
      drilled: fc.array(id('check'), { maxLength: 2 }),
    })
    .map(({ accounts, vpnIds, drilled }) => ({
      readAt,
      accounts,
      gateways: [],
      links: vpnIds.map((vpnConnectionId, index) => link({ id: `abcdefg${index + 2}`, vpnConnectionId })),
      drilledHealthCheckIds: drilled,
      unread: [],
    }));
}

function arbitraryAccount(account: string, region: string): fc.Arbitrary<AccountInventory> {
  const own = region === 'eu-west-1' ? 'a' : 'b';
  return fc
    .record({
      region: arbitraryRegion(region, own),
      zones: listOf(own, 'Z', {
        records: read(fc.array(arbitraryRecord, { maxLength: 4 }).map(withoutTwins)),
      }).map((each) => mapRead(each, (parts) => zone([], parts))),
      healthChecks: listOf(own, 'check', { isDisabled: fc.boolean(), isInverted: fc.boolean() }).map((each) =>
        mapRead(each, healthCheck),
      ),
      dxGateways: listOf(own, 'dxgw', {
        associations: read(fc.constant([])),
        attachments: read(
          fc.array(fc.record({ virtualInterfaceId: id('dxvif'), region: text, state: text }), { maxLength: 2 }),
        ),
      }).map((each) => mapRead(each, (parts) => dxGateway([], parts))),
    })
    .map((parts) => accountOf({ ...parts, account, regions: [parts.region] }));
}

const text = fc.constantFrom(
  '',
  'available',
  'deleted',
  'down',
  'attached',
  'ACTIVE',
  'FAILED',
  '__proto__',
  '*',
  'ü\n',
);
const cidr = fc.constantFrom('10.0.0.0/16', '10.0.0.0/8', '10.0.7.0/24', '0.0.0.0/0', '::/0', '10.0.0.0/99', 'x', '');

function id(kind: string): fc.Arbitrary<string> {
  return fc.constantFrom(`${kind}-a1`, `${kind}-a2`, `${kind}-b1`, '');
}

function read<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Read<T>> {
  return fc.oneof({ weight: 5, arbitrary: value.map(ok) }, { weight: 1, arbitrary: fc.constant(unread) });
}

function mapRead<T, R>(list: Read<readonly T[]>, make: (parts: T) => R): Read<readonly R[]> {
  return list.ok ? ok(list.value.map(make)) : list;
}

/** A list, read or not, of things with ids of their own and any of these parts. */
function listOf<T extends object>(own: string, kind: string, parts: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  const one = fc.tuple(fc.constantFrom(1, 2, 3), fc.record(parts, { requiredKeys: [] }));
  return read(
    fc
      .uniqueArray(one, { maxLength: 3, selector: ([number]) => number })
      .map((many) => many.map(([number, some]) => ({ ...some, id: `${kind}-${own}${number}` }))),
  );
}

const arbitraryRecord: fc.Arbitrary<RecordSet> = fc
  .record({
    name: text,
    setIdentifier: fc.option(fc.constantFrom('one', 'two')),
    routing: fc.constantFrom<RecordSet['routing']>(
      { kind: 'simple' },
      { kind: 'failover', role: 'primary' },
      { kind: 'failover', role: 'secondary' },
      { kind: 'weighted', weight: 0 },
    ),
    target: fc.constantFrom(values(['192.0.2.1'], 300), values([]), alias('x', true), alias('x', false)),
    healthCheckId: fc.option(id('check')),
  })
  .map(record);

/** Name, type and identifier are unique in a zone. */
function withoutTwins(records: readonly RecordSet[]): RecordSet[] {
  return [...new Map(records.map((each) => [`${each.name} ${each.setIdentifier}`, each])).values()];
}

const tunnels = fc.array(
  fc
    .record(
      {
        status: fc.constantFrom('UP' as const, 'DOWN' as const, null),
        acceptedRoutes: fc.option(fc.nat(2000)),
        lastStatusChange: fc.constantFrom(null, ago({ minutes: 5 }), ago({ days: 5 })),
        keyStorage: fc.constantFrom('standard' as const, 'certificate' as const, null),
        keyChangedAt: fc.constantFrom(null, ago({ days: 900 })),
      },
      { requiredKeys: [] },
    )
    .map(tunnel),
  { maxLength: 3 },
);

function arbitraryRegion(region: string, own: string): fc.Arbitrary<RegionInventory> {
  const list = <T extends object>(kind: string, parts: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
    listOf(own, kind, parts);
  const route = fc.record({ destination: cidr, target: id('nat'), state: text, isPropagated: fc.boolean() });
  const rule = fc.record({ protocol: fc.constantFrom('-1', 'tcp'), fromPort: fc.option(fc.nat(99)), cidr });
  const attachedTo = fc.record({ kind: fc.constantFrom('vgw' as const, 'dxgw' as const), id: id('vgw') });
  return fc
    .record({
      vpnConnections: list('vpn', {
        state: text,
        isStatic: fc.boolean(),
        vpnGatewayId: fc.option(id('vgw')),
        transitGatewayId: fc.option(id('tgw')),
        customerGatewayId: id('cgw'),
        routes: fc.array(fc.record({ cidr, state: text }), { maxLength: 2 }),
        tunnels,
        traffic: read(fc.option(fc.nat())),
      }).map((each) => mapRead(each, vpn)),
      customerGateways: list('cgw', { state: text, ipAddress: fc.option(text) }).map((each) =>
        mapRead(each, customerGateway),
      ),
      vpnGateways: list('vgw', {
        state: text,
        attachments: fc.array(fc.record({ vpcId: id('vpc'), state: text }), { maxLength: 2 }),
      }).map((each) => mapRead(each, vpnGateway)),
      transitGateways: list('tgw', { autoAcceptSharedAttachments: fc.option(text) }).map((each) =>
        mapRead(each, transitGateway),
      ),
      transitAttachments: list('tgw-attach', {
        resourceId: id('vpc'),
        resourceType: fc.constantFrom('vpc', 'vpn'),
        association: fc.option(fc.record({ routeTableId: id('tgw-rtb'), state: text })),
        subnetIds: fc.option(fc.array(id('subnet'), { maxLength: 2 })),
      }).map((each) => mapRead(each, attachment)),
      transitRouteTables: list('tgw-rtb', {
        routes: read(fc.array(fc.record({ destination: cidr, type: text, state: text, attachments: fc.constant([]) }))),
      }).map((each) => mapRead(each, (parts) => transitTable([], parts))),
      vpcs: list('vpc', {
        isDefault: fc.boolean(),
        cidrs: fc.uniqueArray(fc.constantFrom('10.0.0.0/16', '10.1.0.0/16', 'x'), { maxLength: 2 }),
      }).map((each) => mapRead(each, vpc)),
      subnets: list('subnet', { vpcId: id('vpc'), zone: text }).map((each) => mapRead(each, subnet)),
      routeTables: list('rtb', {
        vpcId: id('vpc'),
        isMain: fc.constant(false),
        subnetIds: fc.constant([]),
        routes: fc.uniqueArray(route, { maxLength: 2, selector: ({ destination }) => destination }),
        propagatingGatewayIds: fc.array(id('vgw'), { maxLength: 1 }),
      }).map((each) => mapRead(each, routeTable)),
      natGateways: list('nat', { subnetId: fc.option(id('subnet')), availabilityMode: fc.option(text) }).map((each) =>
        mapRead(each, natGateway),
      ),
      peerings: list('pcx', { status: text }).map((each) => mapRead(each, peering)),
      securityGroups: list('sg', { vpcId: id('vpc'), rules: fc.array(rule, { maxLength: 2 }) }).map((each) =>
        mapRead(each, ({ rules, ...parts }) => group(rules ?? [], parts)),
      ),
      networkInterfaces: list('eni', { vpcId: id('vpc'), publicAddress: fc.option(text) }).map((each) =>
        mapRead(each, networkInterface),
      ),
      flowLogs: list('fl', { resourceId: id('vpc'), status: text, deliverStatus: fc.option(text) }).map((each) =>
        mapRead(each, flowLog),
      ),
      endpointServices: list('svc', {
        acceptanceRequired: fc.boolean(),
        principals: read(fc.array(text, { maxLength: 2 })),
      }).map((each) => mapRead(each, endpointService)),
      dxConnections: list('dxcon', { state: text, location: text }).map((each) => mapRead(each, dxConnection)),
      dxLags: list('dxlag', { state: text, location: text }).map((each) => mapRead(each, lag)),
      virtualInterfaces: list('dxvif', {
        state: text,
        connectionId: id('dxcon'),
        attachedTo: fc.option(attachedTo),
        peers: fc.array(fc.record({ status: text, state: text }).map(peer), { maxLength: 2 }),
        bgpMinimum: read(fc.option(fc.nat(1))),
      }).map((each) => mapRead(each, virtualInterface)),
      resolverEndpoints: list('rslvr', {
        status: fc.constantFrom('OPERATIONAL', 'CREATING', ''),
        addresses: read(fc.array(fc.record({ ip: text, subnetId: id('subnet'), status: text }), { maxLength: 2 })),
      }).map((each) => mapRead(each, resolverEndpoint)),
      alarms: read(
        fc.array(
          fc
            .tuple(id('vpn'), fc.boolean())
            .map(([value, actionsEnabled]) => alarm({ name: 'VpnId', value }, { actionsEnabled })),
          { maxLength: 3 },
        ),
      ),
    })
    .map((parts) => regionOf({ ...parts, region }));
}
