import {
  CreatePublicVirtualInterfaceCommand,
  DeleteVirtualInterfaceCommand,
  DescribeConnectionsCommand,
  DescribeLagsCommand,
  DescribeLocationsCommand,
  DescribeRouterConfigurationCommand,
  DescribeTagsCommand,
  DescribeVirtualGatewaysCommand,
  DescribeVirtualInterfacesCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateVirtualInterfaceAttributesCommand,
} from '@aws-sdk/client-direct-connect';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { GATEWAY, VGW, refused, startDirectConnectBench } from './direct-connect-bench.ts';

describe('Direct Connect of the demo AWS', async () => {
  const { create, dx, pass, read, reset, stop } = await startDirectConnectBench();
  beforeEach(reset);
  afterAll(stop);

  it('brings a virtual interface from pending by down to available, when its router is set up', async () => {
    const made = await create({ authKey: 'harbour.key', tags: [{ key: 'team', value: 'quay' }] });
    expect(made).toMatchObject({
      virtualInterfaceState: 'pending',
      virtualInterfaceType: 'private',
      amazonSideAsn: 64_512,
      authKey: 'harbour.key',
      tags: [{ key: 'team', value: 'quay' }],
      bgpPeers: [{ bgpPeerState: 'pending', bgpStatus: 'down', addressFamily: 'ipv4' }],
    });
    pass(61);
    expect(await read(made.virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'down' });
    pass(91);
    expect(await read(made.virtualInterfaceId)).toMatchObject({
      virtualInterfaceState: 'available',
      bgpPeers: [{ bgpStatus: 'up' }],
    });
    expect(await dx.send(new DeleteVirtualInterfaceCommand({ virtualInterfaceId: made.virtualInterfaceId }))).toEqual(
      expect.objectContaining({ virtualInterfaceState: 'deleting' }),
    );
    pass(31);
    expect(await read(made.virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'deleted' });
    pass(3_700);
    await refused(read(made.virtualInterfaceId), /does not exist/);
  });

  it.each([
    ['a VLAN in use', { vlan: 101 }, /VLAN 101 is already in use/],
    ['a VLAN out of range', { vlan: 4095 }, /between 1 and 4094/],
    ['the Amazon side’s ASN', { asn: 64_512 }, /same as the Amazon side ASN/],
    ['no ASN', { asn: 0 }, /ASN 0 is not valid/],
    ['two kinds of ASN', { asnLong: 4_200_000_001 }, /not both/],
    ['a name with a blank', { virtualInterfaceName: 'two words' }, /name is invalid/],
    ['a short key', { authKey: 'short' }, /6 and 80/],
    ['an MTU of nobody', { mtu: 9000 }, /MTU 9000/],
    ['a gateway that is not there', { virtualGatewayId: 'vgw-0000000000000dead' }, /does not exist/],
    ['no gateway', { virtualGatewayId: '' }, /is required/],
    ['both gateways', { directConnectGatewayId: GATEWAY }, /not both/],
    ['SiteLink without a Direct Connect gateway', { enableSiteLink: true }, /SiteLink/],
    ['one address', { amazonAddress: '169.254.9.1/30' }, /Both/],
    ['addresses of two subnets', { amazonAddress: '169.254.9.1/30', customerAddress: '169.254.9.6/30' }, /same subnet/],
    ['a network address', { amazonAddress: '169.254.9.0/30', customerAddress: '169.254.9.1/30' }, /network or/],
    ['a name for an IPv6 address', { addressFamily: 'ipv6' as const, amazonAddress: '2001:db8::1/125' }, /assigned/],
  ])('refuses %s', (_what, changes, text) => refused(create(changes), text));

  it.each([
    ['a connection that is not there', {}, 'dxcon-nowhere1', /does not exist/],
    ['another VLAN on a hosted connection', { vlan: 7 }, 'dxcon-fg0demo2', /hosted connection/],
    ['a member of a LAG', {}, 'dxcon-fg0demo3', /member of dxlag/],
  ])('refuses %s', (_what, changes, connectionId, text) => refused(create(changes, connectionId), text));

  it('makes one virtual interface on a hosted connection and no more', async () => {
    await create({ vlan: 305 }, 'dxcon-fg0demo2');
    await refused(create({ vlan: 305 }, 'dxcon-fg0demo2'), /limit of 1/);
  });

  it('makes them on a LAG, as many as its quota', async () => {
    for (let vlan = 1; vlan <= 50; vlan += 1) await create({ vlan }, 'dxlag-fg0demo1');
    await refused(create({ vlan: 51 }, 'dxlag-fg0demo1'), /limit of 50/);
    const page = await dx.send(new DescribeVirtualInterfacesCommand({ maxResults: 30 }));
    expect(page.virtualInterfaces).toHaveLength(30);
    const rest = await dx.send(new DescribeVirtualInterfacesCommand({ maxResults: 30, nextToken: page.nextToken }));
    expect(rest.nextToken).toBeUndefined();
    expect(rest.virtualInterfaces).toHaveLength(22);
  });

  it('takes a public one with own prefixes and addresses, after a look at them', async () => {
    const ask = (changes: object) =>
      dx.send(
        new CreatePublicVirtualInterfaceCommand({
          connectionId: 'dxcon-fg0demo1',
          newPublicVirtualInterface: {
            virtualInterfaceName: 'public',
            vlan: 200,
            asnLong: 4_200_000_001,
            amazonAddress: '198.51.100.1/30',
            customerAddress: '198.51.100.2/30',
            routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }],
            ...changes,
          },
        }),
      );
    await refused(ask({ routeFilterPrefixes: [] }), /prefix is required/);
    await refused(ask({ amazonAddress: '10.0.0.1/30', customerAddress: '10.0.0.2/30' }), /not a public/);
    const made = await ask({});
    expect(made).toMatchObject({
      virtualInterfaceState: 'verifying',
      amazonSideAsn: 7224,
      asn: 0,
      asnLong: 4_200_000_001,
    });
    pass(121);
    expect((await read(made.virtualInterfaceId))?.virtualInterfaceState).toBe('down');
  });

  it('lists what is there, with one line at one location', async () => {
    const { connections } = await dx.send(new DescribeConnectionsCommand({}));
    expect(connections?.map(({ connectionId, vlan, location }) => [connectionId, vlan, location])).toEqual([
      ['dxcon-fg0demo1', 0, 'EqDC2'],
      ['dxcon-fg0demo2', 305, 'EqDC2'],
      ['dxcon-fg0demo3', 0, 'EqDC2'],
    ]);
    const { lags } = await dx.send(new DescribeLagsCommand({}));
    expect(lags).toMatchObject([{ lagId: 'dxlag-fg0demo1', connections: [{ connectionId: 'dxcon-fg0demo3' }] }]);
    expect((await dx.send(new DescribeLocationsCommand({}))).locations).toHaveLength(1);
    expect((await dx.send(new DescribeVirtualGatewaysCommand({}))).virtualGateways).toContainEqual({
      virtualGatewayId: VGW,
      virtualGatewayState: 'available',
    });
    await refused(dx.send(new DescribeConnectionsCommand({ maxResults: 101 })), /between 1 and 100/);
  });

  it('changes MTU and tags, and prints the router’s side with the key in it', async () => {
    const virtualInterfaceId = 'dxvif-fg0demo1';
    const changed = await dx.send(new UpdateVirtualInterfaceAttributesCommand({ virtualInterfaceId, mtu: 9001 }));
    expect(changed.mtu).toBe(9001);
    const resourceArn = `arn:aws:directconnect:eu-west-1:210987654321:dxvif/${virtualInterfaceId}`;
    await dx.send(
      new TagResourceCommand({
        resourceArn,
        tags: [
          { key: 'a', value: '1' },
          { key: 'b', value: '2' },
        ],
      }),
    );
    await dx.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));
    const { resourceTags } = await dx.send(new DescribeTagsCommand({ resourceArns: [resourceArn] }));
    expect(resourceTags).toEqual([{ resourceArn, tags: [{ key: 'b', value: '2' }] }]);
    const text = await dx.send(new DescribeRouterConfigurationCommand({ virtualInterfaceId }));
    expect(text.customerRouterConfig).toContain('password demo.only.dxvif-fg0demo1');
    await refused(
      dx.send(new DescribeRouterConfigurationCommand({ virtualInterfaceId, routerTypeIdentifier: 'Toaster' })),
      /does not exist/,
    );
  });

  it('answers DuplicateTagKeysException for a tag named twice', () =>
    expect(
      create({
        tags: [
          { key: 'a', value: '1' },
          { key: 'a', value: '2' },
        ],
      }),
    ).rejects.toMatchObject({
      name: 'DuplicateTagKeysException',
    }));
});
