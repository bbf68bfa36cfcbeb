import type { GatewayFacts } from '../../contract/domain/gateway-facts.ts';
import type { Link } from '../../contract/domain/link.ts';
import type { VpcDetail } from '../../contract/domain/vpc.ts';
import type { ConnectWorld, GatewayWorld } from '../../main/features/site-to-site/world.ts';

/** A VPC with one route table and one group, nothing attached; a gateway with a public address. */
export function connectWorld(changes: Partial<ConnectWorld> = {}): ConnectWorld {
  return {
    accountId: '123456789012',
    vpc: vpcDetail(),
    gateway: gatewayWorld(),
    links: [],
    rules: [],
    dryRunObstacle: undefined,
    ...changes,
  };
}

export function vpcDetail(changes: Partial<VpcDetail> = {}): VpcDetail {
  return {
    id: 'vpc-0a1b2c3d4e5f60718',
    name: 'production',
    cidrs: ['10.0.0.0/16'],
    isDefault: false,
    vpnGatewayId: null,
    vpnConnectionCount: 0,
    routeTables: [
      {
        id: 'rtb-0a1b2c3d4e5f60718',
        name: 'main',
        isMain: true,
        subnetIds: [],
        routes: [
          { destination: '10.0.0.0/16', target: 'local', state: 'active', isPropagated: false },
          { destination: '0.0.0.0/0', target: 'igw-0a1b2c3d', state: 'active', isPropagated: false },
        ],
        propagatingGatewayIds: [],
      },
    ],
    securityGroups: [{ id: 'sg-0a1b2c3d4e5f60718', name: 'web', description: '' }],
    targets: [],
    vpnGateways: [],
    customerGateways: [],
    vpnConnections: [],
    peeredCidrs: [],
    ...changes,
  };
}

export function gatewayWorld(changes: Partial<GatewayWorld> = {}): GatewayWorld {
  return {
    id: 'gw-abcdefgh',
    name: 'gateway-1',
    facts: gatewayFacts(),
    managementAddresses: ['198.51.100.9', '192.168.10.1'],
    deploy: {
      dialect: 'swanctl',
      marks: [101, 102],
      details: [
        { kind: 'file', path: '/etc/swanctl/conf.d/linkspan.conf', before: null, after: 'secret = ••••', mode: '0600' },
      ],
      warnings: [],
      conflicts: [],
      fingerprint: 'box',
      isInPlace: false,
    },
    ...changes,
  };
}

export function gatewayFacts(changes: Partial<GatewayFacts> = {}): GatewayFacts {
  return {
    readAt: '2026-01-01T00:00:00.000Z',
    hostName: 'gateway-1',
    os: { name: 'Debian', version: '12', kernel: '6.1.0', architecture: 'x86_64' },
    strongswan: {
      product: 'strongswan',
      version: '5.9.8',
      dialect: 'swanctl',
      confDirectory: '/etc',
      swanctlDirectory: '/etc/swanctl',
    },
    service: { name: 'strongswan', manager: 'systemd', isRunning: true, startsAtBoot: true },
    sudo: 'without-password',
    interfaces: [
      { name: 'eth0', addresses: ['203.0.113.10/24'], isUp: true },
      { name: 'eth1', addresses: ['192.168.10.1/24'], isUp: true },
    ],
    insideSubnets: ['192.168.10.0/24'],
    routes: [
      { to: 'default', via: '203.0.113.1', device: 'eth0' },
      { to: '192.168.10.0/24', via: null, device: 'eth1' },
    ],
    outside: { localAddress: '203.0.113.10', isBehindNat: false },
    forwarding: true,
    reversePath: [],
    kernel: { hasEsp: true, hasMarks: true, hasXfrmInterface: true },
    firewall: { kind: 'none', masquerade: [], dropsByDefault: false, forwardDropsByDefault: false, rules: [] },
    clock: { offsetSeconds: 0, isSynchronised: true },
    connections: [],
    marksInUse: [],
    tools: ['ping', 'traceroute'],
    leftovers: [],
    login: 'lyon',
    unread: [],
    ...changes,
  };
}

export function aLink(changes: Partial<Link> = {}): Link {
  return {
    id: 'linkaaaa',
    name: 'Harbour',
    profile: 'demo',
    accountId: '123456789012',
    region: 'eu-west-1',
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    vpcCidrs: ['10.0.0.0/16'],
    attachment: { kind: 'vgw', id: 'vgw-0a1b2c3d', origin: 'created' },
    customerGateway: { id: 'cgw-0a1b2c3d', origin: 'created' },
    vpnConnectionId: 'vpn-0a1b2c3d',
    site: {
      gatewayId: 'gw-abcdefgh',
      outsideAddress: '203.0.113.10',
      localAddress: '203.0.113.10',
      identity: '203.0.113.10',
      subnets: ['192.168.10.0/24'],
    },
    tunnelProfile: 'recommended',
    dialect: 'swanctl',
    tunnels: [
      { outsideAddress: '198.51.100.1', insideCidr: '169.254.20.0/30', childName: 'linkspan-linkaaaa-1', mark: 101 },
      { outsideAddress: '198.51.100.2', insideCidr: '169.254.21.0/30', childName: 'linkspan-linkaaaa-2', mark: 102 },
    ],
    origin: 'created',
    createdAt: '2026-01-01T00:00:00.000Z',
    planId: 'plan-aaaaaaaaaaaaaaaa',
    made: { isAttachment: true, propagations: ['rtb-0a1b2c3d4e5f60718'], routes: [], securityRules: [] },
    fingerprint: { aws: 'a', gateway: 'g' },
    proofs: [],
    ...changes,
  };
}
