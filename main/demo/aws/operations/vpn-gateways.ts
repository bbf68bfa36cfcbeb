import {
  AttachVpnGateway$,
  CreateVpnGateway$,
  DeleteVpnGateway$,
  DescribeVpnGateways$,
  DetachVpnGateway$,
  type AttachVpnGatewayRequest,
  type AttachVpnGatewayResult,
  type AttachmentStatus,
  type CreateVpnGatewayRequest,
  type CreateVpnGatewayResult,
  type DeleteVpnGatewayRequest,
  type DescribeVpnGatewaysRequest,
  type DescribeVpnGatewaysResult,
  type DetachVpnGatewayRequest,
  type VpnGateway as VpnGatewayAnswer,
  type VpnState,
} from '@aws-sdk/client-ec2';
import { ApiError, invalidValue } from '../api-error.ts';
import type { VpnGateway } from '../world/world.ts';
import { filtered, type FilterFields } from './filters.ts';
import { find, findAll, kinds } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';
import { tagList, tagsAtBirth } from './tagging.ts';

export const vpnGatewayOperations: readonly Operation[] = [
  operation(DescribeVpnGateways$, describe),
  operation(CreateVpnGateway$, create),
  operation(AttachVpnGateway$, attach),
  operation(DetachVpnGateway$, detach),
  operation(DeleteVpnGateway$, remove),
];

const QUOTA = 5;

const fields: FilterFields<VpnGateway> = {
  'vpn-gateway-id': (each) => [each.id],
  state: (each) => [each.state],
  type: () => ['ipsec.1'],
  'amazon-side-asn': (each) => [String(each.amazonSideAsn)],
  'attachment.vpc-id': (each) => each.attachments.map((one) => one.vpcId),
  'attachment.state': (each) => each.attachments.map((one) => one.state),
};

function describe(input: DescribeVpnGatewaysRequest, call: Call): DescribeVpnGatewaysResult {
  const found = findAll(call.region.vpnGateways, input.VpnGatewayIds, kinds.vpnGateway, call);
  return { VpnGateways: filtered(found, input.Filters, fields).map(answer) };
}

function create(input: CreateVpnGatewayRequest, call: Call): CreateVpnGatewayResult {
  const asn = input.AmazonSideAsn ?? 64_512;
  const isPrivate = (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294);
  if (!isPrivate) throw invalidValue(String(asn), 'amazonSideAsn', 'The ASN must be in the private range.');
  const tags = tagsAtBirth(input.TagSpecifications, 'vpn-gateway');
  if (call.region.vpnGateways.filter((each) => each.state !== 'deleted').length >= QUOTA) {
    throw new ApiError('VpnGatewayLimitExceeded', 'The maximum number of virtual private gateways has been reached.');
  }
  const made: VpnGateway = {
    id: call.newId('vgw'),
    tags,
    amazonSideAsn: asn,
    attachments: [],
    state: 'pending',
    due: call.due('available', 'vpnGateway'),
    ...call.birth(),
  };
  call.region.vpnGateways.push(made);
  return { VpnGateway: answer(made) };
}

function attach(input: AttachVpnGatewayRequest, call: Call): AttachVpnGatewayResult {
  const gateway = living(input.VpnGatewayId, call);
  const vpc = find(call.region.vpcs, input.VpcId, kinds.vpc, call);
  const bound = gateway.attachments.find((each) => each.state !== 'detached');
  if (bound !== undefined && bound.vpcId === vpc.id && bound.state !== 'detaching') {
    return { VpcAttachment: { VpcId: vpc.id, State: bound.state as AttachmentStatus } };
  }
  if (bound !== undefined) {
    throw new ApiError(
      'VpnGatewayAttachmentLimitExceeded',
      `The virtual private gateway ${gateway.id} is already attached to ${bound.vpcId}.`,
    );
  }
  const other = call.region.vpnGateways.find((each) =>
    each.attachments.some((one) => one.vpcId === vpc.id && one.state !== 'detached'),
  );
  if (other !== undefined) {
    throw new ApiError('InvalidVpcState', `Vpc ${vpc.id} already has an attached virtual private gateway: ${other.id}`);
  }
  gateway.attachments = [{ vpcId: vpc.id, state: 'attaching', due: call.due('attached', 'attach') }];
  return { VpcAttachment: { VpcId: vpc.id, State: 'attaching' } };
}

function detach(input: DetachVpnGatewayRequest, call: Call): object {
  const gateway = living(input.VpnGatewayId, call);
  const vpc = find(call.region.vpcs, input.VpcId, kinds.vpc, call);
  const attachment = gateway.attachments.find((each) => each.vpcId === vpc.id && each.state !== 'detached');
  if (attachment === undefined) {
    throw new ApiError(
      'InvalidVpnGatewayAttachment.NotFound',
      `The attachment of ${gateway.id} to ${vpc.id} does not exist`,
    );
  }
  if (attachment.state !== 'detaching') {
    attachment.state = 'detaching';
    attachment.due = call.due('detached', 'detach');
  }
  for (const table of call.region.routeTables.filter((each) => each.vpcId === vpc.id)) {
    table.propagatingVgwIds = table.propagatingVgwIds.filter((id) => id !== gateway.id);
  }
  return {};
}

function remove(input: DeleteVpnGatewayRequest, call: Call): object {
  const gateway = find(call.region.vpnGateways, input.VpnGatewayId, kinds.vpnGateway, call);
  if (gateway.state === 'deleted') return {};
  const inUse =
    gateway.attachments.some((each) => each.state !== 'detached') ||
    call.region.vpnConnections.some((each) => each.vpnGatewayId === gateway.id && each.state !== 'deleted');
  if (inUse) throw new ApiError('IncorrectState', 'The vpn gateway is in use.');
  gateway.state = 'deleted';
  gateway.due = call.dueIn('gone', 3_600);
  return {};
}

function living(id: string | undefined, call: Call): VpnGateway {
  const gateway = find(call.region.vpnGateways, id, kinds.vpnGateway, call);
  if (gateway.state === 'deleted' || gateway.state === 'deleting') {
    throw new ApiError('InvalidVpnGatewayState', `The virtual private gateway ${gateway.id} is ${gateway.state}.`);
  }
  return gateway;
}

function answer(gateway: VpnGateway): VpnGatewayAnswer {
  return {
    VpnGatewayId: gateway.id,
    Type: 'ipsec.1',
    State: gateway.state as VpnState,
    AmazonSideAsn: gateway.amazonSideAsn,
    VpcAttachments: gateway.attachments.map((each) => ({ VpcId: each.vpcId, State: each.state as AttachmentStatus })),
    Tags: tagList(gateway.tags),
  };
}
