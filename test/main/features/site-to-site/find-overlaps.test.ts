import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, overlaps } from '../../../../contract/domain/cidr.ts';
import type { VpcDetail } from '../../../../contract/domain/vpc.ts';
import { findOverlaps, type OverlapQuestion } from '../../../../main/features/site-to-site/find-overlaps.ts';
import { aLink, connectWorld, gatewayFacts, gatewayWorld, vpcDetail } from '../../../helpers/connect-world.ts';

function ask(subnets: readonly string[], changes: Partial<OverlapQuestion> = {}) {
  return findOverlaps({ ...connectWorld(), subnets, ownLinkId: null, ...changes }).map(
    ({ kind, severity, otherCidr }) => `${severity} ${kind} ${otherCidr}`,
  );
}

function withRoute(destination: string, target: string, isPropagated = false): VpcDetail {
  const vpc = vpcDetail({ vpnGatewayId: 'vgw-0a1b2c3d' });
  const [table] = vpc.routeTables;
  if (!table) throw new Error('The fixture has a route table');
  const route = { destination, target, state: 'active' as const, isPropagated };
  return { ...vpc, routeTables: [{ ...table, routes: [...table.routes, route] }] };
}

describe('overlaps', () => {
  it('finds none between networks that have nothing to do with each other', () => {
    expect(ask(['192.168.10.0/24', '172.16.0.0/12'])).toEqual([]);
  });

  it('names the VPC by its primary and its secondary range', () => {
    const vpc = vpcDetail({ cidrs: ['10.0.0.0/16', '100.64.0.0/16'] });
    expect(ask(['10.0.128.0/24', '100.64.0.0/10'], { vpc })).toEqual([
      'conflict vpc 10.0.0.0/16',
      'conflict vpc 100.64.0.0/16',
    ]);
    const [, secondary] = findOverlaps({
      ...connectWorld({ vpc }),
      subnets: ['10.0.0.0/8', '100.64.0.0/10'],
      ownLinkId: null,
    });
    expect(secondary?.other).toContain('secondary');
  });

  it.each([
    ['equal', '192.168.10.0/24', 'conflict'],
    ['longer', '192.168.10.128/25', 'conflict'],
    ['shorter', '192.168.0.0/16', 'warning'],
  ])('weighs a route of the VPC that is %s', (_, destination, severity) => {
    expect(ask(['192.168.10.0/24'], { vpc: withRoute(destination, 'tgw-1') })).toEqual([
      `${severity} vpc-route ${destination}`,
    ]);
  });

  it('takes a static route to the own gateway as made already, and a propagated one as somebody else', () => {
    expect(ask(['192.168.10.0/24'], { vpc: withRoute('192.168.10.0/24', 'vgw-0a1b2c3d') })).toEqual([]);
    expect(ask(['192.168.10.0/24'], { vpc: withRoute('192.168.10.0/24', 'vgw-0a1b2c3d', true) })).toHaveLength(1);
  });

  it('leaves prefix lists and IPv6 routes out, which AWS lists among the others', () => {
    for (const destination of ['pl-0a1b2c3d', '::/0', 'fd00::/8', '']) {
      expect(ask(['192.168.10.0/24'], { vpc: withRoute(destination, 'igw-1') })).toEqual([]);
    }
  });

  it('sees the other side of a peering, stronger when it is routed', () => {
    const peeredCidrs = [{ peeringId: 'pcx-1', cidr: '192.168.0.0/16' }];
    expect(ask(['192.168.10.0/24'], { vpc: { ...vpcDetail(), peeredCidrs } })).toEqual([
      'warning vpc-route 192.168.0.0/16',
    ]);
    const routed = { ...withRoute('192.168.0.0/16', 'pcx-1'), peeredCidrs };
    expect(ask(['192.168.10.0/24'], { vpc: routed })).toContain('conflict vpc-route 192.168.0.0/16');
  });

  it('sees static routes of other connections on the same gateway, not on others', () => {
    const connection = {
      id: 'vpn-1',
      name: null,
      state: 'available',
      customerGatewayId: 'cgw-1',
      linkId: null,
      tunnels: [],
      staticRoutes: ['192.168.10.0/25'],
    };
    const on = (vpnGatewayId: string) =>
      vpcDetail({ vpnGatewayId: 'vgw-1', vpnConnections: [{ ...connection, vpnGatewayId }] });
    expect(ask(['192.168.10.0/24'], { vpc: on('vgw-1') })).toEqual(['conflict vpn-route 192.168.10.0/25']);
    expect(ask(['192.168.10.0/24'], { vpc: on('vgw-2') })).toEqual([]);
  });

  it('sees what the gateway routes today towards the ranges of the VPC, but not its default route', () => {
    const at = (to: string) => ({
      gateway: gatewayWorld({ facts: gatewayFacts({ routes: [{ to, via: '192.168.10.254', device: 'eth1' }] }) }),
    });
    expect(ask(['192.168.10.0/24'], at('10.0.3.0/24'))).toEqual(['conflict gateway-route 10.0.0.0/16']);
    expect(ask(['192.168.10.0/24'], at('10.0.0.7'))).toEqual(['conflict gateway-route 10.0.0.0/16']);
    expect(ask(['192.168.10.0/24'], at('10.0.0.0/8'))).toEqual(['warning gateway-route 10.0.0.0/16']);
    expect(ask(['192.168.10.0/24'], at('default'))).toEqual([]);
    expect(ask(['192.168.10.0/24'], at('unreachable \u001b[31m'))).toEqual([]);
  });

  it('sees connections of the gateway that carry the same ranges, but not its own', () => {
    const named = (name: string) => ({
      gateway: gatewayWorld({
        facts: gatewayFacts({
          connections: [
            {
              name,
              localAddress: null,
              peerAddress: null,
              localSubnets: ['192.168.0.0/16'],
              remoteSubnets: ['10.0.0.0/8'],
              isOurs: false,
              isUp: true,
            },
          ],
        }),
      }),
    });
    expect(ask(['192.168.10.0/24'], named('branch'))).toEqual(['conflict gateway-connection 10.0.0.0/8']);
    expect(ask(['192.168.10.0/24'], { ...named('linkspan-linkaaaa-1'), ownLinkId: 'linkaaaa' })).toEqual([]);
    expect(ask(['172.16.0.0/24'], named('branch'))).toEqual([]);
  });

  it('refuses a way in that would fall into the tunnel', () => {
    const gateway = gatewayWorld({ managementAddresses: ['10.0.5.5', 'fe80::1', 'bastion.example'] });
    expect(ask(['192.168.10.0/24'], { gateway })).toEqual(['conflict management 10.0.5.5/32']);
  });

  it('sees other links on the same gateway, and never itself', () => {
    const links = [aLink({ name: 'other', vpcCidrs: ['10.0.0.0/17'] })];
    expect(ask(['192.168.10.0/24'], { links })).toEqual(['conflict link 192.168.10.0/24']);
    expect(ask(['192.168.10.0/24'], { links, ownLinkId: 'linkaaaa' })).toEqual([]);
    expect(ask(['192.168.10.0/24'], { links: [aLink({ vpcCidrs: ['10.9.0.0/16'] })] })).toEqual([]);
  });

  it('tells every pair that shares an address and no pair that does not', () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 9, max: 24 }))
      .map(
        ([third, prefix]) =>
          `10.${prefix > 16 ? `0.${third & (0xff << (24 - prefix))}.0` : `${third & (0xff << (16 - prefix))}.0.0`}/${prefix}`,
      );
    fc.assert(
      fc.property(
        fc.array(range, { maxLength: 4 }),
        fc.array(range, { minLength: 1, maxLength: 4 }),
        (subnets, cidrs) => {
          const found = findOverlaps({
            ...connectWorld({ vpc: vpcDetail({ cidrs }), gateway: null }),
            subnets,
            ownLinkId: null,
          });
          const expected = subnets.flatMap((one) => cidrs.filter((other) => overlaps(one, other)));
          expect(found.filter(({ kind }) => kind === 'vpc').map(({ otherCidr }) => otherCidr)).toEqual(expected);
          expect(
            found.every(({ siteCidr, otherCidr }) => contains(siteCidr, otherCidr) || contains(otherCidr, siteCidr)),
          ).toBe(true);
        },
      ),
    );
  });
});
