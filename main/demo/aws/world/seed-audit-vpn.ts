import type { RegionPart } from './seed.ts';
import type { Tunnel, VpnConnection } from './world.ts';

const ACCOUNT = '210987654321';
const VPC = 'vpc-0a4a1c7e50de40001';
const ACQUIRED = 'vpc-0acc0011ed0000001';
const VGW = 'vgw-0a4a1c7e50de40001';
const TGW = 'tgw-0a4a1c7e50de40001';
const SINCE = Date.parse('2025-11-02T04:10:00Z');

/** The VPNs of the American offices, none of which anybody looks after. */
export const officeVpns: RegionPart = {
  customerGateways: [
    device('cgw-05a7a44a000000001', 'office-savannah', '198.51.100.90', '65010'),
    device('cgw-0e3f1500000000001', 'depot-memphis', '198.51.100.91', '65011'),
    device('cgw-0c1057ed000000001', 'office-newark-closed', '198.51.100.92', '65012'),
    device('cgw-0a11e47000000001a', 'haulier-allentown', '198.51.100.93', '65013'),
  ],
  vpnGateways: [
    {
      id: VGW,
      tags: { Name: 'analytics' },
      amazonSideAsn: 64_520,
      state: 'available',
      attachments: [{ vpcId: VPC, state: 'attached' }],
    },
    {
      id: 'vgw-0c1057ed000000001',
      tags: { Name: 'newark' },
      amazonSideAsn: 64_521,
      state: 'available',
      attachments: [],
    },
  ],
  vpnConnections: [
    {
      ...connection('vpn-05a7a44a000000001', 'office-savannah', 'cgw-05a7a44a000000001', false),
      tunnels: [
        {
          ...tunnel('203.0.113.210', '169.254.70.0/30', {
            up: true,
            message: '91 BGP ROUTES',
            since: SINCE,
            routes: 91,
          }),
          negotiated: {
            IkeVersion: 'ikev1',
            Phase1EncryptionAlgorithm: 'AES128',
            Phase2EncryptionAlgorithm: 'AES128',
            Phase1IntegrityAlgorithm: 'SHA1',
            Phase2IntegrityAlgorithm: 'SHA1',
            Phase1DHGroup: 2,
            Phase2DHGroup: 2,
          },
        },
        tunnel('203.0.113.211', '169.254.71.0/30', { up: false, message: 'IPSEC IS DOWN', since: SINCE }),
      ],
    },
    {
      ...connection('vpn-0e3f1500000000001', 'depot-memphis', 'cgw-0e3f1500000000001', true),
      tunnels: [
        tunnel('203.0.113.212', '169.254.72.0/30', { up: false, message: 'IPSEC IS DOWN', since: SINCE }),
        tunnel('203.0.113.213', '169.254.73.0/30', { up: false, message: 'IPSEC IS DOWN', since: SINCE }),
      ],
    },
    {
      ...connection('vpn-0a11e47000000001a', 'haulier-allentown', 'cgw-0a11e47000000001a', false),
      vpnGatewayId: null,
      transitGatewayId: TGW,
      preSharedKeyArn: `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:s2svpn!vpn-0a11e47000000001a`,
      tunnels: [
        careful(
          tunnel('203.0.113.214', '169.254.74.0/30', { up: true, message: '0 BGP ROUTES', since: SINCE, routes: 0 }),
        ),
        careful(
          tunnel('203.0.113.215', '169.254.75.0/30', { up: true, message: '0 BGP ROUTES', since: SINCE, routes: 0 }),
        ),
      ],
    },
  ],
};

/** Takes in whoever comes, and leads to a VPC that is no more. */
export const analyticsTransit: RegionPart = {
  transitGateways: [
    {
      id: TGW,
      tags: { Name: 'us-core' },
      answer: {
        TransitGatewayId: TGW,
        TransitGatewayArn: `arn:aws:ec2:us-east-1:${ACCOUNT}:transit-gateway/${TGW}`,
        State: 'available',
        OwnerId: ACCOUNT,
        Options: {
          AmazonSideAsn: 64_530,
          AutoAcceptSharedAttachments: 'enable',
          DefaultRouteTableAssociation: 'enable',
          AssociationDefaultRouteTableId: 'tgw-rtb-0a4a1c7e50de40001',
          VpnEcmpSupport: 'enable',
          DnsSupport: 'enable',
        },
      },
    },
  ],
  tgwAttachments: [
    attachment('tgw-attach-0a4a1c7e50de40001', 'analytics', 'vpc', VPC, [
      'subnet-0a4a1c7e50de40001',
      'subnet-0a4a1c7e50de40002',
    ]),
    attachment('tgw-attach-0a4a1c7e50de40002', 'acquired-freight', 'vpc', ACQUIRED, ['subnet-0acc0011ed0000001']),
    attachment('tgw-attach-0a4a1c7e50de40003', 'haulier-allentown', 'vpn', 'vpn-0a11e47000000001a', []),
  ],
  tgwRouteTables: [
    {
      id: 'tgw-rtb-0a4a1c7e50de40001',
      tags: { Name: 'us-core' },
      answer: {
        TransitGatewayRouteTableId: 'tgw-rtb-0a4a1c7e50de40001',
        TransitGatewayId: TGW,
        State: 'available',
        DefaultAssociationRouteTable: true,
        DefaultPropagationRouteTable: true,
      },
      associatedIds: ['tgw-attach-0a4a1c7e50de40001', 'tgw-attach-0a4a1c7e50de40002'],
      propagations: [
        {
          TransitGatewayAttachmentId: 'tgw-attach-0a4a1c7e50de40001',
          ResourceId: VPC,
          ResourceType: 'vpc',
          State: 'enabled',
        },
      ],
      routes: [
        {
          DestinationCidrBlock: '10.50.0.0/16',
          Type: 'propagated',
          State: 'active',
          TransitGatewayAttachments: [
            { TransitGatewayAttachmentId: 'tgw-attach-0a4a1c7e50de40001', ResourceId: VPC, ResourceType: 'vpc' },
          ],
        },
        {
          DestinationCidrBlock: '10.61.0.0/16',
          Type: 'static',
          State: 'blackhole',
          TransitGatewayAttachments: [
            {
              TransitGatewayAttachmentId: 'tgw-attach-0defec7ed00000001',
              ResourceId: 'vpc-0defec7ed00000001',
              ResourceType: 'vpc',
            },
          ],
        },
      ],
    },
  ],
};

function device(id: string, name: string, ipAddress: string, bgpAsn: string) {
  return { id, tags: { Name: name }, ipAddress, bgpAsn, deviceName: null, state: 'available' };
}

function connection(id: string, name: string, customerGatewayId: string, isStatic: boolean): VpnConnection {
  return {
    id,
    tags: { Name: name },
    customerGatewayId,
    vpnGatewayId: VGW,
    staticRoutesOnly: isStatic,
    localCidr: '0.0.0.0/0',
    remoteCidr: '0.0.0.0/0',
    state: 'available',
    routes: [],
    tunnels: [],
  };
}

function tunnel(outsideAddress: string, insideCidr: string, farEnd: NonNullable<Tunnel['farEnd']>): Tunnel {
  return {
    outsideAddress,
    insideCidr,
    preSharedKey: `DEMO.ONLY.${outsideAddress.replaceAll('.', '_')}`,
    options: {},
    farEnd,
  };
}

/** Set up by somebody who knew how. */
function careful(plain: Tunnel): Tunnel {
  return {
    ...plain,
    options: {
      ikeVersions: ['ikev2'],
      phase1Encryption: ['AES256-GCM-16'],
      phase2Encryption: ['AES256-GCM-16'],
      phase1Integrity: ['SHA2-256'],
      phase2Integrity: ['SHA2-256'],
      phase1Groups: [20],
      phase2Groups: [20],
    },
    logOptions: { LogEnabled: true, LogOutputFormat: 'json', BgpLogEnabled: true, BgpLogOutputFormat: 'json' },
  };
}

function attachment(
  id: string,
  name: string,
  type: 'vpc' | 'vpn',
  resourceId: string,
  subnetIds: readonly string[],
): NonNullable<RegionPart['tgwAttachments']>[number] {
  return {
    id,
    tags: { Name: name },
    subnetIds,
    answer: {
      TransitGatewayAttachmentId: id,
      TransitGatewayId: TGW,
      TransitGatewayOwnerId: ACCOUNT,
      ResourceOwnerId: ACCOUNT,
      ResourceType: type,
      ResourceId: resourceId,
      State: 'available',
    },
  };
}
