import {
  DescribeTransitGatewayAttachments$,
  DescribeTransitGatewayVpcAttachments$,
  DescribeTransitGateways$,
  type DescribeTransitGatewayAttachmentsRequest,
  type DescribeTransitGatewayAttachmentsResult,
  type DescribeTransitGatewayVpcAttachmentsRequest,
  type DescribeTransitGatewayVpcAttachmentsResult,
  type DescribeTransitGatewaysRequest,
  type DescribeTransitGatewaysResult,
  type TransitGateway,
  type TransitGatewayAttachment,
} from '@aws-sdk/client-ec2';
import type { Listed, ListedTgwAttachment } from '../../world/listed-things.ts';
import { filtered, type FilterFields } from '../filters.ts';
import { findAll, kinds } from '../finding.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { page } from '../pages.ts';
import { tagList } from '../tagging.ts';
import { listed, some, type ListedKind } from './listed.ts';

export const transitGatewayOperations: readonly Operation[] = [
  operation(DescribeTransitGateways$, describe),
  operation(DescribeTransitGatewayAttachments$, describeAttachments),
  operation(DescribeTransitGatewayVpcAttachments$, describeVpcAttachments),
];

const gatewayKind: ListedKind<TransitGateway, Listed<TransitGateway>> = {
  kind: kinds.transitGateway,
  id: 'TransitGatewayId',
  fields: {
    'transit-gateway-id': (each) => [each.id],
    state: (each) => some(each.answer.State),
  },
};

const attachmentKind: ListedKind<TransitGatewayAttachment, ListedTgwAttachment> = {
  kind: kinds.tgwAttachment,
  id: 'TransitGatewayAttachmentId',
  fields: {
    'transit-gateway-attachment-id': (each) => [each.id],
    'transit-gateway-id': (each) => some(each.answer.TransitGatewayId),
    'resource-id': (each) => some(each.answer.ResourceId),
    'resource-type': (each) => some(each.answer.ResourceType),
    state: (each) => some(each.answer.State),
  },
};

const vpcAttachmentFields: FilterFields<ListedTgwAttachment> = {
  'transit-gateway-attachment-id': (each) => [each.id],
  'transit-gateway-id': (each) => some(each.answer.TransitGatewayId),
  'vpc-id': (each) => some(each.answer.ResourceId),
  state: (each) => some(each.answer.State),
};

function describe(input: DescribeTransitGatewaysRequest, call: Call): DescribeTransitGatewaysResult {
  const question = { ...input, ids: input.TransitGatewayIds, filters: input.Filters };
  const { items, ...token } = listed(call.region.transitGateways, gatewayKind, question, call);
  return { TransitGateways: items, ...token };
}

function describeAttachments(
  input: DescribeTransitGatewayAttachmentsRequest,
  call: Call,
): DescribeTransitGatewayAttachmentsResult {
  const question = { ...input, ids: input.TransitGatewayAttachmentIds, filters: input.Filters };
  const things = call.region.tgwAttachments.map((each) => ({ ...each, answer: withAssociation(each, call) }));
  const { items, ...token } = listed(things, attachmentKind, question, call);
  return { TransitGatewayAttachments: items, ...token };
}

function describeVpcAttachments(
  input: DescribeTransitGatewayVpcAttachmentsRequest,
  call: Call,
): DescribeTransitGatewayVpcAttachmentsResult {
  const ofVpcs = call.region.tgwAttachments.filter((each) => each.answer.ResourceType === 'vpc');
  const found = findAll(ofVpcs, input.TransitGatewayAttachmentIds, kinds.tgwAttachment, call);
  const { items, ...token } = page(filtered(found, input.Filters, vpcAttachmentFields), input);
  return {
    TransitGatewayVpcAttachments: items.map(({ id, answer, subnetIds, tags }) => ({
      TransitGatewayAttachmentId: id,
      TransitGatewayId: answer.TransitGatewayId,
      VpcId: answer.ResourceId,
      VpcOwnerId: answer.ResourceOwnerId,
      State: answer.State,
      SubnetIds: [...subnetIds],
      Options: { DnsSupport: 'enable', Ipv6Support: 'disable', ApplianceModeSupport: 'disable' },
      Tags: tagList(tags),
    })),
    ...token,
  };
}

function withAssociation({ id, answer }: ListedTgwAttachment, call: Call): ListedTgwAttachment['answer'] {
  const table = call.region.tgwRouteTables.find((each) => each.associatedIds.includes(id));
  if (table === undefined) return answer;
  return { ...answer, Association: { TransitGatewayRouteTableId: table.id, State: 'associated' } };
}
