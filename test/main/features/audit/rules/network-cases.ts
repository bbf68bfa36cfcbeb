import { inventoryOf, ok, unread } from './build-inventory.ts';
import {
  attachment,
  endpointService,
  flowLog,
  group,
  natGateway,
  networkInterface,
  peering,
  route,
  routeTable,
  subnet,
  transitGateway,
  transitTable,
  vpc,
} from './build-network.ts';
import { resolverEndpoint } from './build-dx-and-dns.ts';
import { vpnGateway } from './build-vpn.ts';
import type { RuleCase } from './rule-case.ts';

const twoZones = ok([subnet(), subnet({ id: 'subnet-0b', zone: 'eu-west-1b', cidr: '10.0.2.0/24' })]);
const joined = { vpcs: ok([vpc()]), vpnGateways: ok([vpnGateway()]) };
const defaultGroup = (rules: Parameters<typeof group>[0]) => group(rules, { name: 'default', id: 'sg-0d' });

export const networkCases: readonly RuleCase[] = [
  {
    rule: 'TGW-01',
    resource: 'tgw-0a',
    passes: inventoryOf({ transitGateways: ok([transitGateway()]) }),
    fails: inventoryOf({ transitGateways: ok([transitGateway({ autoAcceptSharedAttachments: 'enable' })]) }),
    unreadable: inventoryOf({ transitGateways: unread }),
  },
  {
    rule: 'TGW-02',
    resource: 'tgw-rtb-0a',
    passes: inventoryOf({ transitRouteTables: ok([transitTable([{}])]) }),
    fails: inventoryOf({ transitRouteTables: ok([transitTable([{ state: 'blackhole' }])]) }),
    unreadable: inventoryOf({ transitRouteTables: ok([transitTable([], { routes: unread })]) }),
  },
  {
    rule: 'TGW-02',
    about: 'a route table of a VPC',
    resource: 'rtb-0a',
    passes: inventoryOf({ routeTables: ok([routeTable()]) }),
    fails: inventoryOf({
      routeTables: ok([routeTable({ routes: [route('0.0.0.0/0', 'nat-0f', { state: 'blackhole' })] })]),
    }),
    unreadable: inventoryOf({ routeTables: unread }),
  },
  {
    rule: 'TGW-03',
    about: 'the association',
    resource: 'tgw-attach-0a',
    passes: inventoryOf({
      transitGateways: ok([transitGateway()]),
      transitAttachments: ok([attachment({ resourceType: 'vpn', subnetIds: null })]),
    }),
    fails: inventoryOf({
      transitGateways: ok([transitGateway()]),
      transitAttachments: ok([attachment({ resourceType: 'vpn', subnetIds: null, association: null })]),
    }),
    unreadable: inventoryOf({
      transitGateways: unread,
      transitAttachments: ok([attachment({ resourceType: 'vpn', subnetIds: null, association: null })]),
    }),
  },
  {
    rule: 'TGW-03',
    about: 'the zones',
    resource: 'tgw-attach-0a',
    passes: inventoryOf({
      transitGateways: ok([transitGateway()]),
      transitAttachments: ok([attachment()]),
      subnets: twoZones,
    }),
    fails: inventoryOf({
      transitGateways: ok([transitGateway()]),
      transitAttachments: ok([attachment({ subnetIds: ['subnet-0a'] })]),
      subnets: twoZones,
    }),
    unreadable: inventoryOf({
      transitGateways: ok([transitGateway()]),
      transitAttachments: ok([attachment()]),
      subnets: unread,
    }),
  },
  {
    rule: 'VPN-16',
    about: 'VPCs on one transit gateway',
    resource: 'vpc-0b',
    passes: inventoryOf({
      vpcs: ok([vpc(), vpc({ id: 'vpc-0b', cidrs: ['10.1.0.0/16'] })]),
      transitAttachments: ok([attachment(), attachment({ id: 'tgw-attach-0b', resourceId: 'vpc-0b' })]),
      transitRouteTables: ok([transitTable([])]),
    }),
    fails: inventoryOf({
      vpcs: ok([vpc(), vpc({ id: 'vpc-0b', cidrs: ['10.0.64.0/18'] })]),
      transitAttachments: ok([attachment(), attachment({ id: 'tgw-attach-0b', resourceId: 'vpc-0b' })]),
      transitRouteTables: ok([transitTable([])]),
    }),
    unreadable: inventoryOf({ vpcs: ok([vpc()]), transitAttachments: unread }),
  },
  {
    rule: 'VPN-16',
    about: 'peered VPCs',
    resource: 'vpc-0a',
    passes: inventoryOf({ ...joined, peerings: ok([peering()]) }),
    fails: inventoryOf({
      ...joined,
      peerings: ok([peering({ accepter: { ...peering().accepter, cidrs: ['10.0.0.0/24'] } })]),
    }),
    unreadable: inventoryOf({ ...joined, peerings: unread }),
  },
  {
    rule: 'RES-01',
    resource: 'rslvr-in-0a',
    passes: inventoryOf({ resolverEndpoints: ok([resolverEndpoint()]), subnets: twoZones }),
    fails: inventoryOf({
      resolverEndpoints: ok([resolverEndpoint()]),
      subnets: ok([subnet(), subnet({ id: 'subnet-0b' })]),
    }),
    unreadable: inventoryOf({ resolverEndpoints: ok([resolverEndpoint({ addresses: unread })]), subnets: twoZones }),
  },
  {
    rule: 'PL-01',
    resource: 'vpce-svc-0a',
    passes: inventoryOf({ endpointServices: ok([endpointService()]) }),
    fails: inventoryOf({ endpointServices: ok([endpointService({ principals: ok(['*']) })]) }),
    unreadable: inventoryOf({ endpointServices: ok([endpointService({ principals: unread })]) }),
  },
  {
    rule: 'SG-01',
    resource: 'sg-0a',
    passes: inventoryOf({ securityGroups: ok([group([{}])]) }),
    fails: inventoryOf({ securityGroups: ok([group([{ fromPort: 22, toPort: 22 }])]) }),
    unreadable: inventoryOf({ securityGroups: unread }),
  },
  {
    rule: 'SG-02',
    resource: 'sg-0a',
    passes: inventoryOf({ ...joined, securityGroups: ok([group([{}])]) }),
    fails: inventoryOf({
      ...joined,
      securityGroups: ok([group([{ protocol: '-1', fromPort: null, toPort: null }])]),
    }),
    unreadable: inventoryOf({
      vpcs: ok([vpc()]),
      vpnGateways: unread,
      securityGroups: ok([group([{ protocol: '-1', cidr: '192.168.0.0/16' }])]),
    }),
  },
  {
    rule: 'FL-01',
    resource: 'vpc-0a',
    passes: inventoryOf({ ...joined, flowLogs: ok([flowLog()]) }),
    fails: inventoryOf({ ...joined, flowLogs: ok([flowLog({ trafficType: 'ACCEPT' })]) }),
    unreadable: inventoryOf({ ...joined, flowLogs: unread }),
  },
  {
    rule: 'VPC-01',
    about: 'the default VPC',
    resource: 'vpc-0a',
    passes: inventoryOf({ vpcs: ok([vpc({ isDefault: true })]), securityGroups: ok([defaultGroup([])]) }),
    fails: inventoryOf({
      vpcs: ok([vpc({ isDefault: true })]),
      securityGroups: ok([defaultGroup([])]),
      networkInterfaces: ok([networkInterface()]),
    }),
    unreadable: inventoryOf({
      vpcs: ok([vpc({ isDefault: true })]),
      securityGroups: ok([defaultGroup([])]),
      networkInterfaces: unread,
    }),
  },
  {
    rule: 'VPC-01',
    about: 'the default security group',
    resource: 'vpc-0a',
    passes: inventoryOf({ vpcs: ok([vpc()]), securityGroups: ok([defaultGroup([])]) }),
    fails: inventoryOf({ vpcs: ok([vpc()]), securityGroups: ok([defaultGroup([{ direction: 'egress' }])]) }),
    unreadable: inventoryOf({ vpcs: ok([vpc()]), securityGroups: unread }),
  },
  {
    rule: 'NAT-01',
    resource: 'nat-0a',
    passes: inventoryOf({
      natGateways: ok([natGateway()]),
      subnets: ok([subnet()]),
      routeTables: ok([routeTable({ routes: [route('0.0.0.0/0', 'nat-0a')] })]),
    }),
    fails: inventoryOf({
      natGateways: ok([natGateway()]),
      subnets: twoZones,
      routeTables: ok([routeTable({ routes: [route('0.0.0.0/0', 'nat-0a')] })]),
    }),
    unreadable: inventoryOf({ natGateways: ok([natGateway()]), subnets: twoZones, routeTables: unread }),
  },
];
