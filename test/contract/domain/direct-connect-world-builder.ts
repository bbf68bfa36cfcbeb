import type { DxConnection, DxGateway, VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import type { DirectConnectWorld } from '../../../contract/domain/direct-connect-world.ts';

export const ids = {
  line: 'dxcon-line0001',
  hosted: 'dxcon-hosted01',
  member: 'dxcon-member01',
  lag: 'dxlag-lag00001',
  vgw: 'vgw-0c5ea5ede51ce0001',
  tgw: 'tgw-0d1eec7c0de50001',
  gateway: '5f294f92-bafb-4011-916d-9b0bdf3a0001',
} as const;

const macSec = { isCapable: false, mode: null, portStatus: null };

export function connection(changes: Partial<DxConnection> = {}): DxConnection {
  return {
    id: ids.line,
    name: 'line',
    state: 'available',
    location: 'EqDC2',
    bandwidth: '1Gbps',
    vlan: null,
    lagId: null,
    awsDevice: null,
    partner: null,
    macSec,
    ...changes,
  };
}

export function virtualInterface(changes: Partial<VirtualInterface> = {}): VirtualInterface {
  return {
    id: 'dxvif-first001',
    name: 'first',
    kind: 'private',
    state: 'available',
    connectionId: ids.line,
    ownerAccount: '210987654321',
    vlan: 101,
    asn: 65_010,
    amazonSideAsn: 64_513,
    mtu: 1500,
    attachedTo: { kind: 'dxgw', id: ids.gateway },
    hasSiteLink: false,
    prefixes: [],
    peers: [
      {
        id: 'dxpeer-first001',
        asn: 65_010,
        addressFamily: 'ipv4',
        amazonAddress: '169.254.251.1/30',
        customerAddress: '169.254.251.2/30',
        state: 'available',
        status: 'up',
      },
    ],
    health: { connection: 'up', bgp: 'up', prefixesAccepted: null, sentence: 'BGP is up.' },
    tags: [],
    ...changes,
  };
}

export function dxGateway(changes: Partial<DxGateway> = {}): DxGateway {
  return {
    id: ids.gateway,
    name: 'dx',
    state: 'available',
    amazonSideAsn: 64_513,
    ownerAccount: '210987654321',
    associations: [
      {
        id: 'a1',
        gatewayId: ids.vgw,
        gatewayKind: 'vgw',
        region: 'eu-west-1',
        state: 'associated',
        allowedPrefixes: ['10.30.0.0/16'],
        problem: null,
      },
    ],
    virtualInterfaceIds: ['dxvif-first001'],
    ...changes,
  };
}

export function dxWorld(changes: Partial<DirectConnectWorld> = {}): DirectConnectWorld {
  return {
    connections: [
      connection(),
      connection({ id: ids.hosted, name: 'hosted', vlan: 305, partner: 'Fjordnet' }),
      connection({ id: ids.member, name: 'member', lagId: ids.lag }),
    ],
    lags: [
      {
        id: ids.lag,
        name: 'lag',
        state: 'available',
        location: 'EqDC2',
        bandwidth: '10Gbps',
        minimumLinks: 0,
        connectionIds: [ids.member],
        macSec,
      },
    ],
    virtualInterfaces: [virtualInterface()],
    gateways: [dxGateway()],
    vpnGateways: [{ id: ids.vgw, amazonSideAsn: 64_512 }],
    transitGateways: [{ id: ids.tgw, amazonSideAsn: 64_520 }],
    vpcCidrs: [{ vpnGatewayId: ids.vgw, cidrs: ['10.30.0.0/16', '10.31.0.0/20'] }],
    ...changes,
  };
}
