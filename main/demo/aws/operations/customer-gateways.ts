import {
  CreateCustomerGateway$,
  DeleteCustomerGateway$,
  DescribeCustomerGateways$,
  type CreateCustomerGatewayRequest,
  type CreateCustomerGatewayResult,
  type CustomerGateway as CustomerGatewayAnswer,
  type DeleteCustomerGatewayRequest,
  type DescribeCustomerGatewaysRequest,
  type DescribeCustomerGatewaysResult,
} from '@aws-sdk/client-ec2';
import { ApiError, invalidValue, missingParameter } from '../api-error.ts';
import { overlaps, readAddress, readBlock } from '../world/ipv4.ts';
import type { CustomerGateway } from '../world/world.ts';
import { filtered, type FilterFields } from './filters.ts';
import { find, findAll, kinds } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';
import { tagList, tagsAtBirth } from './tagging.ts';

export const customerGatewayOperations: readonly Operation[] = [
  operation(DescribeCustomerGateways$, describe),
  operation(CreateCustomerGateway$, create),
  operation(DeleteCustomerGateway$, remove),
];

const QUOTA = 50;

const fields: FilterFields<CustomerGateway> = {
  'customer-gateway-id': (each) => [each.id],
  'ip-address': (each) => [each.ipAddress],
  'bgp-asn': (each) => [each.bgpAsn],
  state: (each) => [each.state],
  type: () => ['ipsec.1'],
};

function describe(input: DescribeCustomerGatewaysRequest, call: Call): DescribeCustomerGatewaysResult {
  const found = findAll(call.region.customerGateways, input.CustomerGatewayIds, kinds.customerGateway, call);
  return { CustomerGateways: filtered(found, input.Filters, fields).map(answer) };
}

/** The same address, ASN and device name: the answer is the one that exists, tags unchanged. */
function create(input: CreateCustomerGatewayRequest, call: Call): CreateCustomerGatewayResult {
  const wish = {
    ipAddress: checkedAddress(input.IpAddress ?? input.PublicIp),
    bgpAsn: checkedAsn(input, call.regionName),
    deviceName: checkedDeviceName(input.DeviceName),
  };
  const tags = tagsAtBirth(input.TagSpecifications, 'customer-gateway');
  const living = call.region.customerGateways.filter((each) => each.state === 'pending' || each.state === 'available');
  const present = living.find(
    (each) => each.ipAddress === wish.ipAddress && each.bgpAsn === wish.bgpAsn && each.deviceName === wish.deviceName,
  );
  if (present !== undefined) return { CustomerGateway: answer(present) };
  if (living.length >= QUOTA) {
    throw new ApiError('CustomerGatewayLimitExceeded', 'The maximum number of customer gateways has been reached.');
  }
  const made: CustomerGateway = {
    id: call.newId('cgw'),
    tags,
    ...wish,
    state: 'pending',
    due: call.due('available', 'customerGateway'),
    ...call.birth(),
  };
  call.region.customerGateways.push(made);
  return { CustomerGateway: answer(made) };
}

function remove(input: DeleteCustomerGatewayRequest, call: Call): object {
  const gone = find(call.region.customerGateways, input.CustomerGatewayId, kinds.customerGateway, call);
  if (gone.state === 'deleted') return {};
  const inUse = call.region.vpnConnections.some(
    (each) => each.customerGatewayId === gone.id && each.state !== 'deleted',
  );
  if (inUse) throw new ApiError('IncorrectState', 'The customer gateway is in use.');
  gone.state = 'deleted';
  gone.due = call.dueIn('gone', 3_600);
  return {};
}

const reserved = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
];

function checkedAddress(text: string | undefined): string {
  if (text === undefined) throw missingParameter('ipAddress');
  const address = readAddress(text);
  if (address === undefined) throw invalidValue(text.slice(0, 80), 'ipAddress', 'Invalid IP address.');
  const host = { first: address, size: 1, prefix: 32 };
  const isReserved = reserved.some((cidr) => {
    const block = readBlock(cidr);
    return block !== undefined && overlaps(block, host);
  });
  if (isReserved) throw invalidValue(text, 'ipAddress', 'The IP address must be a routable, static IP address.');
  return text;
}

const notAllowed: Readonly<Record<string, readonly number[]>> = {
  'eu-west-1': [9059],
  'ap-northeast-1': [10_124],
  'ap-southeast-1': [17_943],
};

function checkedAsn(input: CreateCustomerGatewayRequest, region: string): string {
  const { BgpAsn: asn, BgpAsnExtended: extended } = input;
  if (asn === undefined && extended === undefined) throw missingParameter('bgpAsn');
  if (asn !== undefined && extended !== undefined) {
    throw new ApiError('InvalidParameterCombination', 'Specify either bgpAsn or bgpAsnExtended.');
  }
  const value = asn ?? extended ?? 0;
  const [low, high] = asn === undefined ? [2_147_483_648, 4_294_967_295] : [1, 2_147_483_647];
  if (!Number.isInteger(value) || value < low || value > high) {
    throw invalidValue(String(value), 'bgpAsn', `The ASN must be between ${low} and ${high}.`);
  }
  if (value === 7224 || notAllowed[region]?.includes(value)) {
    throw invalidValue(String(value), 'bgpAsn', 'This ASN is reserved.');
  }
  return String(value);
}

function checkedDeviceName(name: string | undefined): string | null {
  if (name !== undefined && name.length > 255)
    throw invalidValue(name.slice(0, 40), 'deviceName', 'At most 255 characters.');
  return name ?? null;
}

function answer(each: CustomerGateway): CustomerGatewayAnswer {
  return {
    CustomerGatewayId: each.id,
    Type: 'ipsec.1',
    State: each.state,
    IpAddress: each.ipAddress,
    BgpAsn: each.bgpAsn,
    ...(each.deviceName !== null && { DeviceName: each.deviceName }),
    Tags: tagList(each.tags),
  };
}
