import type { RegionPart } from './seed.ts';
import type { NetworkInterface, SecurityGroupRule, Subnet } from './world.ts';

const VPC = 'vpc-0b1de5a1f00d10001';
const ids = {
  appA: 'subnet-0b1de5a1f00d10001',
  appB: 'subnet-0b1de5a1f00d10002',
  data: 'subnet-0b1de5a1f00d10003',
  main: 'rtb-0b1de5a1f00d10001',
  app: 'rtb-0b1de5a1f00d10002',
  default: 'sg-0b1de5a1f00d10000',
  web: 'sg-0b1de5a1f00d10001',
  database: 'sg-0b1de5a1f00d10002',
};

/** Where the site is to be joined: nothing here is in conflict with it. */
export const productionVpc: RegionPart = {
  vpcs: [
    {
      id: VPC,
      tags: { Name: 'production', team: 'platform', environment: 'production' },
      cidrs: [{ associationId: 'vpc-cidr-assoc-0b1de5a1f00d10001', cidr: '10.20.0.0/16' }],
      isDefault: false,
    },
  ],
  subnets: [
    subnet(ids.appA, 'production-app-a', '10.20.0.0/24', 'eu-west-1a'),
    subnet(ids.appB, 'production-app-b', '10.20.1.0/24', 'eu-west-1b'),
    subnet(ids.data, 'production-data-a', '10.20.16.0/24', 'eu-west-1a'),
  ],
  routeTables: [
    {
      id: ids.main,
      tags: { Name: 'production-main' },
      vpcId: VPC,
      associations: [{ id: 'rtbassoc-0b1de5a1f00d10001', subnetId: null }],
      routes: [],
      propagatingVgwIds: [],
    },
    {
      id: ids.app,
      tags: { Name: 'production-app' },
      vpcId: VPC,
      associations: [
        { id: 'rtbassoc-0b1de5a1f00d10002', subnetId: ids.appA },
        { id: 'rtbassoc-0b1de5a1f00d10003', subnetId: ids.appB },
      ],
      routes: [{ cidr: '0.0.0.0/0', target: 'nat-0b1de5a1f00d10001' }],
      propagatingVgwIds: [],
    },
  ],
  securityGroups: [
    { id: ids.default, tags: {}, vpcId: VPC, name: 'default', description: 'default VPC security group' },
    { id: ids.web, tags: { Name: 'production-web' }, vpcId: VPC, name: 'production-web', description: 'Web servers' },
    {
      id: ids.database,
      tags: { Name: 'production-database' },
      vpcId: VPC,
      name: 'production-database',
      description: 'Databases',
    },
  ],
  securityGroupRules: [
    rule('sgr-0b1de5a1f00d10001', ids.web, {
      fromPort: 443,
      toPort: 443,
      cidr: '10.0.0.0/8',
      description: 'HTTPS from inside',
    }),
    rule('sgr-0b1de5a1f00d10002', ids.web, {
      egress: true,
      protocol: '-1',
      fromPort: -1,
      toPort: -1,
      cidr: '0.0.0.0/0',
    }),
    rule('sgr-0b1de5a1f00d10003', ids.database, { fromPort: 5432, toPort: 5432, referencedGroupId: ids.web }),
    rule('sgr-0b1de5a1f00d10004', ids.database, {
      egress: true,
      protocol: '-1',
      fromPort: -1,
      toPort: -1,
      cidr: '0.0.0.0/0',
    }),
  ],
  interfaces: [
    instance('eni-0b1de5a1f00d10001', 'i-0b1de5a1f00d10001', 'web-1', ids.appA, '10.20.0.10', ids.web),
    instance('eni-0b1de5a1f00d10002', 'i-0b1de5a1f00d10002', 'web-2', ids.appB, '10.20.1.10', ids.web),
    instance('eni-0b1de5a1f00d10003', 'i-0b1de5a1f00d10003', 'db-1', ids.data, '10.20.16.10', ids.database),
  ],
};

function subnet(id: string, name: string, cidr: string, zone: string): Subnet {
  return { id, tags: { Name: name }, vpcId: VPC, cidr, zone };
}

function rule(id: string, groupId: string, what: Partial<SecurityGroupRule>): SecurityGroupRule {
  const usual = {
    egress: false,
    protocol: 'tcp',
    fromPort: 0,
    toPort: 0,
    cidr: null,
    referencedGroupId: null,
    description: null,
  };
  return { id, tags: {}, groupId, ...usual, ...what };
}

function instance(
  id: string,
  instanceId: string,
  name: string,
  subnetId: string,
  address: string,
  groupId: string,
): NetworkInterface {
  return {
    id,
    tags: { Name: name },
    vpcId: VPC,
    subnetId,
    privateIps: [address],
    description: `${name} primary interface`,
    instanceId,
    groupIds: [groupId],
  };
}
