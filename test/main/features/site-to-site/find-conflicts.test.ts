import { describe, expect, it } from 'vitest';
import type { ConnectSiteIntent } from '../../../../contract/domain/intent.ts';
import { planConnectSite } from '../../../../main/features/site-to-site/plan-connect-site.ts';
import type { ConnectWorld } from '../../../../main/features/site-to-site/world.ts';
import { connectIntent } from '../../../helpers/connect-intent.ts';
import { aLink, connectWorld, gatewayFacts, gatewayWorld, vpcDetail } from '../../../helpers/connect-world.ts';

const conflictIds = (intent: ConnectSiteIntent, world: ConnectWorld) =>
  planConnectSite(intent, world, 'linkaaaa').conflicts.map(({ id }) => id);

const vgw = { id: 'vgw-0a1b2c3d', name: null, state: 'available', amazonSideAsn: 64_512 };
const attachedVgw = { ...vgw, attachments: [{ vpcId: 'vpc-0a1b2c3d4e5f60718', state: 'attached' }] };
const cgw = { id: 'cgw-0a1b2c3d', name: null, state: 'available', address: '203.0.113.10', bgpAsn: 65_000 };

describe('what stops the plan', () => {
  const other = { ...vgw, id: 'vgw-99999999', attachments: [{ vpcId: 'vpc-99999999', state: 'attached' }] };
  const subnets = (...list: string[]) => ({ ...connectIntent().site, subnets: list });

  it.each<[string, Partial<ConnectSiteIntent>, Partial<ConnectWorld>]>([
    ['vpc-has-gateway', {}, { vpc: vpcDetail({ vpnGatewayId: vgw.id, vpnGateways: [attachedVgw] }) }],
    ['no-vpn-gateway', { attachment: { kind: 'existing', id: 'vgw-00000000' } }, {}],
    [
      'vpn-gateway-elsewhere',
      { attachment: { kind: 'existing', id: other.id } },
      { vpc: vpcDetail({ vpnGateways: [other] }) },
    ],
    ['asn-refused', { customerGateway: { kind: 'new', bgpAsn: 9059 } }, {}],
    ['asn-same', { customerGateway: { kind: 'new', bgpAsn: 64_512 } }, {}],
    ['no-customer-gateway', { customerGateway: { kind: 'existing', id: 'cgw-00000000' } }, {}],
    [
      'customer-gateway-address',
      { customerGateway: { kind: 'existing', id: cgw.id } },
      { vpc: vpcDetail({ customerGateways: [{ ...cgw, address: '203.0.113.99' }] }) },
    ],
    ['subnets-10.8.0.0/16-10.8.1.0/24', { site: subnets('10.8.0.0/16', '10.8.1.0/24') }, {}],
    [
      'inside-same',
      { tunnels: { ...connectIntent().tunnels, insideCidrs: ['169.254.20.0/30', '169.254.20.0/30'] } },
      {},
    ],
    [
      'no-route-table-rtb-00000000',
      { reach: { routes: [{ routeTableId: 'rtb-00000000', how: 'static' }], securityRules: [] } },
      {},
    ],
    [
      'no-security-group-sg-00000000-0',
      { reach: { routes: [], securityRules: [{ groupId: 'sg-00000000', protocol: 'all', port: null }] } },
      {},
    ],
    ['name-taken', {}, { links: [aLink({ id: 'linkbbbb', vpcId: 'vpc-99999999', vpcCidrs: ['10.77.0.0/16'] })] }],
    ['overlap-vpc-0', { site: subnets('10.0.1.0/24') }, {}],
    [
      'not-strongswan',
      {},
      {
        gateway: gatewayWorld({
          deploy: null,
          facts: gatewayFacts({
            strongswan: {
              product: 'libreswan',
              version: null,
              dialect: null,
              confDirectory: null,
              swanctlDirectory: null,
            },
          }),
        }),
      },
    ],
    ['no-sudo', {}, { gateway: gatewayWorld({ facts: gatewayFacts({ sudo: 'none' }) }) }],
    [
      'no-local-address',
      {
        site: {
          kind: 'gateway',
          gatewayId: 'gw-abcdefgh',
          outsideAddress: '203.0.113.10',
          localAddress: '10.9.9.9',
          subnets: ['192.168.10.0/24'],
        },
      },
      {},
    ],
  ])('%s', (id, intent, world) => {
    expect(conflictIds(connectIntent(intent), connectWorld(world))).toContain(id);
  });

  it('passes an ASN that AWS refuses elsewhere only', () => {
    const intent = connectIntent({ region: 'us-east-1', customerGateway: { kind: 'new', bgpAsn: 9059 } });
    expect(conflictIds(intent, connectWorld())).toEqual([]);
  });
});
