import {
  CreateNetworkInterface$,
  DeleteNetworkInterface$,
  DescribeNetworkInterfaces$,
  type CreateNetworkInterfaceRequest,
  type CreateNetworkInterfaceResult,
  type DeleteNetworkInterfaceRequest,
  type DescribeNetworkInterfacesRequest,
  type DescribeNetworkInterfacesResult,
  type NetworkInterface as NetworkInterfaceAnswer,
} from '@aws-sdk/client-ec2';
import { ApiError, invalidValue } from '../api-error.ts';
import { printAddress, readAddress, readBlock } from '../world/ipv4.ts';
import type { NetworkInterface, Subnet } from '../world/world.ts';
import { filtered, type FilterFields } from './filters.ts';
import { find, findAll, kinds } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';
import { page } from './pages.ts';
import { tagList, tagsAtBirth } from './tagging.ts';

export const networkInterfaceOperations: readonly Operation[] = [
  operation(DescribeNetworkInterfaces$, describe),
  operation(CreateNetworkInterface$, create),
  operation(DeleteNetworkInterface$, remove),
];

const fields: FilterFields<NetworkInterface> = {
  'network-interface-id': (each) => [each.id],
  'vpc-id': (each) => [each.vpcId],
  'subnet-id': (each) => [each.subnetId],
  'group-id': (each) => each.groupIds,
  'addresses.private-ip-address': (each) => each.privateIps,
  'private-ip-address': (each) => each.privateIps,
  'attachment.instance-id': (each) => (each.instanceId === null ? [] : [each.instanceId]),
  status: (each) => [each.instanceId === null ? 'available' : 'in-use'],
  description: (each) => [each.description],
};

function describe(input: DescribeNetworkInterfacesRequest, call: Call): DescribeNetworkInterfacesResult {
  const found = findAll(call.region.interfaces, input.NetworkInterfaceIds, kinds.networkInterface, call);
  const { items, ...token } = page(filtered(found, input.Filters, fields), input);
  return { NetworkInterfaces: items.map((each) => answer(each, call)), ...token };
}

function create(input: CreateNetworkInterfaceRequest, call: Call): CreateNetworkInterfaceResult {
  const subnet = find(call.region.subnets, input.SubnetId, kinds.subnet, call);
  const groups = input.Groups ?? [];
  for (const id of groups) find(call.region.securityGroups, id, kinds.securityGroup, call);
  const made: NetworkInterface = {
    id: call.newId('eni'),
    tags: tagsAtBirth(input.TagSpecifications, 'network-interface'),
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    privateIps: [
      input.PrivateIpAddress === undefined
        ? freeAddress(subnet, call)
        : chosenAddress(input.PrivateIpAddress, subnet, call),
    ],
    description: input.Description ?? '',
    instanceId: null,
    groupIds: [...groups],
    ...call.birth(),
  };
  call.region.interfaces.push(made);
  return { NetworkInterface: answer(made, call) };
}

function remove(input: DeleteNetworkInterfaceRequest, call: Call): object {
  const gone = find(call.region.interfaces, input.NetworkInterfaceId, kinds.networkInterface, call);
  if (gone.instanceId !== null) {
    throw new ApiError('InvalidParameterValue', `Network interface '${gone.id}' is currently in use.`);
  }
  call.region.interfaces = call.region.interfaces.filter((each) => each !== gone);
  return {};
}

function chosenAddress(text: string, subnet: Subnet, call: Call): string {
  const [address, block] = [readAddress(text), readBlock(subnet.cidr)];
  const inside =
    address !== undefined && block !== undefined && address >= block.first && address < block.first + block.size;
  if (!inside) throw invalidValue(text, 'address', "Address does not fall within the subnet's address range");
  if (used(subnet, call).has(text)) throw new ApiError('InvalidIPAddress.InUse', `Address ${text} is in use.`);
  return text;
}

/** The first four addresses and the last are the service's own. */
function freeAddress(subnet: Subnet, call: Call): string {
  const block = readBlock(subnet.cidr);
  const taken = used(subnet, call);
  const { first, size } = block ?? { first: 0, size: 0 };
  for (let offset = 4; offset < size - 1; offset += 1) {
    const address = printAddress(first + offset);
    if (!taken.has(address)) return address;
  }
  throw new ApiError(
    'InsufficientFreeAddressesInSubnet',
    `There are not enough free addresses in subnet '${subnet.id}'.`,
  );
}

function used(subnet: Subnet, call: Call): Set<string> {
  return new Set(
    call.region.interfaces.filter((each) => each.subnetId === subnet.id).flatMap((each) => each.privateIps),
  );
}

function answer(each: NetworkInterface, call: Call): NetworkInterfaceAnswer {
  const zone = call.region.subnets.find((subnet) => subnet.id === each.subnetId)?.zone;
  return {
    NetworkInterfaceId: each.id,
    VpcId: each.vpcId,
    SubnetId: each.subnetId,
    AvailabilityZone: zone,
    Description: each.description,
    InterfaceType: 'interface',
    OwnerId: call.world.accountId,
    PrivateIpAddress: each.privateIps[0],
    PrivateIpAddresses: each.privateIps.map((PrivateIpAddress, index) => ({ PrivateIpAddress, Primary: index === 0 })),
    SourceDestCheck: true,
    Status: each.instanceId === null ? 'available' : 'in-use',
    Groups: each.groupIds.map((GroupId) => ({
      GroupId,
      GroupName: call.region.securityGroups.find((group) => group.id === GroupId)?.name,
    })),
    ...(each.instanceId !== null && {
      Attachment: {
        AttachmentId: `eni-attach-${each.id.slice(4)}`,
        InstanceId: each.instanceId,
        InstanceOwnerId: call.world.accountId,
        DeviceIndex: 0,
        DeleteOnTermination: true,
        Status: 'attached',
      },
    }),
    ...(each.publicIp !== undefined && { Association: { PublicIp: each.publicIp, IpOwnerId: call.world.accountId } }),
    TagSet: tagList(each.tags),
  };
}
