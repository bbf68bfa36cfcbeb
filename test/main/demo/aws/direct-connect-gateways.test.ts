import {
  AllocatePrivateVirtualInterfaceCommand,
  ConfirmPrivateVirtualInterfaceCommand,
  CreateBGPPeerCommand,
  CreateDirectConnectGatewayAssociationCommand,
  CreateDirectConnectGatewayCommand,
  CreateTransitVirtualInterfaceCommand,
  DeleteBGPPeerCommand,
  DeleteDirectConnectGatewayAssociationCommand,
  DeleteDirectConnectGatewayCommand,
  DeleteVirtualInterfaceCommand,
  DescribeDirectConnectGatewayAssociationsCommand,
  DescribeDirectConnectGatewayAttachmentsCommand,
  DescribeDirectConnectGatewaysCommand,
} from '@aws-sdk/client-direct-connect';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { GATEWAY, TGW, VGW, refused, startDirectConnectBench } from './direct-connect-bench.ts';

describe('gateways, peers and allocations of the demo Direct Connect', async () => {
  const { create, dx, pass, read, reset, stop } = await startDirectConnectBench();
  beforeEach(reset);
  afterAll(stop);

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
    expect(directConnectGateways.map((one) => one.directConnectGatewayState)).toEqual([
      'available',
      'deleted',
      'available',
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
});
