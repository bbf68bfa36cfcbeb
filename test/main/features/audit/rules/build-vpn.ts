import type { Link } from '../../../../../contract/domain/link.ts';
import type {
  ActiveTunnelItem,
  AlarmItem,
  CustomerGatewayItem,
  TunnelOptionsItem,
  VpnConnectionItem,
  VpnGatewayItem,
  VpnTunnelItem,
} from '../../../../../main/features/audit/inventory/vpn.ts';
import { account, ago, ok, region } from './build-inventory.ts';

export const strong: TunnelOptionsItem = {
  ikeVersions: ['ikev2'],
  phase1Encryption: ['AES256-GCM-16'],
  phase1Integrity: ['SHA2-384'],
  phase1DhGroups: [20],
  phase2Encryption: ['AES256-GCM-16'],
  phase2Integrity: ['SHA2-384'],
  phase2DhGroups: [20],
  dpdTimeoutAction: 'clear',
  startupAction: 'add',
};

export const strongNow: ActiveTunnelItem = {
  ikeVersion: 'ikev2',
  phase1Encryption: 'AES256-GCM-16',
  phase1Integrity: 'SHA2-384',
  phase1DhGroup: 20,
  phase2Encryption: 'AES256-GCM-16',
  phase2Integrity: null,
  phase2DhGroup: 20,
};

/** A tunnel that no rule has anything against. */
export function tunnel(parts: Partial<VpnTunnelItem> = {}): VpnTunnelItem {
  return {
    outsideAddress: '203.0.113.10',
    insideCidr: '169.254.20.0/30',
    status: 'UP',
    statusMessage: '3 BGP ROUTES',
    acceptedRoutes: 3,
    lastStatusChange: ago({ days: 20 }),
    options: strong,
    keyStorage: 'secrets-manager',
    keyChangedAt: ago({ days: 30 }),
    logs: { activity: true, bgp: true },
    active: ok(strongNow),
    ...parts,
  };
}

export const down = { status: 'DOWN', statusMessage: 'IPSEC IS DOWN', acceptedRoutes: 0, active: ok(null) } as const;

/** A dynamic connection to vgw-0a with both tunnels alike. */
export function vpn(parts: Partial<VpnConnectionItem> = {}, tunnels: Partial<VpnTunnelItem> = {}): VpnConnectionItem {
  return {
    id: 'vpn-0a',
    name: 'head office',
    tags: {},
    state: 'available',
    customerGatewayId: 'cgw-0a',
    vpnGatewayId: 'vgw-0a',
    transitGatewayId: null,
    isStatic: false,
    localCidr: '0.0.0.0/0',
    remoteCidr: '0.0.0.0/0',
    routes: [],
    tunnels: [tunnel(tunnels), tunnel({ outsideAddress: '203.0.113.20', insideCidr: '169.254.21.0/30', ...tunnels })],
    traffic: ok(5_000_000_000),
    ...parts,
  };
}

export function customerGateway(parts: Partial<CustomerGatewayItem> = {}): CustomerGatewayItem {
  return {
    id: 'cgw-0a',
    name: null,
    tags: {},
    state: 'available',
    ipAddress: '198.51.100.1',
    bgpAsn: '65000',
    certificateArn: null,
    ...parts,
  };
}

export function vpnGateway(parts: Partial<VpnGatewayItem> = {}): VpnGatewayItem {
  return {
    id: 'vgw-0a',
    name: null,
    tags: {},
    state: 'available',
    amazonSideAsn: 64_512,
    attachments: [{ vpcId: 'vpc-0a', state: 'attached' }],
    ...parts,
  };
}

/** An alarm on one dimension that would tell somebody. */
export function alarm(
  dimension: { readonly name: string; readonly value: string },
  parts: Partial<AlarmItem> = {},
): AlarmItem {
  return {
    name: `down ${dimension.value}`,
    isExpression: false,
    metrics: [{ namespace: 'AWS/VPN', metric: 'TunnelState', dimensions: [dimension], statistic: 'Maximum' }],
    comparison: 'LessThanThreshold',
    threshold: 1,
    treatMissingData: 'breaching',
    actionsEnabled: true,
    alarmActions: 1,
    ...parts,
  };
}

/** A link of ours over vpn-0a. */
export function link(parts: Partial<Link> = {}): Link {
  return {
    id: 'abcdefgh',
    name: 'head office',
    profile: 'example',
    accountId: account,
    region,
    vpcId: 'vpc-0a',
    vpcCidrs: ['10.0.0.0/16'],
    attachment: { kind: 'vgw', id: 'vgw-0a', origin: 'created' },
    customerGateway: { id: 'cgw-0a', origin: 'created' },
    vpnConnectionId: 'vpn-0a',
    site: {
      gatewayId: null,
      outsideAddress: '198.51.100.1',
      localAddress: null,
      identity: '198.51.100.1',
      subnets: ['192.168.10.0/24'],
    },
    tunnelProfile: 'recommended',
    dialect: null,
    tunnels: [],
    origin: 'created',
    createdAt: ago({ days: 30 }).toISOString(),
    planId: 'plan-0001',
    made: { isAttachment: true, propagations: [], routes: [], securityRules: [] },
    fingerprint: { aws: 'a', gateway: null },
    proofs: [],
    ...parts,
  };
}
