import {
  AllocatePrivateVirtualInterfaceCommand,
  ConfirmPrivateVirtualInterfaceCommand,
  CreateBGPPeerCommand,
  CreateDirectConnectGatewayAssociationCommand,
  CreateDirectConnectGatewayCommand,
  CreatePrivateVirtualInterfaceCommand,
  CreatePublicVirtualInterfaceCommand,
  CreateTransitVirtualInterfaceCommand,
  DeleteBGPPeerCommand,
  DeleteDirectConnectGatewayAssociationCommand,
  DeleteDirectConnectGatewayCommand,
  DeleteVirtualInterfaceCommand,
  DescribeConnectionsCommand,
  DescribeDirectConnectGatewayAssociationsCommand,
  DescribeDirectConnectGatewayAttachmentsCommand,
  DescribeDirectConnectGatewaysCommand,
  DescribeLagsCommand,
  DescribeLocationsCommand,
  DescribeRouterConfigurationCommand,
  DescribeTagsCommand,
  DescribeVirtualGatewaysCommand,
  DescribeVirtualInterfacesCommand,
  DirectConnectClient,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateVirtualInterfaceAttributesCommand,
  type NewPrivateVirtualInterface,
} from '@aws-sdk/client-direct-connect';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type DemoAws, startDemoAws } from '../../../../main/demo/aws/start-demo-aws.ts';
import { demoNetworkSeed } from '../../../../main/demo/aws/world/seed.ts';

const GATEWAY = '5f294f92-bafb-4011-916d-9b0bdf3a0001';
const VGW = 'vgw-0c5ea5ede51ce0001';
const TGW = 'tgw-0d1eec7c0de50001';

describe('Direct Connect of the demo AWS', async () => {
  let now = 1_700_000_000_000;
  const pass = (seconds: number) => void (now += seconds * 1000);
  const demo: DemoAws = await startDemoAws({ clock: { now: () => new Date(now) } });
  const { accessKeyId, secretAccessKey } = demo.accessKey;
  const dx = new DirectConnectClient({
    endpoint: demo.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
  beforeEach(() => demo.restore(demoNetworkSeed()));
  afterAll(() => demo.stop());

  const wanted: NewPrivateVirtualInterface = {
    virtualInterfaceName: 'quay-2',
    vlan: 102,
    asn: 65_010,
    virtualGatewayId: VGW,
  };
  const create = (changes: Partial<NewPrivateVirtualInterface> = {}, connectionId = 'dxcon-fg0demo1') =>
    dx.send(
      new CreatePrivateVirtualInterfaceCommand({ connectionId, newPrivateVirtualInterface: { ...wanted, ...changes } }),
    );
  const read = async (virtualInterfaceId: string | undefined) =>
    (await dx.send(new DescribeVirtualInterfacesCommand({ virtualInterfaceId }))).virtualInterfaces?.[0];
  const refused = async (work: Promise<unknown>, text: RegExp) =>
    expect(work).rejects.toMatchObject({
      name: 'DirectConnectClientException',
      message: expect.stringMatching(text) as string,
    });

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

  it('makes gateways as often as it is told, and keeps one kind of association on each', async () => {
    const make = async (name: string) =>
      (await dx.send(new CreateDirectConnectGatewayCommand({ directConnectGatewayName: name, amazonSideAsn: 64_600 })))
        .directConnectGateway?.directConnectGatewayId ?? '';
    const [id, twin] = [await make('core'), await make('core')];
    expect(twin).not.toBe(id);
    const associate = (directConnectGatewayId: string, gatewayId: string, prefixes: readonly string[] = []) =>
      dx.send(
        new CreateDirectConnectGatewayAssociationCommand({
          directConnectGatewayId,
          gatewayId,
          addAllowedPrefixesToDirectConnectGateway: prefixes.map((cidr) => ({ cidr })),
        }),
      );
    await refused(associate(id, TGW, ['10.0.0.0/8']), /not in an available state/);
    pass(11);
    await refused(associate(id, TGW), /prefixes are required/);
    await refused(associate(id, 'tgw-0000000000000dead', ['10.0.0.0/8']), /does not exist/);
    await associate(id, TGW, ['10.0.0.0/8']);
    await refused(associate(id, TGW, ['10.0.0.0/8']), /already associated/);
    await refused(associate(id, VGW), /same time/);
    await refused(associate(GATEWAY, TGW, ['10.0.0.0/8']), /same time/);
    await refused(create({ virtualGatewayId: undefined, directConnectGatewayId: id }), /associated with transit/);
    const transit = (directConnectGatewayId: string) =>
      dx.send(
        new CreateTransitVirtualInterfaceCommand({
          connectionId: 'dxcon-fg0demo1',
          newTransitVirtualInterface: {
            virtualInterfaceName: 't',
            vlan: 300,
            asn: 65_010,
            mtu: 8500,
            directConnectGatewayId,
          },
        }),
      );
    await refused(transit(GATEWAY), /cannot have a transit/);
    expect((await transit(id)).virtualInterface).toMatchObject({ virtualInterfaceType: 'transit', mtu: 8500 });
    pass(181);
    const { directConnectGatewayAssociations: [found] = [] } = await dx.send(
      new DescribeDirectConnectGatewayAssociationsCommand({ directConnectGatewayId: id }),
    );
    expect(found).toMatchObject({
      associationState: 'associated',
      associatedGateway: { id: TGW, type: 'transitGateway' },
    });
    const remove = new DeleteDirectConnectGatewayCommand({ directConnectGatewayId: id });
    await refused(dx.send(remove), /associated gateways/);
    await dx.send(new DeleteDirectConnectGatewayAssociationCommand({ associationId: found?.associationId }));
    pass(181);
    await refused(dx.send(remove), /attached virtual interfaces/);
    const { directConnectGatewayAttachments: [attached] = [] } = await dx.send(
      new DescribeDirectConnectGatewayAttachmentsCommand({ directConnectGatewayId: id }),
    );
    expect(attached).toMatchObject({ attachmentType: 'TransitVirtualInterface', attachmentState: 'attached' });
    await dx.send(new DeleteVirtualInterfaceCommand({ virtualInterfaceId: attached?.virtualInterfaceId }));
    pass(31);
    await dx.send(remove);
    pass(11);
    const { directConnectGateways = [] } = await dx.send(new DescribeDirectConnectGatewaysCommand({}));
    expect(directConnectGateways.map(({ directConnectGatewayState }) => directConnectGatewayState).toSorted()).toEqual([
      'available',
      'available',
      'deleted',
    ]);
  });

  it('adds a peer of the other family, and keeps the last one', async () => {
    const made = await create();
    const add = (addressFamily: 'ipv4' | 'ipv6') =>
      dx.send(
        new CreateBGPPeerCommand({
          virtualInterfaceId: made.virtualInterfaceId,
          newBGPPeer: { asn: 65_010, addressFamily },
        }),
      );
    await refused(add('ipv4'), /already exists/);
    const { virtualInterface } = await add('ipv6');
    const [first, second] = virtualInterface?.bgpPeers ?? [];
    expect(second).toMatchObject({
      addressFamily: 'ipv6',
      amazonAddress: expect.stringMatching(/::1\/125$/) as string,
    });
    const remove = (bgpPeerId: string | undefined) =>
      dx.send(new DeleteBGPPeerCommand({ virtualInterfaceId: made.virtualInterfaceId, bgpPeerId }));
    await remove(second?.bgpPeerId);
    await refused(remove(first?.bgpPeerId), /last BGP peer/);
    await refused(remove('dxpeer-nowhere1'), /does not exist/);
  });

  it('gives an allocated one to be confirmed, once', async () => {
    const { virtualInterfaceId } = await dx.send(
      new AllocatePrivateVirtualInterfaceCommand({
        connectionId: 'dxcon-fg0demo1',
        ownerAccount: '111122223333',
        newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'theirs', vlan: 500, asn: 65_011 },
      }),
    );
    expect((await read(virtualInterfaceId))?.virtualInterfaceState).toBe('confirming');
    const confirm = new ConfirmPrivateVirtualInterfaceCommand({ virtualInterfaceId, virtualGatewayId: VGW });
    await dx.send(confirm);
    await refused(dx.send(confirm), /not in a state that can be confirmed/);
    pass(200);
    await read(virtualInterfaceId);
    pass(100);
    expect((await read(virtualInterfaceId))?.virtualInterfaceState).toBe('available');
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
