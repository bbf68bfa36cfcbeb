import {
  DescribeConnections$,
  DescribeLags$,
  DescribeLocations$,
  DescribeVirtualGateways$,
  type Connection,
  type ConnectionState,
  type Connections,
  type DescribeConnectionsRequest,
  type DescribeLagsRequest,
  type Lag,
  type Lags,
  type LagState,
  type Locations,
  type VirtualGateways,
} from '@aws-sdk/client-direct-connect';
import type { DxConnection, DxLag } from '../../world/direct-connect.ts';
import { visible } from '../finding.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { page, pick, tagList } from './lists.ts';

export const connectionOperations: readonly Operation[] = [
  operation(DescribeConnections$, describeConnections),
  operation(DescribeLags$, describeLags),
  operation(DescribeLocations$, describeLocations),
  operation(DescribeVirtualGateways$, describeVirtualGateways),
];

function describeConnections(input: DescribeConnectionsRequest, call: Call): Connections {
  const found = pick(call.region.directConnect.connections, input.connectionId, 'Connection', call);
  const { items, ...token } = page(found, input);
  return { connections: items.map((each) => connectionAnswer(each, call)), ...token };
}

function describeLags(input: DescribeLagsRequest, call: Call): Lags {
  const found = pick(call.region.directConnect.lags, input.lagId, 'LAG', call);
  const { items, ...token } = page(found, input);
  return { lags: items.map((each) => lagAnswer(each, call)), ...token };
}

function describeLocations(_input: object, call: Call): Locations {
  const { connections, lags } = call.region.directConnect;
  const codes = new Set([...connections, ...lags].map(({ location }) => location));
  return {
    locations: [...codes].map((locationCode) => ({
      locationCode,
      locationName: `${locationCode}, Nordhafen`,
      region: call.regionName,
      availablePortSpeeds: ['1G', '10G', '100G'],
      availableProviders: [],
      availableMacSecPortSpeeds: ['10G', '100G'],
    })),
  };
}

function describeVirtualGateways(_input: object, call: Call): VirtualGateways {
  return {
    virtualGateways: visible(call.region.vpnGateways, call).map(({ id, state }) => ({
      virtualGatewayId: id,
      virtualGatewayState: state,
    })),
  };
}

function connectionAnswer(each: DxConnection, call: Call): Connection {
  return {
    ownerAccount: call.world.accountId,
    connectionId: each.id,
    connectionName: each.name,
    connectionState: each.state as ConnectionState,
    region: call.regionName,
    location: each.location,
    bandwidth: each.bandwidth,
    vlan: each.vlan ?? 0,
    partnerName: each.partner ?? undefined,
    lagId: each.lagId ?? undefined,
    awsDevice: each.awsDevice,
    awsDeviceV2: each.awsDevice,
    awsLogicalDeviceId: each.awsDevice,
    jumboFrameCapable: true,
    hasLogicalRedundancy: 'unknown',
    ...macSec(each.macSecCapable),
    tags: tagList(each.tags),
  };
}

function lagAnswer(each: DxLag, call: Call): Lag {
  const members = call.region.directConnect.connections.filter(({ lagId }) => lagId === each.id);
  return {
    ownerAccount: call.world.accountId,
    lagId: each.id,
    lagName: each.name,
    lagState: each.state as LagState,
    location: each.location,
    region: call.regionName,
    connectionsBandwidth: each.bandwidth,
    numberOfConnections: members.length,
    minimumLinks: each.minimumLinks,
    awsDevice: each.awsDevice,
    awsDeviceV2: each.awsDevice,
    awsLogicalDeviceId: each.awsDevice,
    connections: members.map((one) => connectionAnswer(one, call)),
    allowsHostedConnections: false,
    jumboFrameCapable: true,
    hasLogicalRedundancy: 'no',
    macSecCapable: each.macSecCapable,
    encryptionMode: each.macSecCapable ? 'no_encrypt' : undefined,
    tags: tagList(each.tags),
  };
}

function macSec(isCapable: boolean) {
  return isCapable
    ? { macSecCapable: true, portEncryptionStatus: 'Encryption Down', encryptionMode: 'no_encrypt', macSecKeys: [] }
    : { macSecCapable: false };
}
