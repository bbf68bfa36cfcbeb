import type { RegionPart } from './seed.ts';
import type { NetworkInterface, SecurityGroupRule, Subnet } from './world.ts';

const ACCOUNT = '210987654321';
const VPC = 'vpc-0a4a1c7e50de40001';
const ACQUIRED = 'vpc-0acc0011ed0000001';
const DEFAULT = 'vpc-0defa0170000000a1';
const NAT = 'nat-0a4a1c7e50de40001';
const BASTION_GROUP = 'sg-0a4a1c7e50de40002';
const PARTNER_GROUP = 'sg-0a4a1c7e50de40003';

/** What grew around the analytics VPC over the years, with the faults that such things have: an audit has something to find. */
export const grownAnalytics: RegionPart = {
  subnets: [
    subnet('subnet-0a4a1c7e50de40002', 'analytics-b', VPC, '10.50.2.0/24', 'us-east-1b'),
    subnet('subnet-0a4a1c7e50de40003', 'analytics-public-a', VPC, '10.50.0.0/24', 'us-east-1a'),
  ],
  routeTables: [
    {
      id: 'rtb-0a4a1c7e50de40002',
      tags: { Name: 'analytics-private' },
      vpcId: VPC,
      associations: [
        { id: 'rtbassoc-0a4a1c7e50de40002', subnetId: 'subnet-0a4a1c7e50de40001' },
        { id: 'rtbassoc-0a4a1c7e50de40003', subnetId: 'subnet-0a4a1c7e50de40002' },
      ],
      routes: [
        { cidr: '0.0.0.0/0', target: NAT },
        { cidr: '10.60.0.0/16', target: 'vgw-0defec7ed00000001' },
      ],
      propagatingVgwIds: [],
    },
    {
      id: 'rtb-0a4a1c7e50de40003',
      tags: { Name: 'analytics-public' },
      vpcId: VPC,
      associations: [{ id: 'rtbassoc-0a4a1c7e50de40004', subnetId: 'subnet-0a4a1c7e50de40003' }],
      routes: [{ cidr: '0.0.0.0/0', target: 'igw-0a4a1c7e50de40001' }],
      propagatingVgwIds: [],
    },
  ],
  natGateways: [
    {
      id: NAT,
      tags: { Name: 'analytics' },
      answer: {
        NatGatewayId: NAT,
        VpcId: VPC,
        SubnetId: 'subnet-0a4a1c7e50de40003',
        State: 'available',
        ConnectivityType: 'public',
        AvailabilityMode: 'zonal',
        NatGatewayAddresses: [{ AllocationId: 'eipalloc-0a4a1c7e50de40001', PublicIp: '203.0.113.240' }],
      },
    },
  ],
  internetGateways: [
    {
      id: 'igw-0a4a1c7e50de40001',
      tags: { Name: 'analytics' },
      answer: {
        InternetGatewayId: 'igw-0a4a1c7e50de40001',
        OwnerId: ACCOUNT,
        Attachments: [{ VpcId: VPC, State: 'attached' }],
      },
    },
  ],
  addresses: [
    {
      id: 'eipalloc-0a4a1c7e50de40001',
      tags: {},
      answer: { AllocationId: 'eipalloc-0a4a1c7e50de40001', PublicIp: '203.0.113.240', Domain: 'vpc' },
    },
  ],
  securityGroups: [
    {
      id: BASTION_GROUP,
      tags: {},
      vpcId: VPC,
      name: 'analytics-bastion',
      description: 'Jump host, open while the VPN was down',
    },
    { id: PARTNER_GROUP, tags: {}, vpcId: VPC, name: 'partner-feed', description: 'Everything from the partner' },
  ],
  securityGroupRules: [
    rule('sgr-0a4a1c7e50de40001', BASTION_GROUP, {
      fromPort: 22,
      toPort: 22,
      cidr: '0.0.0.0/0',
      description: 'temporary',
    }),
    rule('sgr-0a4a1c7e50de40002', PARTNER_GROUP, { protocol: '-1', fromPort: -1, toPort: -1, cidr: '0.0.0.0/0' }),
  ],
  interfaces: [
    {
      ...instance('eni-0a4a1c7e50de40001', 'i-0a4a1c7e50de40001', 'jump-1', VPC, 'subnet-0a4a1c7e50de40003'),
      privateIps: ['10.50.0.10'],
      groupIds: [BASTION_GROUP],
      publicIp: '203.0.113.241',
    },
  ],
  endpointServices: [
    {
      id: 'vpce-svc-0a4a1c7e50de40001',
      tags: { Name: 'tracking-feed' },
      answer: {
        ServiceId: 'vpce-svc-0a4a1c7e50de40001',
        ServiceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-0a4a1c7e50de40001',
        ServiceState: 'Available',
        ServiceType: [{ ServiceType: 'Interface' }],
        AcceptanceRequired: false,
        AvailabilityZones: ['us-east-1a'],
      },
      principals: [{ PrincipalType: 'All', Principal: '*' }],
    },
  ],
};

/** A company that was bought: its range overlaps with ours, and its flow log delivers nothing. */
export const acquiredVpc: RegionPart = {
  vpcs: [
    {
      id: ACQUIRED,
      tags: { Name: 'acquired-freight' },
      cidrs: [{ associationId: 'vpc-cidr-assoc-0acc0011ed0000001', cidr: '10.50.128.0/20' }],
      isDefault: false,
    },
  ],
  subnets: [
    subnet('subnet-0acc0011ed0000001', 'freight-a', ACQUIRED, '10.50.128.0/24', 'us-east-1a'),
    subnet('subnet-0acc0011ed0000002', 'freight-b', ACQUIRED, '10.50.129.0/24', 'us-east-1b'),
  ],
  routeTables: [
    {
      id: 'rtb-0acc0011ed0000001',
      tags: { Name: 'freight-main' },
      vpcId: ACQUIRED,
      associations: [{ id: 'rtbassoc-0acc0011ed0000001', subnetId: null }],
      routes: [{ cidr: '10.0.0.0/8', target: 'tgw-0a4a1c7e50de40001' }],
      propagatingVgwIds: [],
    },
  ],
  securityGroups: [
    {
      id: 'sg-0acc0011ed0000000',
      tags: {},
      vpcId: ACQUIRED,
      name: 'default',
      description: 'default VPC security group',
    },
  ],
  flowLogs: [
    {
      id: 'fl-0acc0011ed0000001',
      tags: { Name: 'freight' },
      answer: {
        FlowLogId: 'fl-0acc0011ed0000001',
        FlowLogStatus: 'ACTIVE',
        ResourceId: ACQUIRED,
        TrafficType: 'ALL',
        LogDestinationType: 'cloud-watch-logs',
        LogGroupName: 'freight-flow',
        DeliverLogsStatus: 'FAILED',
        DeliverLogsErrorMessage: 'Access error',
      },
    },
  ],
};

/** The VPC that every region starts with, in use although nobody planned it. */
export const defaultVpc: RegionPart = {
  vpcs: [
    {
      id: DEFAULT,
      tags: {},
      cidrs: [{ associationId: 'vpc-cidr-assoc-0defa0170000000a1', cidr: '172.31.0.0/16' }],
      isDefault: true,
    },
  ],
  subnets: [subnet('subnet-0defa0170000000a1', '', DEFAULT, '172.31.0.0/20', 'us-east-1a')],
  routeTables: [
    {
      id: 'rtb-0defa0170000000a1',
      tags: {},
      vpcId: DEFAULT,
      associations: [{ id: 'rtbassoc-0defa0170000000a1', subnetId: null }],
      routes: [],
      propagatingVgwIds: [],
    },
  ],
  securityGroups: [
    {
      id: 'sg-0defa0170000000a1',
      tags: {},
      vpcId: DEFAULT,
      name: 'default',
      description: 'default VPC security group',
    },
  ],
  securityGroupRules: [
    rule('sgr-0defa0170000000a1', 'sg-0defa0170000000a1', { fromPort: 0, toPort: 65_535, cidr: '172.31.0.0/16' }),
  ],
  interfaces: [
    {
      ...instance('eni-0defa0170000000a1', 'i-0defa0170000000a1', 'report-test', DEFAULT, 'subnet-0defa0170000000a1'),
      privateIps: ['172.31.0.20'],
      groupIds: ['sg-0defa0170000000a1'],
    },
  ],
};

/** Both addresses in one zone. */
export const analyticsResolver = {
  endpoints: [
    {
      Id: 'rslvr-in-0a4a1c7e50de4001',
      Name: 'analytics-inbound',
      Arn: `arn:aws:route53resolver:us-east-1:${ACCOUNT}:resolver-endpoint/rslvr-in-0a4a1c7e50de4001`,
      Direction: 'INBOUND',
      HostVPCId: VPC,
      IpAddressCount: 2,
      SecurityGroupIds: ['sg-0a4a1c7e50de40001'],
      Status: 'OPERATIONAL',
    },
  ],
  endpointAddresses: {
    'rslvr-in-0a4a1c7e50de4001': ['10.50.1.53', '10.50.1.54'].map((Ip, index) => ({
      IpId: `rni-0a4a1c7e50de400${index + 1}`,
      SubnetId: 'subnet-0a4a1c7e50de40001',
      Ip,
      Status: 'ATTACHED',
    })),
  },
};

function subnet(id: string, name: string, vpcId: string, cidr: string, zone: string): Subnet {
  return { id, tags: name === '' ? {} : { Name: name }, vpcId, cidr, zone };
}

function instance(id: string, instanceId: string, name: string, vpcId: string, subnetId: string): NetworkInterface {
  return {
    id,
    tags: { Name: name },
    vpcId,
    subnetId,
    privateIps: [],
    description: `${name} primary interface`,
    instanceId,
    groupIds: [],
  };
}

function rule(id: string, groupId: string, more: Partial<SecurityGroupRule>): SecurityGroupRule {
  return {
    id,
    tags: {},
    groupId,
    egress: false,
    protocol: 'tcp',
    fromPort: 0,
    toPort: 0,
    cidr: null,
    referencedGroupId: null,
    description: null,
    ...more,
  };
}
