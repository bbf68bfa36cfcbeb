import type { RegionPart } from './seed.ts';

const SHARED = 'vpc-0c5ea5ede51ce0001';
const LEGACY = 'vpc-01e6acf00d0d00001';

/** Has a VPN to the branch in Rotterdam, made before us. */
export const sharedServicesVpc: RegionPart = {
  vpcs: [
    {
      id: SHARED,
      tags: { Name: 'shared-services', team: 'platform' },
      cidrs: [
        { associationId: 'vpc-cidr-assoc-0c5ea5ede51ce0001', cidr: '10.30.0.0/16' },
        { associationId: 'vpc-cidr-assoc-0c5ea5ede51ce0002', cidr: '10.31.0.0/20' },
      ],
      isDefault: false,
    },
  ],
  subnets: [
    {
      id: 'subnet-0c5ea5ede51ce0001',
      tags: { Name: 'shared-a' },
      vpcId: SHARED,
      cidr: '10.30.1.0/24',
      zone: 'eu-west-1a',
    },
  ],
  routeTables: [
    {
      id: 'rtb-0c5ea5ede51ce0001',
      tags: { Name: 'shared-main' },
      vpcId: SHARED,
      associations: [{ id: 'rtbassoc-0c5ea5ede51ce0001', subnetId: null }],
      routes: [],
      propagatingVgwIds: ['vgw-0c5ea5ede51ce0001'],
    },
  ],
  securityGroups: [
    { id: 'sg-0c5ea5ede51ce0001', tags: {}, vpcId: SHARED, name: 'default', description: 'default VPC security group' },
  ],
  interfaces: [
    {
      id: 'eni-0c5ea5ede51ce0001',
      tags: { Name: 'dns-1' },
      vpcId: SHARED,
      subnetId: 'subnet-0c5ea5ede51ce0001',
      privateIps: ['10.30.1.53'],
      description: 'dns-1 primary interface',
      instanceId: 'i-0c5ea5ede51ce0001',
      groupIds: ['sg-0c5ea5ede51ce0001'],
    },
  ],
  peerings: [
    {
      id: 'pcx-0c5ea5ede51ce0001',
      tags: { Name: 'shared-to-legacy' },
      requester: { vpcId: SHARED, cidrs: ['10.30.0.0/16'], region: 'eu-west-1' },
      accepter: { vpcId: LEGACY, cidrs: ['192.168.0.0/20'], region: 'eu-west-1' },
      state: 'active',
    },
  ],
  customerGateways: [
    {
      id: 'cgw-0c5ea5ede51ce0001',
      tags: { Name: 'branch-rotterdam' },
      ipAddress: '198.51.100.77',
      bgpAsn: '65000',
      deviceName: null,
      state: 'available',
    },
  ],
  vpnGateways: [
    {
      id: 'vgw-0c5ea5ede51ce0001',
      tags: { Name: 'shared-services' },
      amazonSideAsn: 64_512,
      state: 'available',
      attachments: [{ vpcId: SHARED, state: 'attached' }],
    },
  ],
  vpnConnections: [
    {
      id: 'vpn-0c5ea5ede51ce0001',
      tags: { Name: 'branch-rotterdam' },
      customerGatewayId: 'cgw-0c5ea5ede51ce0001',
      vpnGatewayId: 'vgw-0c5ea5ede51ce0001',
      staticRoutesOnly: true,
      localCidr: '0.0.0.0/0',
      remoteCidr: '0.0.0.0/0',
      state: 'available',
      routes: [{ cidr: '192.168.20.0/24', state: 'available' }],
      tunnels: [
        {
          outsideAddress: '203.0.113.200',
          insideCidr: '169.254.60.0/30',
          preSharedKey: 'DEMO.ONLY.branch_rotterdam_tunnel1',
          options: {},
        },
        {
          outsideAddress: '203.0.113.201',
          insideCidr: '169.254.61.4/30',
          preSharedKey: 'DEMO.ONLY.branch_rotterdam_tunnel2',
          options: {},
        },
      ],
    },
  ],
};

/** Its range holds 192.168.10.0/24: joining the site to it is a conflict. */
export const legacyVpc: RegionPart = {
  vpcs: [
    {
      id: LEGACY,
      tags: { Name: 'legacy', team: 'warehouse' },
      cidrs: [{ associationId: 'vpc-cidr-assoc-01e6acf00d0d00001', cidr: '192.168.0.0/20' }],
      isDefault: false,
    },
  ],
  subnets: [
    {
      id: 'subnet-01e6acf00d0d00001',
      tags: { Name: 'legacy-a' },
      vpcId: LEGACY,
      cidr: '192.168.10.0/25',
      zone: 'eu-west-1c',
    },
  ],
  routeTables: [
    {
      id: 'rtb-01e6acf00d0d00001',
      tags: { Name: 'legacy-main' },
      vpcId: LEGACY,
      associations: [{ id: 'rtbassoc-01e6acf00d0d00001', subnetId: null }],
      routes: [],
      propagatingVgwIds: [],
    },
  ],
  securityGroups: [
    { id: 'sg-01e6acf00d0d00001', tags: {}, vpcId: LEGACY, name: 'default', description: 'default VPC security group' },
  ],
};
