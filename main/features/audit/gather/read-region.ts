import { readEndpointPrincipals, readEndpointServices } from '../../../aws/audit/endpoint-services.ts';
import { readAlarms } from '../../../aws/audit/metrics.ts';
import {
  readFlowLogs,
  readNatGateways,
  readNetworkInterfaces,
  readPeerings,
  readSubnets,
} from '../../../aws/audit/network.ts';
import { readResolverAddresses, readResolverEndpoints } from '../../../aws/audit/resolver.ts';
import { readSecurityGroups } from '../../../aws/audit/security-groups.ts';
import { readCustomerGateways } from '../../../aws/audit/vpn.ts';
import { listRouteTables } from '../../../aws/route-tables.ts';
import { listVpcs } from '../../../aws/vpcs.ts';
import { listVpnGateways } from '../../../aws/vpn-gateways.ts';
import type { RegionInventory } from '../inventory.ts';
import { readDirectConnect } from './read-direct-connect.ts';
import { readTransit } from './read-transit.ts';
import { readVpn } from './read-vpn.ts';
import type { Reader } from './reader.ts';

/** Everything that rules ask of one region. Its VPCs first: where they cannot be asked for at all, nothing can. */
export async function readRegion(reader: Reader, region: string, now: Date): Promise<RegionInventory> {
  const vpcs = await reader.probe('ec2:DescribeVpcs', (ctx, signal) => listVpcs(ctx, signal));
  const [network, vpn, transit, directConnect, others] = await Promise.all([
    readNetwork(reader),
    readVpnParts(reader, now),
    readTransit(reader),
    readDirectConnect(reader, now),
    readOthers(reader),
  ]);
  return { region, vpcs, ...network, ...vpn, ...transit, ...directConnect, ...others };
}

async function readNetwork(reader: Reader) {
  const [subnets, routeTables, natGateways, peerings, securityGroups, networkInterfaces, flowLogs] = await Promise.all([
    reader.read('ec2:DescribeSubnets', readSubnets),
    reader.read('ec2:DescribeRouteTables', (ctx, signal) => listRouteTables(ctx, 'all', signal)),
    reader.read('ec2:DescribeNatGateways', readNatGateways),
    reader.read('ec2:DescribeVpcPeeringConnections', readPeerings),
    reader.read('ec2:DescribeSecurityGroups', readSecurityGroups),
    reader.read('ec2:DescribeNetworkInterfaces', readNetworkInterfaces),
    reader.read('ec2:DescribeFlowLogs', readFlowLogs),
  ]);
  return { subnets, routeTables, natGateways, peerings, securityGroups, networkInterfaces, flowLogs };
}

async function readVpnParts(reader: Reader, now: Date) {
  const [vpnConnections, customerGateways, vpnGateways, alarms] = await Promise.all([
    readVpn(reader, now),
    reader.read('ec2:DescribeCustomerGateways', readCustomerGateways),
    reader.read('ec2:DescribeVpnGateways', (ctx, signal) => listVpnGateways(ctx, {}, signal)),
    reader.read('cloudwatch:DescribeAlarms', readAlarms),
  ]);
  return { vpnConnections, customerGateways, vpnGateways, alarms };
}

async function readOthers(reader: Reader): Promise<Pick<RegionInventory, 'endpointServices' | 'resolverEndpoints'>> {
  const [services, endpoints] = await Promise.all([
    reader.read('ec2:DescribeVpcEndpointServiceConfigurations', readEndpointServices),
    reader.read('route53resolver:ListResolverEndpoints', readResolverEndpoints),
  ]);
  const [endpointServices, resolverEndpoints] = await Promise.all([
    reader.readEach(services, async (service) => ({
      ...service,
      principals: await reader.read('ec2:DescribeVpcEndpointServicePermissions', (ctx, signal) =>
        readEndpointPrincipals(ctx, service.id, signal),
      ),
    })),
    reader.readEach(endpoints, async (endpoint) => ({
      ...endpoint,
      addresses: await reader.read('route53resolver:ListResolverEndpointIpAddresses', (ctx, signal) =>
        readResolverAddresses(ctx, endpoint.id, signal),
      ),
    })),
  ]);
  return { endpointServices, resolverEndpoints };
}
