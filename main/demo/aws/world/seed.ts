import { emptyDirectConnect } from './direct-connect.ts';
import { printAddress, readAddress } from './ipv4.ts';
import { emptyListed } from './listed-things.ts';
import { seedDirectConnect, seedDirectConnectGateways, transitCore } from './seed-direct-connect.ts';
import { officeZone } from './seed-audit-dns.ts';
import { acquiredVpc, analyticsResolver, defaultVpc, grownAnalytics } from './seed-audit-network.ts';
import { productionEdges } from './seed-audit-production.ts';
import { analyticsTransit, officeVpns } from './seed-audit-vpn.ts';
import { branchTunnelAlarm, seedDns } from './seed-dns.ts';
import { productionVpc } from './seed-production.ts';
import { legacyVpc, sharedServicesVpc } from './seed-other-vpcs.ts';
import type { Region, ResolverRegion, World } from './world.ts';

/**
 * The demo network's company: Nordhafen Logistics. Its site to be joined has 192.168.10.0/24.
 * Production fits, Legacy overlaps with the site, Shared services has a VPN to a branch already.
 */
const ACCOUNT = '210987654321';

export function demoNetworkSeed(): World {
  const dns = seedDns();
  return {
    accountId: ACCOUNT,
    keys: [
      {
        accessKeyId: 'AKIADEMOLINKSPAN0001',
        secretAccessKey: 'demo/only/not+a+real+secret/linkspan0001',
        userId: 'AIDADEMOLINKSPAN00001',
        arn: 'arn:aws:iam::210987654321:user/network-admin',
      },
    ],
    regions: {
      'eu-west-1': {
        ...merge(
          emptyRegion('eu-west-1', '203.0.113.10'),
          productionVpc,
          sharedServicesVpc,
          legacyVpc,
          transitCore,
          productionEdges,
          { alarms: [branchTunnelAlarm] },
        ),
        directConnect: seedDirectConnect(ACCOUNT),
      },
      'us-east-1': {
        ...merge(
          emptyRegion('us-east-1', '203.0.113.110'),
          analyticsVpc,
          grownAnalytics,
          acquiredVpc,
          defaultVpc,
          officeVpns,
          analyticsTransit,
        ),
        resolver: { ...emptyResolver(), ...analyticsResolver },
      },
    },
    dns: { ...dns, zones: [...dns.zones, officeZone()] },
    directConnectGateways: seedDirectConnectGateways(ACCOUNT),
    tunnelHistory: {},
  };
}

/** A region without anything in it; its tunnels get addresses from `firstOutsideAddress` on. */
export function emptyRegion(name: string, firstOutsideAddress: string): Region {
  const first = readAddress(firstOutsideAddress) ?? 0;
  return {
    outsideAddresses: Array.from({ length: 60 }, (_, index) => printAddress(first + index)),
    zones: ['a', 'b', 'c'].map((zone) => name + zone),
    vpcs: [],
    subnets: [],
    routeTables: [],
    interfaces: [],
    securityGroups: [],
    securityGroupRules: [],
    peerings: [],
    customerGateways: [],
    vpnGateways: [],
    vpnConnections: [],
    alarms: [],
    ...emptyListed(),
    directConnect: emptyDirectConnect(),
    resolver: emptyResolver(),
  };
}

function emptyResolver(): ResolverRegion {
  return {
    endpoints: [],
    endpointAddresses: {},
    rules: [],
    ruleAssociations: [],
    queryLogConfigs: [],
    queryLogConfigAssociations: [],
  };
}

export type RegionPart = Partial<Omit<Region, 'outsideAddresses' | 'zones' | 'directConnect' | 'resolver'>>;

function merge(region: Region, ...parts: readonly RegionPart[]): Region {
  for (const part of parts) {
    for (const [key, things] of Object.entries(part)) {
      (region[key as keyof RegionPart] as unknown[]).push(...things);
    }
  }
  return structuredClone(region);
}

const analyticsVpc: RegionPart = {
  vpcs: [
    {
      id: 'vpc-0a4a1c7e50de40001',
      tags: { Name: 'analytics', team: 'data' },
      cidrs: [{ associationId: 'vpc-cidr-assoc-0a4a1c7e50de40001', cidr: '10.50.0.0/16' }],
      isDefault: false,
    },
  ],
  subnets: [
    {
      id: 'subnet-0a4a1c7e50de40001',
      tags: { Name: 'analytics-a' },
      vpcId: 'vpc-0a4a1c7e50de40001',
      cidr: '10.50.1.0/24',
      zone: 'us-east-1a',
    },
  ],
  routeTables: [
    {
      id: 'rtb-0a4a1c7e50de40001',
      tags: { Name: 'analytics-main' },
      vpcId: 'vpc-0a4a1c7e50de40001',
      associations: [{ id: 'rtbassoc-0a4a1c7e50de40001', subnetId: null }],
      routes: [],
      propagatingVgwIds: [],
    },
  ],
  securityGroups: [
    {
      id: 'sg-0a4a1c7e50de40001',
      tags: {},
      vpcId: 'vpc-0a4a1c7e50de40001',
      name: 'default',
      description: 'default VPC security group',
    },
  ],
};
