import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../contract/errors.ts';
import { listDxAssociations } from '../../../main/aws/direct-connect/associations.ts';
import { awsRouterConfiguration, readBgpKeys } from '../../../main/aws/direct-connect/bgp-secrets.ts';
import { listDxConnections, listDxLags } from '../../../main/aws/direct-connect/connections.ts';
import {
  createDxInterface,
  createDxPeer,
  deleteDxPeer,
  type DxInterfaceWish,
} from '../../../main/aws/direct-connect/create-virtual-interface.ts';
import { createDxGateway, deleteDxGateway, listDxGateways } from '../../../main/aws/direct-connect/gateways.ts';
import { readPrefixesAccepted } from '../../../main/aws/direct-connect/prefixes-accepted.ts';
import { deleteDxInterface, listDxInterfaces } from '../../../main/aws/direct-connect/virtual-interfaces.ts';
import { demoNetworkSeed } from '../../../main/demo/aws/world/seed.ts';
import { Secret } from '../../../main/secret.ts';
import { seededGateway, sharedVgw } from '../../helpers/direct-connect-intent.ts';
import { type DemoContext, never, startDemoContext } from './demo-context.ts';

const key = 'c4n4ry.bgp!key';
let world: DemoContext;
beforeAll(async () => {
  world = await startDemoContext();
});
beforeEach(() => {
  world.demo.restore(demoNetworkSeed());
  world.setReadOnly(false);
});
afterAll(() => world.stop());

const wish = (changes: Partial<DxInterfaceWish> = {}): DxInterfaceWish => ({
  kind: 'private',
  connectionId: 'dxcon-fg0demo1',
  name: 'quay-2',
  vlan: 102,
  asn: 65_010,
  attachTo: { kind: 'vgw', id: sharedVgw },
  addressFamily: 'ipv4',
  addresses: null,
  key: new Secret(key),
  mtu: 1500,
  siteLink: false,
  prefixes: [],
  tags: { team: 'quay' },
  ...changes,
});
const make = (changes: Partial<DxInterfaceWish> = {}) => createDxInterface(world.ctx, wish(changes), never);

describe('Direct Connect’s verbs', () => {
  it('let a key out by the named exits only, wrapped', async () => {
    const { ctx } = world;
    const made = await make();
    const peered = await createDxPeer(
      ctx,
      { virtualInterfaceId: made.id, asn: 65_010, addressFamily: 'ipv6', key: new Secret(key) },
      never,
    );
    const keys = await readBgpKeys(ctx, made.id, never);
    const text = await awsRouterConfiguration(ctx, made.id, never);
    const lists = [
      await listDxInterfaces(ctx, never),
      await listDxConnections(ctx, never),
      await listDxLags(ctx, never),
      await listDxGateways(ctx, never),
    ];
    const outputs = [wish(), made, peered, [...keys], text, lists];
    const shown = outputs.map((each) => `${JSON.stringify(each)}${inspect(each, { depth: 20 })}`).join();
    expect(shown).not.toContain('c4n4ry');
    expect(shown).not.toContain('demo.only');
    expect([...keys.values()].map((each) => each.reveal())).toEqual([key, key]);
    expect(text.reveal()).toContain(`password ${key}`);
  });

  it('hide the key in an error that says it back', async () => {
    world.demo.faults.add({
      action: 'CreatePrivateVirtualInterface',
      kind: 'error',
      code: 'DirectConnectClientException',
      message: `Authentication key ${key} is not acceptable.`,
    });
    const error: unknown = await make().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'invalid-input', message: expect.stringContaining('••••') as string });
    expect(inspect(error, { depth: 20 })).not.toContain('c4n4ry');
  });

  it('read long ASNs, hosted VLANs and what a virtual interface joins', async () => {
    const made = await make({
      asn: 4_200_000_001,
      kind: 'public',
      attachTo: null,
      prefixes: ['198.51.100.0/24'],
      addresses: { amazon: '198.51.100.1/30', customer: '198.51.100.2/30' },
    });
    expect(made).toMatchObject({
      kind: 'public',
      asn: 4_200_000_001,
      amazonSideAsn: 7224,
      attachedTo: null,
      prefixes: ['198.51.100.0/24'],
      tags: { team: 'quay' },
      peers: [{ asn: 4_200_000_001, amazonAddress: '198.51.100.1/30' }],
    });
    expect((await listDxConnections(world.ctx, never)).map(({ vlan }) => vlan)).toEqual([null, 305, null]);
    expect(await listDxAssociations(world.ctx, seededGateway, never)).toMatchObject([
      { gatewayId: sharedVgw, gatewayKind: 'vgw', state: 'associated', allowedPrefixes: ['10.30.0.0/16'] },
    ]);
  });

  it('list more than one page', async () => {
    const region = world.demo.snapshot();
    const { directConnect } = region.regions['eu-west-1'] ?? {};
    const [first] = directConnect?.virtualInterfaces ?? [];
    if (!first || !directConnect) throw new Error('The seed has a virtual interface');
    directConnect.virtualInterfaces = Array.from({ length: 250 }, (_, index) => ({
      ...first,
      id: `dxvif-page${index}`,
    }));
    world.demo.restore(region);
    expect(new Set((await listDxInterfaces(world.ctx, never)).map(({ id }) => id)).size).toBe(250);
  });

  it('count the routes that AWS accepts, once for each family, and say nothing of an interface without any point', async () => {
    const asked = [
      { id: 'dxvif-fg0demo1', connectionId: 'dxcon-fg0demo1' },
      { id: 'dxvif-nowhere1', connectionId: 'dxcon-fg0demo1' },
    ];
    expect([...(await readPrefixesAccepted(world.ctx, asked, never))]).toEqual([['dxvif-fg0demo1', 2]]);
  });

  it.each<[string, () => Promise<unknown>, string, RegExp]>([
    ['a VLAN in use', () => make({ vlan: 101 }), 'conflict', /VLAN 101/],
    ['a value', () => make({ asn: 64_512 }), 'invalid-input', /same as the Amazon side/],
    ['what is not there', () => make({ connectionId: 'dxcon-nowhere1' }), 'not-found', /dxcon-nowhere1/],
    [
      'the quota',
      () =>
        make({ connectionId: 'dxcon-fg0demo2', vlan: 305 }).then(() =>
          make({ connectionId: 'dxcon-fg0demo2', vlan: 305 }),
        ),
      'conflict',
      /limit of 1/,
    ],
    [
      'the last peer',
      () => deleteDxPeer(world.ctx, { virtualInterfaceId: 'dxvif-fg0demo1', bgpPeerId: 'dxpeer-fg0demo1' }, never),
      'conflict',
      /last BGP peer/,
    ],
    ['a gateway in use', () => deleteDxGateway(world.ctx, seededGateway, never), 'conflict', /associated gateways/],
  ])('tell %s apart, by the words alone', async (_what, call, code, text) => {
    const error: unknown = await call().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(text) as string });
  });

  it('take what is gone for deleted', async () => {
    await expect(deleteDxInterface(world.ctx, 'dxvif-nowhere1', never)).resolves.toBeUndefined();
    await expect(deleteDxGateway(world.ctx, '00000000-0000-0000-0000-000000000000', never)).resolves.toBeUndefined();
    const gone = { virtualInterfaceId: 'dxvif-fg0demo1', bgpPeerId: 'dxpeer-nowhere1' };
    await expect(deleteDxPeer(world.ctx, gone, never)).resolves.toBeUndefined();
  });

  it('send no change for a read-only profile', async () => {
    world.setReadOnly(true);
    await expect(make()).rejects.toMatchObject({ code: 'read-only' });
    const wanted = { name: 'x', amazonSideAsn: 64_600, tags: {} };
    await expect(createDxGateway(world.ctx, wanted, never)).rejects.toMatchObject({ code: 'read-only' });
    expect(await listDxInterfaces(world.ctx, never)).toHaveLength(2);
  });
});
