import type { ConnectSiteIntent } from '../../contract/domain/intent.ts';

/** A valid intent: one site behind a gateway, everything new. */
export function connectIntent(changes: Partial<ConnectSiteIntent> = {}): ConnectSiteIntent {
  return {
    name: 'Harbour',
    profile: 'demo',
    region: 'eu-west-1',
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    attachment: { kind: 'new', amazonSideAsn: 64_512 },
    site: {
      kind: 'gateway',
      gatewayId: 'gw-abcdefgh',
      outsideAddress: '203.0.113.10',
      localAddress: '203.0.113.10',
      subnets: ['192.168.10.0/24'],
    },
    customerGateway: { kind: 'new', bgpAsn: 65_000 },
    tunnels: { profile: 'recommended', insideCidrs: ['169.254.20.0/30', '169.254.21.0/30'], keys: 'generated' },
    reach: {
      routes: [{ routeTableId: 'rtb-0a1b2c3d4e5f60718', how: 'propagate' }],
      securityRules: [{ groupId: 'sg-0a1b2c3d4e5f60718', protocol: 'icmp', port: null }],
    },
    tags: [{ key: 'team', value: 'network' }],
    ...changes,
  };
}

export function deviceIntent(changes: Partial<ConnectSiteIntent> = {}): ConnectSiteIntent {
  return connectIntent({
    site: { kind: 'device', outsideAddress: '203.0.113.10', subnets: ['192.168.10.0/24'] },
    ...changes,
  });
}
