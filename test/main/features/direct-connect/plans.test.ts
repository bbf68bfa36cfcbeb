import { describe, expect, it } from 'vitest';
import { planAccept } from '../../../../main/features/direct-connect/plan-accept.ts';
import { planDelete } from '../../../../main/features/direct-connect/plan-delete.ts';
import { planVirtualInterface } from '../../../../main/features/direct-connect/plan-virtual-interface.ts';
import type { World } from '../../../../main/features/direct-connect/read-world.ts';
import { suggestInterface } from '../../../../main/features/direct-connect/suggest.ts';
import {
  connection,
  dxGateway,
  dxWorld,
  ids,
  virtualInterface,
} from '../../../contract/domain/direct-connect-world-builder.ts';
import { interfaceIntent, transitIntent } from '../../../helpers/direct-connect-intent.ts';

const named = (one: { id: string; amazonSideAsn: number }) => ({ ...one, name: null });
function world(changes: Partial<World> = {}): World {
  const { connections, lags, virtualInterfaces, gateways, vpnGateways, transitGateways, vpcCidrs } = dxWorld();
  return {
    connections: [...connections],
    lags: [...lags],
    virtualInterfaces: [...virtualInterfaces],
    gateways: [...gateways],
    vpnGateways: vpnGateways.map(named),
    transitGateways: transitGateways.map(named),
    vpcCidrs,
    unread: [],
    ...changes,
  };
}
const where = { profile: 'company', region: 'eu-west-1' };
const intent = interfaceIntent({ connectionId: ids.line });

describe('the plan of a virtual interface', () => {
  it('is the same for the same question, and says all that it will send but the key', () => {
    const own = { ...intent, key: 'own' as const };
    const plan = planVirtualInterface(own, world());
    expect(plan).toEqual(planVirtualInterface(own, world()));
    const parameters = Object.fromEntries(
      plan.steps[0]?.details.flatMap((one) =>
        one.kind === 'call' ? one.parameters.map(({ name, value }) => [name, value]) : [],
      ) ?? [],
    );
    expect(parameters).toEqual({
      connectionId: ids.line,
      virtualInterfaceName: 'quay-2',
      vlan: '102',
      asnLong: '65010',
      virtualGatewayId: ids.vgw,
      addressFamily: 'ipv4',
      amazonAddress: '(AWS picks one)',
      customerAddress: '(AWS picks one)',
      authKey: '•••• (as entered)',
      mtu: '1500',
      enableSiteLink: 'false',
      tags: 'linkspan:plan=(id of this plan), team=quay',
    });
  });

  it('makes the gateway first, and watches last', () => {
    const plan = planVirtualInterface(transitIntent({ connectionId: ids.line }), world());
    expect(plan.steps.map(({ id, needs }) => [id, needs])).toEqual([
      ['create-dx-gateway', []],
      ['associate-gateway', ['create-dx-gateway']],
      ['create-virtual-interface', ['create-dx-gateway']],
      ['add-ipv6-peer', ['create-virtual-interface']],
      ['watch-bgp', ['create-dx-gateway', 'associate-gateway', 'create-virtual-interface', 'add-ipv6-peer']],
    ]);
    expect(plan.steps[2]?.interrupts).toMatch(/30 seconds/);
    for (const { kind, iamActions } of plan.steps) {
      expect([kind, iamActions.every((one) => one.startsWith('directconnect:'))]).toEqual([kind, true]);
    }
  });

  it('says what could not be read, and so was not checked', () =>
    expect(planVirtualInterface(intent, world({ unread: [{ what: 'LAGs', why: 'denied' }] })).warnings).toEqual([
      { id: 'unread-0', text: expect.stringContaining('LAGs could not be read') as string },
    ]));
});

describe('the plan that accepts', () => {
  const offered = virtualInterface({ id: 'dxvif-offered1', state: 'confirming', attachedTo: null, asn: 64_513 });
  it('names an ASN that both sides would have, and a gateway that takes no such interface', () => {
    const target = { kind: 'dxgw', id: ids.gateway } as const;
    expect(planAccept(offered, { ...where, target }, world()).conflicts).toMatchObject([{ subject: 'target' }]);
    const transit = { ...offered, kind: 'transit' as const, asn: 65_011 };
    expect(planAccept(transit, { ...where, target }, world()).conflicts).toMatchObject([{ subject: 'target.id' }]);
  });
});

describe('the plan that deletes', () => {
  const one = virtualInterface({ attachedTo: { kind: 'vgw', id: ids.vgw } });
  const last = (vpnConnections: readonly { id: string; isUp: boolean }[]) =>
    planDelete(one, { ...where, vpnConnections }, world({ virtualInterfaces: [one] })).warnings.map(({ text }) => text);

  it('says what carries the traffic then', () => {
    expect(last([])).toEqual([expect.stringContaining('Nothing else leads there')]);
    expect(last([{ id: 'vpn-1', isUp: true }])).toEqual([expect.stringContaining('Only VPN connection vpn-1 is left')]);
    expect(last([{ id: 'vpn-1', isUp: false }])).toEqual([expect.stringContaining('there but down')]);
  });

  it('is silent where another way is up, and where nothing ran', () => {
    const other = virtualInterface({ id: 'dxvif-other001', attachedTo: one.attachedTo });
    const plan = planDelete(one, { ...where, vpnConnections: [] }, world({ virtualInterfaces: [one, other] }));
    expect(plan.warnings).toEqual([]);
    const idle = virtualInterface({ state: 'confirming', attachedTo: null, health: { ...one.health, bgp: 'down' } });
    expect(planDelete(idle, { ...where, vpnConnections: [] }, world())).toMatchObject({
      warnings: [],
      steps: [{ interrupts: null }],
    });
  });
});

describe('what is suggested', () => {
  it('offers the LAG and not its members, with free VLANs and names', () => {
    const found = suggestInterface(
      world({
        connections: [
          connection(),
          connection({ id: ids.member, lagId: ids.lag }),
          connection({ id: ids.hosted, vlan: 305 }),
        ],
        virtualInterfaces: [virtualInterface({ name: 'eu-west-1-1', vlan: 100 })],
        gateways: [dxGateway(), dxGateway({ id: 'other', state: 'deleting' })],
      }),
      'eu-west-1',
    );
    expect(found.name).toBe('eu-west-1-2');
    expect(found.connections.map(({ id, freeVlan, onlyVlan }) => [id, freeVlan, onlyVlan])).toEqual([
      [ids.line, 101, null],
      [ids.hosted, 305, 305],
      [ids.lag, 100, null],
    ]);
    expect(found.gateways).toHaveLength(1);
  });
});
