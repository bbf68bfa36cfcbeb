import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomerGateway } from '../../../main/aws/customer-gateways.ts';
import { parseCustomerGatewayConfiguration } from '../../../main/aws/device-configuration.ts';
import { createVpnConnection, listVpnConnections } from '../../../main/aws/vpn-connections.ts';
import {
  customerGatewayConfiguration,
  readDeviceConfiguration,
  readPreSharedKeys,
} from '../../../main/aws/vpn-secrets.ts';
import { createVpnGateway } from '../../../main/aws/vpn-gateways.ts';
import { Secret } from '../../../main/secret.ts';
import { never, startDemoContext, type DemoContext } from './demo-context.ts';
import { tunnelWish } from './tunnel-wish.ts';

const keys = ['c4n4ry.tunnel_one', 'c4n4ry.tunnel_two'] as const;
let world: DemoContext;
beforeAll(async () => {
  world = await startDemoContext();
});
afterAll(() => world.stop());

async function makeConnection(): Promise<{ readonly outputs: unknown[]; readonly id: string }> {
  const { ctx } = world;
  const device = await createCustomerGateway(ctx, { address: '198.51.100.7', bgpAsn: 65_000, tags: {} }, never);
  const gateway = await createVpnGateway(ctx, { amazonSideAsn: 64_512, tags: {} }, never);
  await world.clock.wait(5_000, never);
  const wish = {
    customerGatewayId: device.id,
    vpnGatewayId: gateway.id,
    tunnels: [tunnelWish('169.254.30.0/30', new Secret(keys[0])), tunnelWish(null, new Secret(keys[1]))],
    tags: {},
  } as const;
  const connection = await createVpnConnection(ctx, wish, never);
  const outputs = [wish, connection, await listVpnConnections(ctx, {}, never)];
  return { outputs, id: connection.id };
}

describe('keys of a VPN connection', () => {
  it('leave by the named exits only, wrapped', async () => {
    const { outputs, id } = await makeConnection();
    const exits = [
      await readPreSharedKeys(world.ctx, id, never),
      await customerGatewayConfiguration(world.ctx, id, never),
      await readDeviceConfiguration(world.ctx, id, never),
    ] as const;
    const shown = [...outputs, ...exits].map((each) => `${JSON.stringify(each)}${inspect(each, { depth: 20 })}`).join();
    expect(shown).not.toContain('c4n4ry');
    expect(shown).not.toContain('branch_rotterdam_tunnel');

    expect([...exits[0]].map(([address, key]) => [address, key.reveal()])).toEqual([
      ['203.0.113.10', keys[0]],
      ['203.0.113.11', keys[1]],
    ]);
    expect(exits[1].reveal()).toContain(keys[1]);
    expect(exits[2]).toMatchObject({
      vpnConnectionId: id,
      tunnels: [
        {
          outsideAddress: '203.0.113.10',
          deviceOutsideAddress: '198.51.100.7',
          insideAddress: '169.254.30.1',
          deviceInsideAddress: '169.254.30.2',
          deviceAsn: null,
        },
        { outsideAddress: '203.0.113.11' },
      ],
    });
  });

  it.each([
    ['InvalidParameterValue', `Value (${keys[0]}) for parameter preSharedKey is invalid.`],
    ['InvalidParameterValue', `Value (${keys[0]}) is bad: ${keys[1]}`],
    ['SomethingElse', `body with ${keys[0]}`],
  ])('are not in the words of an error: %s %s', async (code, message) => {
    world.demo.faults.add({ action: 'CreateVpnConnection', kind: 'error', code, message });
    const wish = {
      customerGatewayId: 'cgw-0c5ea5ede51ce0001',
      vpnGatewayId: 'vgw-0c5ea5ede51ce0001',
      tunnels: [tunnelWish(null, new Secret(keys[0])), tunnelWish(null, new Secret(keys[1]))],
      tags: {},
    } as const;
    const error: unknown = await createVpnConnection(world.ctx, wish, never).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expect(`${JSON.stringify(error)}${inspect(error, { depth: 20 })}`).not.toContain('c4n4ry');
  });

  it('makes keys within the rules when none were given', async () => {
    const found = await readPreSharedKeys(world.ctx, 'vpn-0c5ea5ede51ce0001', never);
    for (const key of found.values()) expect(key.reveal()).toMatch(/^(?!0)[A-Za-z0-9._]{8,64}$/);
  });

  it('are not to be had when there is no such connection', async () => {
    await expect(readPreSharedKeys(world.ctx, 'vpn-00000000000000000', never)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the device configuration', () => {
  const tunnel = (inner: string) => `<vpn_connection id="vpn-1"><ipsec_tunnel>${inner}</ipsec_tunnel></vpn_connection>`;
  const outside =
    '<vpn_gateway><tunnel_outside_address><ip_address> 203.0.113.10 </ip_address></tunnel_outside_address></vpn_gateway>';

  it('is read without a prolog, with blanks, without ASN, key or device address', () => {
    expect(parseCustomerGatewayConfiguration(`\n  ${tunnel(outside)}`).tunnels).toMatchObject([
      { outsideAddress: '203.0.113.10', deviceOutsideAddress: null, deviceAsn: null, preSharedKey: null },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['another document', '<html/>'],
    ['two roots', `${tunnel(outside)}${tunnel(outside)}`],
    ['a document type', `<!DOCTYPE x [<!ENTITY e "c4n4ry">]>${tunnel(outside)}`],
    ['an entity', tunnel('&e;')],
    ['an open tag', '<vpn_connection><c4n4ry>'],
    ['depth', tunnel('<a>'.repeat(100) + '</a>'.repeat(100))],
    ['length', tunnel(' '.repeat(1_000_001))],
    ['no tunnel', '<vpn_connection id="vpn-1"/>'],
    ['a tunnel without an address', tunnel('')],
    ['an address that is none', tunnel(outside.replace('203.0.113.10', '"; rm -rf /'))],
  ])('is refused: %s', (_, xml) => {
    let error: unknown;
    try {
      parseCustomerGatewayConfiguration(xml);
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({ name: 'AppError', code: 'unsupported' });
    expect(String(error)).not.toContain('c4n4ry');
  });

  it('never fails in another way', () => {
    const piece = fc.constantFrom(
      '<vpn_connection id="v">',
      '</vpn_connection>',
      '<ipsec_tunnel>',
      '</ipsec_tunnel>',
      outside,
      '&lt;',
      '<![CDATA[',
      ']]>',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          expect(parseCustomerGatewayConfiguration(pieces.join('')).tunnels.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ code: 'unsupported' });
        }
      }),
    );
  });
});
