import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peerAddressProblems } from '../../../contract/domain/direct-connect-addresses.ts';
import { virtualInterfaceProblems } from '../../../contract/domain/direct-connect-problems.ts';
import { VirtualInterfaceIntent } from '../../../contract/domain/direct-connect.ts';
import { type DirectConnectWorld, freeVlan } from '../../../contract/domain/direct-connect-world.ts';
import { interfaceIntent } from '../../helpers/direct-connect-intent.ts';
import { connection, dxGateway, dxWorld, ids, virtualInterface } from './direct-connect-world-builder.ts';

type Changes = Partial<VirtualInterfaceIntent>;
type Expected = readonly (readonly [field: string, message: RegExp])[];

const judged = (changes: Changes, world: DirectConnectWorld = dxWorld()) =>
  virtualInterfaceProblems(interfaceIntent({ connectionId: ids.line, ...changes }), world);
const ofSeverity = (severity: string, changes: Changes, world?: DirectConnectWorld) =>
  judged(changes, world).filter((one) => one.severity === severity);
const expectErrors = (changes: Changes, expected: Expected, world?: DirectConnectWorld) =>
  expect(ofSeverity('error', changes, world).map(({ field, message }) => [field, message])).toEqual(
    expected.map(([field, message]) => [field, expect.stringMatching(message)]),
  );

const many = (count: number, changes: Partial<ReturnType<typeof virtualInterface>>) =>
  Array.from({ length: count }, (_, index) =>
    virtualInterface({ id: `dxvif-many${index}`, name: `many-${index}`, vlan: 1000 + index, peers: [], ...changes }),
  );
const own = (amazonAddress: string, customerAddress: string): Changes => ({
  ipv4: { kind: 'own', amazonAddress, customerAddress },
});
const publicOne: Changes = {
  kind: 'public',
  target: { kind: 'public' },
  prefixes: ['198.51.100.0/24'],
  ...own('198.51.100.1/30', '198.51.100.2/30'),
};
const newGateway = (changes: object = {}, kind: 'private' | 'transit' = 'transit'): Changes => ({
  kind,
  target: {
    kind: 'new-dxgw',
    name: 'core',
    amazonSideAsn: 64_600,
    association: { gatewayId: ids.tgw, allowedPrefixes: ['10.20.0.0/16'] },
    ...changes,
  },
});

describe('a virtual interface that is fine', () => {
  it.each<[string, Changes]>([
    ['private to a virtual private gateway', {}],
    ['private on the LAG', { connectionId: ids.lag, vlan: 101 }],
    ['the hosted connection’s own VLAN', { connectionId: ids.hosted, vlan: 305 }],
    [
      'private to a Direct Connect gateway, with SiteLink',
      { target: { kind: 'dxgw', id: ids.gateway }, siteLink: true },
    ],
    ['own addresses of a /30', own('169.254.96.1/30', '169.254.96.2/30')],
    ['own addresses of a /31', own('10.9.0.0/31', '10.9.0.1/31')],
    ['transit to a new gateway', newGateway()],
    ['IPv6 alone', { ipv4: null, ipv6: true }],
  ])('%s', (_what, changes) => expect(judged(changes)).toEqual([]));

  it('public, with the time that AWS takes for it', () =>
    expect(judged(publicOne)).toEqual([
      { field: 'kind', severity: 'warning', message: expect.stringContaining('72 hours') },
    ]));
});

describe('an error at the field', () => {
  it.each<[string, Changes, Expected]>([
    ['a VLAN in use, with who has it', { vlan: 101 }, [['vlan', /first \(dxvif-first001\)/]]],
    ['another VLAN than the hosted one', { connectionId: ids.hosted, vlan: 7 }, [['vlan', /VLAN 305/]]],
    ['a member of a LAG', { connectionId: ids.member }, [['connectionId', /Choose the LAG/]]],
    ['an unknown connection', { connectionId: 'dxcon-nowhere1' }, [['connectionId', /no connection/]]],
    ['private to nothing', { target: { kind: 'public' } }, [['target', /joins a virtual private gateway/]]],
    ['transit to a virtual private gateway', { kind: 'transit' }, [['target', /joins a Direct Connect gateway/]]],
    ['public to a gateway', { ...publicOne, target: { kind: 'vgw', id: ids.vgw } }, [['target', /no gateway/]]],
    [
      'an unknown virtual private gateway',
      { target: { kind: 'vgw', id: 'vgw-00000000' } },
      [['target.id', /no virtual/]],
    ],
    ['AWS’s own ASN', { asn: 64_512 }, [['asn', /64512/]]],
    ['the public side’s ASN', { ...publicOne, asn: 7224 }, [['asn', /7224/]]],
    ['the new gateway’s ASN', { ...newGateway(), asn: 64_600 }, [['asn', /64600/]]],
    ['9001 on transit', { ...newGateway(), mtu: 9001 }, [['mtu', /1500 or 8500/]]],
    ['8500 on public', { ...publicOne, mtu: 8500 }, [['mtu', /1500$/]]],
    ['SiteLink without a Direct Connect gateway', { siteLink: true }, [['siteLink', /Direct Connect gateway/]]],
    ['no session at all', { ipv4: null }, [['ipv4', /IPv4, IPv6 or both/]]],
    ['AWS’s addresses on public', { ...publicOne, ipv4: { kind: 'aws' } }, [['ipv4', /two of your own/]]],
    [
      'private addresses on public',
      { ...publicOne, ...own('10.0.0.1/30', '10.0.0.2/30') },
      [
        ['ipv4.amazonAddress', /10\.0\.0\.0\/8/],
        ['ipv4.customerAddress', /10\.0\.0\.0\/8/],
      ],
    ],
    ['public without prefixes', { ...publicOne, prefixes: [] }, [['prefixes', /public IPv4 networks/]]],
    ['a private prefix on public', { ...publicOne, prefixes: ['10.0.0.0/8'] }, [['prefixes', /nobody's public/]]],
    ['IPv6 on public without its prefix', { ...publicOne, ipv6: true }, [['prefixes', /IPv6/]]],
    ['prefixes on a private one', { prefixes: ['198.51.100.0/24'] }, [['prefixes', /Only a public/]]],
    [
      'two addresses of two subnets',
      own('169.254.96.1/30', '169.254.96.6/30'),
      [['ipv4.customerAddress', /share one/]],
    ],
    ['one address twice', own('169.254.96.1/30', '169.254.96.1/30'), [['ipv4.customerAddress', /two different/]]],
    ['a network address', own('169.254.96.0/30', '169.254.96.1/30'), [['ipv4.amazonAddress', /network address/]]],
    ['a broadcast address', own('169.254.96.1/30', '169.254.96.3/30'), [['ipv4.customerAddress', /broadcast/]]],
    [
      'a wide subnet',
      own('169.254.96.1/24', '169.254.96.2/24'),
      [
        ['ipv4.amazonAddress', /\/30 or \/31/],
        ['ipv4.customerAddress', /\/30 or \/31/],
      ],
    ],
    [
      'another session’s subnet',
      own('169.254.251.1/30', '169.254.251.2/30'),
      [['ipv4.amazonAddress', /interface first/]],
    ],
    ['a VPC’s range', own('10.30.9.1/30', '10.30.9.2/30'), [['ipv4.amazonAddress', /VPC of vgw-/]]],
    [
      'transit without prefixes',
      newGateway({ association: { gatewayId: ids.tgw, allowedPrefixes: [] } }),
      [['target.association.allowedPrefixes', /nothing else/]],
    ],
    [
      'prefixes that overlap',
      newGateway({ association: { gatewayId: ids.tgw, allowedPrefixes: ['10.0.0.0/8', '10.1.0.0/16'] } }),
      [['target.association.allowedPrefixes', /10\.1\.0\.0\/16 overlaps/]],
    ],
    ['the transit gateway’s ASN', newGateway({ amazonSideAsn: 64_520 }), [['target.amazonSideAsn', /64520/]]],
    [
      'transit to a virtual private gateway behind',
      newGateway({ association: { gatewayId: ids.vgw, allowedPrefixes: [] } }),
      [['target.association.gatewayId', /transit gateway/]],
    ],
    ['private to a transit gateway behind', newGateway({}, 'private'), [['target.association.gatewayId', /private/]]],
    [
      'an unknown transit gateway',
      newGateway({ association: { gatewayId: 'tgw-00000000', allowedPrefixes: ['10.0.0.0/8'] } }),
      [['target.association.gatewayId', /no tgw-/]],
    ],
  ])('%s', (_what, changes, expected) => expectErrors(changes, expected));

  const toGateway = { target: { kind: 'dxgw', id: ids.gateway } } as const;
  it.each<[string, Changes, Partial<DirectConnectWorld>, Expected]>([
    [
      'a connection that is ordered',
      {},
      { connections: [connection({ state: 'requested' })] },
      [['connectionId', /requested/]],
    ],
    [
      'a second one on a hosted connection',
      { connectionId: ids.hosted, vlan: 305 },
      {
        virtualInterfaces: [virtualInterface({ connectionId: ids.hosted, vlan: 305 })],
      },
      [['connectionId', /has one virtual interface/]],
    ],
    [
      'a gateway that is going',
      toGateway,
      { gateways: [dxGateway({ state: 'deleting' })] },
      [['target.id', /deleting/]],
    ],
    ['a gateway that is gone', toGateway, { gateways: [] }, [['target.id', /no such/]]],
    [
      'transit beside virtual private gateways',
      { ...toGateway, kind: 'transit' },
      {},
      [['target.id', /takes no transit/]],
    ],
    [
      'transit beside private ones',
      { ...toGateway, kind: 'transit' },
      { gateways: [dxGateway({ associations: [] })] },
      [['target.id', /one kind only/]],
    ],
  ])('%s', (_what, changes, world, expected) => expectErrors(changes, expected, dxWorld(world)));
});

describe('a warning at the field', () => {
  it.each<[string, Changes, Partial<DirectConnectWorld>, Expected]>([
    ['a connection that is down', {}, { connections: [connection({ state: 'down' })] }, [['connectionId', /is down/]]],
    ['jumbo frames beside others', { mtu: 9001 }, {}, [['mtu', /1 other virtual interface\b.*30 seconds/]]],
    ['a name that is taken', { name: 'first' }, {}, [['name', /dxvif-first001/]]],
    [
      '50 on one connection',
      { vlan: 99 },
      { virtualInterfaces: many(50, { attachedTo: null }) },
      [['connectionId', /50 of the 50/]],
    ],
    [
      '4 transit ones on one connection',
      { ...newGateway(), vlan: 99 },
      {
        virtualInterfaces: many(4, { kind: 'transit', attachedTo: null }),
      },
      [['connectionId', /4 of the 4/]],
    ],
    [
      '30 on one gateway',
      { target: { kind: 'dxgw', id: ids.gateway }, vlan: 99 },
      { virtualInterfaces: many(30, {}) },
      [['target.id', /30/]],
    ],
    [
      '200 gateways',
      newGateway(),
      {
        gateways: Array.from({ length: 200 }, (_, index) => dxGateway({ id: `g${index}`, name: `g${index}` })),
      },
      [['target', /200/]],
    ],
    [
      'a gateway without anything behind it',
      { target: { kind: 'dxgw', id: ids.gateway } },
      {
        gateways: [dxGateway({ associations: [] })],
      },
      [['target.id', /nothing is behind/]],
    ],
    [
      'a new gateway without anything behind it',
      newGateway({ association: null }),
      {},
      [['target.association', /Nothing is behind/]],
    ],
    ['a gateway’s name that is taken', newGateway({ name: 'dx' }), {}, [['target.name', /second one/]]],
    [
      'a filter that keeps a VPC range back',
      newGateway(
        {
          association: { gatewayId: ids.vgw, allowedPrefixes: ['10.30.0.0/16'] },
        },
        'private',
      ),
      {},
      [['target.association.allowedPrefixes', /10\.31\.0\.0\/20/]],
    ],
  ])('%s', (_what, changes, world, expected) =>
    expect(ofSeverity('warning', changes, dxWorld(world)).map(({ field, message }) => [field, message])).toEqual(
      expected.map(([field, message]) => [field, expect.stringMatching(message)]),
    ),
  );
});

describe('sums', () => {
  it('takes every pair of one subnet that is nobody’s, and no pair that overlaps', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(
        octet,
        fc.integer({ min: 0, max: 63 }),
        fc.boolean(),
        fc.boolean(),
        (third, block, isLong, isTaken) => {
          const first = `169.254.${third}`;
          const [one, two, length] = isLong ? [block * 4, block * 4 + 1, 31] : [block * 4 + 1, block * 4 + 2, 30];
          const pair = {
            kind: 'own',
            amazonAddress: `${first}.${one}/${length}`,
            customerAddress: `${first}.${two}/${length}`,
          } as const;
          const taken = isTaken ? [{ cidr: `${first}.${block * 4}/29`, what: 'another' }] : [];
          expect(peerAddressProblems(pair, { isPublic: false, taken })).toHaveLength(isTaken ? 1 : 0);
        },
      ),
    );
  });

  it('never throws, whatever the page has in its fields so far', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('', '10.0.0.0/8', '::/0', '10.0.0.1/30', '300.1.1.1/30'));
    fc.assert(
      fc.property(text, text, fc.array(text), fc.boolean(), (amazonAddress, customerAddress, prefixes, isPublic) => {
        const draft = isPublic
          ? publicOne
          : newGateway({ association: { gatewayId: ids.tgw, allowedPrefixes: prefixes } });
        judged({ ...draft, ...own(amazonAddress, customerAddress), prefixes });
      }),
    );
  });

  it('finds a free VLAN, wherever it is', () => {
    expect(freeVlan([])).toBe(100);
    expect(freeVlan([100, 101, 103])).toBe(102);
    const all = Array.from({ length: 4094 }, (_, index) => index + 1);
    expect(freeVlan(all.filter((vlan) => vlan !== 7))).toBe(7);
    expect(freeVlan(all.filter((vlan) => vlan !== 4094))).toBe(4094);
  });

  it('has fixtures that the contract takes', () => {
    for (const changes of [{}, publicOne, newGateway()])
      expect(VirtualInterfaceIntent.safeParse(interfaceIntent(changes)).success).toBe(true);
  });
});
