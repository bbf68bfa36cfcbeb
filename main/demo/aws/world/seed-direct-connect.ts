import type { RegionPart } from './seed.ts';
import type { DirectConnectGateway, DirectConnectRegion, DxVirtualInterface } from './direct-connect.ts';

const SHARED_SERVICES_VGW = 'vgw-0c5ea5ede51ce0001';
const GATEWAY = '5f294f92-bafb-4011-916d-9b0bdf3a0001';
/** The haulier that gave the company a virtual interface of its own connection, not accepted yet. */
const HAULIER_CONNECTION = 'dxcon-fh0demo4';
const LOCATION = 'EqDC2';

/** One line of its own at one location, by which shared services are reached: if it ends, all of it does. */
export function seedDirectConnect(accountId: string): DirectConnectRegion {
  return {
    connections: [
      connection('dxcon-fg0demo1', 'nordhafen-quay', { bandwidth: '1Gbps' }),
      connection('dxcon-fg0demo2', 'nordhafen-partner', { bandwidth: '200Mbps', vlan: 305, partner: 'Fjordnet' }),
      connection('dxcon-fg0demo3', 'nordhafen-depot-1', {
        bandwidth: '10Gbps',
        lagId: 'dxlag-fg0demo1',
        macSecCapable: true,
      }),
    ],
    lags: [
      {
        id: 'dxlag-fg0demo1',
        tags: { site: 'depot' },
        name: 'nordhafen-depot',
        location: LOCATION,
        bandwidth: '10Gbps',
        minimumLinks: 0,
        awsDevice: 'EqDC2-demolag',
        macSecCapable: true,
        state: 'available',
      },
    ],
    virtualInterfaces: [
      virtualInterface(accountId, {
        id: 'dxvif-fg0demo1',
        name: 'quay-shared-services',
        connectionId: 'dxcon-fg0demo1',
        vlan: 101,
        directConnectGatewayId: GATEWAY,
        amazonSideAsn: 64_513,
        state: 'available',
      }),
      virtualInterface(accountId, {
        id: 'dxvif-fh0demo2',
        name: 'from-the-haulier',
        connectionId: HAULIER_CONNECTION,
        vlan: 412,
        directConnectGatewayId: null,
        amazonSideAsn: 64_512,
        state: 'confirming',
      }),
    ],
  };
}

export function seedDirectConnectGateways(accountId: string): DirectConnectGateway[] {
  return [
    {
      id: GATEWAY,
      tags: { team: 'network' },
      name: 'nordhafen-dx',
      amazonSideAsn: 64_513,
      ownerAccount: accountId,
      state: 'available',
      associations: [
        {
          id: '4d2a7c1e-70cc-4c53-9a6b-2f5a4d5b0001',
          tags: {},
          gatewayId: SHARED_SERVICES_VGW,
          gatewayType: 'virtualPrivateGateway',
          region: 'eu-west-1',
          prefixes: ['10.30.0.0/16'],
          state: 'associated',
        },
      ],
    },
  ];
}

interface Port {
  readonly bandwidth: string;
  readonly vlan?: number;
  readonly partner?: string;
  readonly lagId?: string;
  readonly macSecCapable?: boolean;
}

function connection(id: string, name: string, port: Port) {
  const usual = { vlan: null, partner: null, lagId: null, macSecCapable: false };
  return {
    id,
    tags: { site: 'quay' },
    name,
    location: LOCATION,
    awsDevice: 'EqDC2-demo1',
    state: 'available',
    ...usual,
    ...port,
  };
}

type Wanted = Pick<
  DxVirtualInterface,
  'id' | 'name' | 'connectionId' | 'vlan' | 'directConnectGatewayId' | 'amazonSideAsn' | 'state'
>;

function virtualInterface(accountId: string, wanted: Wanted): DxVirtualInterface {
  const third = 250 + Number(wanted.id.slice(-1));
  return {
    tags: {},
    kind: 'private',
    ownerAccount: accountId,
    location: LOCATION,
    asn: 65_010,
    mtu: 1500,
    siteLink: false,
    virtualGatewayId: null,
    prefixes: [],
    createdAt: 0,
    peers: [
      {
        id: wanted.id.replace('dxvif', 'dxpeer'),
        asn: 65_010,
        family: 'ipv4',
        authKey: `demo.only.${wanted.id}`,
        amazonAddress: `169.254.${third}.1/30`,
        customerAddress: `169.254.${third}.2/30`,
        state: 'available',
        upAt: wanted.state === 'available' ? 0 : null,
      },
    ],
    ...wanted,
  };
}

/** A transit gateway that a transit virtual interface can be brought to. */
export const transitCore: RegionPart = {
  transitGateways: [
    {
      id: 'tgw-0d1eec7c0de50001',
      tags: { Name: 'transit-core' },
      answer: {
        State: 'available',
        OwnerId: '210987654321',
        Description: 'Between the company and its lines',
        Options: {
          AmazonSideAsn: 64_520,
          AutoAcceptSharedAttachments: 'disable',
          DefaultRouteTableAssociation: 'enable',
          DefaultRouteTablePropagation: 'enable',
          VpnEcmpSupport: 'enable',
          DnsSupport: 'enable',
          SecurityGroupReferencingSupport: 'disable',
          MulticastSupport: 'disable',
        },
      },
    },
  ],
};
