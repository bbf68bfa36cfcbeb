import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectSiteIntent } from '../../../../contract/domain/intent.ts';
import { findOwnLink, planConnectSite } from '../../../../main/features/site-to-site/plan-connect-site.ts';
import type { ConnectWorld } from '../../../../main/features/site-to-site/world.ts';
import { connectIntent, deviceIntent } from '../../../helpers/connect-intent.ts';
import { aLink, connectWorld, gatewayWorld, vpcDetail } from '../../../helpers/connect-world.ts';

const plan = (intent: ConnectSiteIntent, world: ConnectWorld) => planConnectSite(intent, world, 'linkaaaa');
const stepIds = (intent: ConnectSiteIntent, world: ConnectWorld) => plan(intent, world).steps.map(({ id }) => id);
const conflictIds = (intent: ConnectSiteIntent, world: ConnectWorld) =>
  plan(intent, world).conflicts.map(({ id }) => id);

const vgw = { id: 'vgw-0a1b2c3d', name: null, state: 'available', amazonSideAsn: 64_512 };
const attachedVgw = { ...vgw, attachments: [{ vpcId: 'vpc-0a1b2c3d4e5f60718', state: 'attached' }] };
const cgw = { id: 'cgw-0a1b2c3d', name: null, state: 'available', address: '203.0.113.10', bgpAsn: 65_000 };
const connection = {
  id: 'vpn-0a1b2c3d',
  name: 'Harbour',
  state: 'available',
  vpnGatewayId: vgw.id,
  customerGatewayId: cgw.id,
  staticRoutes: ['192.168.10.0/24'],
  linkId: 'linkaaaa',
  tunnels: [
    { outsideAddress: '198.51.100.1', insideCidr: '169.254.20.0/30' },
    { outsideAddress: '198.51.100.2', insideCidr: '169.254.21.0/30' },
  ],
};

const icmpRule = {
  id: 'sgr-0a1b2c3d',
  groupId: 'sg-0a1b2c3d4e5f60718',
  protocol: 'icmp',
  fromPort: -1,
  toPort: -1,
  cidr: '192.168.10.0/24',
  tags: { 'linkspan:link': 'linkaaaa' },
};

/** What the world looks like after the plan was applied. */
function appliedWorld(): ConnectWorld {
  const [table] = vpcDetail().routeTables;
  if (!table) throw new Error('The fixture has a route table');
  const propagated = { destination: '192.168.10.0/24', target: vgw.id, state: 'active' as const, isPropagated: true };
  const vpc = vpcDetail({
    vpnGatewayId: vgw.id,
    vpnGateways: [attachedVgw],
    customerGateways: [cgw],
    vpnConnections: [connection],
    routeTables: [{ ...table, routes: [...table.routes, propagated], propagatingGatewayIds: [vgw.id] }],
  });
  const gateway = gatewayWorld();
  const deploy = gateway.deploy && { ...gateway.deploy, isInPlace: true };
  const made = { ...aLink().made, securityRules: [{ groupId: icmpRule.groupId, ruleIds: [icmpRule.id] }] };
  return connectWorld({ vpc, gateway: { ...gateway, deploy }, links: [aLink({ made })], rules: [icmpRule] });
}

describe('the plan that connects a site', () => {
  it('makes everything where there is nothing, in an order that holds', () => {
    expect(stepIds(connectIntent(), connectWorld())).toEqual([
      'check-permissions',
      'create-customer-gateway',
      'create-vpn-gateway',
      'attach-vpn-gateway',
      'create-vpn-connection',
      'vpn-route-192-168-10-0-24',
      'propagate-rtb-0a1b2c3d4e5f60718',
      'allow-sg-0a1b2c3d4e5f60718-icmp',
      'deploy-gateway',
      'record-link',
      'verify-tunnels',
    ]);
    expect(plan(connectIntent(), connectWorld()).conflicts).toEqual([]);
  });

  it('says what it costs', () => {
    expect(plan(connectIntent(), connectWorld()).cost).toMatchObject({ perMonth: 43.8, asOf: '2026-09-01' });
  });

  it('uses what is there, and makes the rest', () => {
    const vpc = vpcDetail({ vpnGatewayId: vgw.id, vpnGateways: [attachedVgw], customerGateways: [cgw] });
    const intent = connectIntent({
      attachment: { kind: 'existing', id: vgw.id },
      customerGateway: { kind: 'existing', id: cgw.id },
    });
    const [, first] = plan(intent, connectWorld({ vpc })).steps;
    expect(first).toMatchObject({
      id: 'create-vpn-connection',
      needs: ['check-permissions'],
      input: { vpnGateway: vgw.id, customerGateway: cgw.id },
    });
  });

  it('attaches an existing gateway that is attached nowhere', () => {
    const vpc = vpcDetail({ vpnGateways: [{ ...vgw, attachments: [] }] });
    const intent = connectIntent({ attachment: { kind: 'existing', id: vgw.id } });
    expect(stepIds(intent, connectWorld({ vpc }))).toEqual(expect.arrayContaining(['attach-vpn-gateway']));
    expect(stepIds(intent, connectWorld({ vpc }))).not.toContain('create-vpn-gateway');
  });

  it('takes the customer gateway that AWS would hand back, and says so', () => {
    const made = plan(connectIntent(), connectWorld({ vpc: vpcDetail({ customerGateways: [cgw] }) }));
    expect(made.steps.map(({ id }) => id)).not.toContain('create-customer-gateway');
    expect(made.warnings.map(({ id }) => id)).toContain('customer-gateway-there');
  });

  it('stops at a connection between the same two gateways: AWS would hand back what is not ours', () => {
    const vpc = vpcDetail({
      vpnGatewayId: vgw.id,
      vpnGateways: [attachedVgw],
      customerGateways: [cgw],
      vpnConnections: [{ ...connection, linkId: null, staticRoutes: [] }],
    });
    const intent = connectIntent({
      attachment: { kind: 'existing', id: vgw.id },
      customerGateway: { kind: 'existing', id: cgw.id },
    });
    expect(conflictIds(intent, connectWorld({ vpc }))).toEqual([
      'same-pair-vpn-0a1b2c3d',
      'inside-used-1',
      'inside-used-2',
    ]);
    const asNew = connectIntent({ attachment: { kind: 'existing', id: vgw.id } });
    expect(conflictIds(asNew, connectWorld({ vpc }))).toContain('same-pair-vpn-0a1b2c3d');
  });

  it('has no steps when the link is as asked', () => {
    const world = appliedWorld();
    expect(findOwnLink(connectIntent(), world.links)?.id).toBe('linkaaaa');
    const again = plan(connectIntent(), world);
    expect(again).toMatchObject({ steps: [], conflicts: [], warnings: [], cost: null });
    const named = connectIntent({
      attachment: { kind: 'existing', id: vgw.id },
      customerGateway: { kind: 'existing', id: cgw.id },
    });
    expect(plan(named, world)).toMatchObject({ steps: [], conflicts: [] });
  });

  it('has the missing steps only when the link is not quite as asked', () => {
    const intent = connectIntent();
    const wider = { ...intent, site: { ...intent.site, subnets: ['192.168.10.0/24', '192.168.20.0/24'] } };
    const world = appliedWorld();
    const moved = world.gateway?.deploy
      ? { ...world.gateway, deploy: { ...world.gateway.deploy, isInPlace: false } }
      : null;
    const again = plan(wider, { ...world, gateway: moved });
    expect(again.steps.map(({ id }) => id)).toEqual([
      'check-permissions',
      'vpn-route-192-168-20-0-24',
      'allow-sg-0a1b2c3d4e5f60718-icmp',
      'deploy-gateway',
      'record-link',
      'verify-tunnels',
    ]);
    expect(again.conflicts).toEqual([]);
  });

  it('takes away at AWS what was made for a network that leaves, after the gateway let it go', () => {
    const world = appliedWorld();
    const wide = ['192.168.10.0/24', '192.168.20.0/24'];
    const old = aLink({
      site: { ...aLink().site, subnets: wide },
      made: {
        ...aLink().made,
        routes: [
          { routeTableId: 'rtb-1', cidr: '192.168.20.0/24' },
          { routeTableId: 'rtb-1', cidr: '192.168.10.0/24' },
        ],
        securityRules: [{ groupId: icmpRule.groupId, ruleIds: [icmpRule.id, 'sgr-2'] }],
      },
    });
    const theirs = {
      ...icmpRule,
      id: 'sgr-theirs',
      cidr: '192.168.20.0/24',
      protocol: 'tcp',
      fromPort: 22,
      toPort: 22,
    };
    const changed = plan(connectIntent(), {
      ...world,
      vpc: { ...world.vpc, vpnConnections: [{ ...connection, staticRoutes: [...wide, '10.99.0.0/16'] }] },
      gateway: gatewayWorld(),
      links: [old],
      rules: [icmpRule, { ...icmpRule, id: 'sgr-2', cidr: '192.168.20.0/24' }, theirs],
    });
    expect(changed.title).toBe('Change "Harbour"');
    expect(changed.steps.map(({ id }) => id)).toEqual([
      'check-permissions',
      'deploy-gateway',
      'remove-vpn-route-192-168-20-0-24',
      'remove-route-rtb-1-192-168-20-0-24',
      'revoke-sg-0a1b2c3d4e5f60718',
      'record-link',
      'verify-tunnels',
    ]);
    const [, deploy, , , revoke] = changed.steps;
    expect(deploy?.interrupts).toBe('Traffic between 192.168.20.0/24 and 10.0.0.0/16 stops.');
    expect(revoke).toMatchObject({ needs: ['deploy-gateway'], input: { rules: [{ id: 'sgr-2' }] } });
  });

  it('covers the AWS end alone for a device', () => {
    const ids = stepIds(deviceIntent(), connectWorld({ gateway: null }));
    expect(ids.at(-1)).toBe('record-link');
    expect(ids).not.toContain('deploy-gateway');
  });

  it('writes static routes, one per network and table', () => {
    const routes = [{ routeTableId: 'rtb-0a1b2c3d4e5f60718', how: 'static' as const }];
    const ids = stepIds(connectIntent({ reach: { routes, securityRules: [] } }), connectWorld());
    expect(ids).toContain('route-rtb-0a1b2c3d4e5f60718-192-168-10-0-24');
  });
});

describe('any plan', () => {
  const subnet = fc
    .tuple(fc.integer({ min: 16, max: 31 }), fc.integer({ min: 0, max: 255 }))
    .map(([two, three]) => `172.${two}.${three}.0/24`);
  const anyIntent = fc
    .record({
      subnets: fc.uniqueArray(subnet, { minLength: 1, maxLength: 5 }),
      isDevice: fc.boolean(),
      how: fc.constantFrom('propagate' as const, 'static' as const),
      attached: fc.boolean(),
      profile: fc.constantFrom('recommended' as const, 'compatible' as const),
      keys: fc.constantFrom('generated' as const, 'own' as const),
      rules: fc.uniqueArray(fc.constantFrom('all' as const, 'icmp' as const, 'tcp' as const, 'udp' as const)),
    })
    .map(({ subnets, isDevice, how, attached, profile, keys, rules }) => {
      const base = isDevice ? deviceIntent() : connectIntent();
      const intent: ConnectSiteIntent = {
        ...base,
        site: { ...base.site, subnets },
        attachment: attached ? { kind: 'existing', id: vgw.id } : base.attachment,
        tunnels: { ...base.tunnels, profile, keys },
        reach: {
          routes: [{ routeTableId: 'rtb-0a1b2c3d4e5f60718', how }],
          securityRules: rules.map((protocol) => ({ groupId: 'sg-0a1b2c3d4e5f60718', protocol, port: null })),
        },
      };
      const vpc = attached ? vpcDetail({ vpnGatewayId: vgw.id, vpnGateways: [attachedVgw] }) : vpcDetail();
      return { intent, world: connectWorld({ vpc, ...(isDevice && { gateway: null }) }) };
    });

  it('needs only earlier steps, names each once, and can say how to take back what it makes', () => {
    fc.assert(
      fc.property(anyIntent, ({ intent, world }) => {
        const { steps, conflicts } = plan(intent, world);
        const ids = steps.map(({ id }) => id);
        expect(conflicts).toEqual([]);
        expect(new Set(ids).size).toBe(ids.length);
        for (const [index, step] of steps.entries()) {
          expect(ids.slice(0, index)).toEqual(expect.arrayContaining(step.needs));
          expect(step.details.length).toBeGreaterThan(0);
          if (step.system !== 'check') expect(step.undo).toMatch(/\w/);
          if (step.system === 'aws') expect(step.iamActions.length).toBeGreaterThan(0);
          for (const from of JSON.stringify(step.input).matchAll(/"from":"([^"]+)"/g))
            expect(reachable(step.id, steps)).toContain(from[1]);
        }
        expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
        expect(plan(intent, world)).toEqual(plan(intent, world));
      }),
    );
  });

  it('has no place for a key', () => {
    const text = JSON.stringify(
      plan(connectIntent({ tunnels: { ...connectIntent().tunnels, keys: 'own' } }), connectWorld()),
    );
    expect(text.match(/[^"]*(?:psk|preSharedKey)[^"]*":"[^"]*"/gi) ?? []).toEqual([]);
    expect(text).toContain('•••• (as entered)');
  });
});

function reachable(id: string, steps: readonly { id: string; needs: readonly string[] }[]): Set<string> {
  const found = new Set<string>();
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const need of steps.find((step) => step.id === next)?.needs ?? []) {
      if (!found.has(need)) queue.push(need);
      found.add(need);
    }
  }
  return found;
}
