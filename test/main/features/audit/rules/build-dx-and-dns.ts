import type { RecordSet, RecordTarget } from '../../../../../contract/domain/dns.ts';
import type {
  BgpPeerItem,
  DxAssociationItem,
  DxConnectionItem,
  DxGatewayItem,
  DxLagItem,
  VirtualInterfaceItem,
} from '../../../../../main/features/audit/inventory/direct-connect.ts';
import type {
  HealthCheckItem,
  ResolverEndpointItem,
  ZoneItem,
} from '../../../../../main/features/audit/inventory/dns.ts';
import { account, ok, region } from './build-inventory.ts';

const plain = { name: null, tags: {} } as const;
const noMacSec = { isCapable: false, mode: null, portStatus: null } as const;

export function dxConnection(parts: Partial<DxConnectionItem> = {}): DxConnectionItem {
  return {
    id: 'dxcon-0a',
    ...plain,
    state: 'available',
    location: 'EqLD5',
    lagId: null,
    awsDevice: 'EqLD5-a',
    partner: null,
    macSec: noMacSec,
    ...parts,
  };
}

/** On another device in another location. */
export function otherConnection(parts: Partial<DxConnectionItem> = {}): DxConnectionItem {
  return dxConnection({ id: 'dxcon-0b', location: 'TCSH', awsDevice: 'TCSH-a', ...parts });
}

export function lag(parts: Partial<DxLagItem> = {}): DxLagItem {
  return {
    id: 'dxlag-0a',
    ...plain,
    state: 'available',
    location: 'EqLD5',
    awsDevice: 'EqLD5-a',
    connectionIds: ['dxcon-0a'],
    macSec: noMacSec,
    ...parts,
  };
}

export function peer(parts: Partial<BgpPeerItem> = {}): BgpPeerItem {
  return { id: 'dxpeer-0a', addressFamily: 'ipv4', state: 'available', status: 'up', key: 'long', ...parts };
}

/** A private one to vgw-0a. */
export function virtualInterface(parts: Partial<VirtualInterfaceItem> = {}): VirtualInterfaceItem {
  return {
    id: 'dxvif-0a',
    ...plain,
    kind: 'private',
    state: 'available',
    connectionId: 'dxcon-0a',
    attachedTo: { kind: 'vgw', id: 'vgw-0a' },
    prefixes: [],
    peers: [peer()],
    bgpMinimum: ok(1),
    ...parts,
  };
}

export function dxGateway(associations: readonly Partial<DxAssociationItem>[], parts: Partial<DxGatewayItem> = {}) {
  return {
    id: 'dxgw-0a',
    ...plain,
    state: 'available',
    ownerAccount: account,
    associations: ok(associations.map((each) => association(each))),
    attachments: ok([]),
    ...parts,
  };
}

function association(parts: Partial<DxAssociationItem>): DxAssociationItem {
  return {
    id: 'assoc-0a',
    gatewayId: 'vgw-0a',
    gatewayKind: 'vgw',
    region,
    ownerAccount: account,
    state: 'associated',
    allowedPrefixes: [],
    ...parts,
  };
}

export function zone(records: readonly RecordSet[], parts: Partial<ZoneItem> = {}): ZoneItem {
  return { id: 'Z0A', name: 'example.com', isPrivate: false, records: ok(records), ...parts };
}

export function record(parts: Partial<RecordSet> = {}): RecordSet {
  return {
    name: 'www.example.com',
    type: 'A',
    setIdentifier: null,
    routing: { kind: 'simple' },
    target: values(['203.0.113.80']),
    healthCheckId: null,
    ...parts,
  };
}

export function values(list: string[], ttl = 60): RecordTarget {
  return { kind: 'values', values: list, ttl };
}

export function alias(dnsName: string, evaluateTargetHealth: boolean): RecordTarget {
  return { kind: 'alias', hostedZoneId: 'Z32O12XQLNTSW2', dnsName, evaluateTargetHealth };
}

export const checkId = '0a0a0a0a-0000-4000-8000-000000000001';

export function primary(parts: Partial<RecordSet> = {}): RecordSet {
  return record({
    setIdentifier: 'primary',
    routing: { kind: 'failover', role: 'primary' },
    healthCheckId: checkId,
    ...parts,
  });
}

export function secondary(parts: Partial<RecordSet> = {}): RecordSet {
  return record({
    setIdentifier: 'secondary',
    routing: { kind: 'failover', role: 'secondary' },
    target: values(['203.0.113.81']),
    ...parts,
  });
}

export function healthCheck(parts: Partial<HealthCheckItem> = {}): HealthCheckItem {
  return { id: checkId, name: null, what: 'tunnel 203.0.113.10 is up', isDisabled: false, isInverted: false, ...parts };
}

/** One address in each of two zones (subnet-0a, subnet-0b). */
export function resolverEndpoint(parts: Partial<ResolverEndpointItem> = {}): ResolverEndpointItem {
  return {
    id: 'rslvr-in-0a',
    ...plain,
    direction: 'INBOUND',
    status: 'OPERATIONAL',
    vpcId: 'vpc-0a',
    addresses: ok([
      { ip: '10.0.1.10', subnetId: 'subnet-0a', status: 'ATTACHED' },
      { ip: '10.0.2.10', subnetId: 'subnet-0b', status: 'ATTACHED' },
    ]),
    ...parts,
  };
}
