import {
  CreateDirectConnectGateway$,
  DeleteDirectConnectGateway$,
  DescribeDirectConnectGatewayAttachments$,
  DescribeDirectConnectGateways$,
  type CreateDirectConnectGatewayRequest,
  type CreateDirectConnectGatewayResult,
  type DeleteDirectConnectGatewayRequest,
  type DeleteDirectConnectGatewayResult,
  type DescribeDirectConnectGatewayAttachmentsRequest,
  type DescribeDirectConnectGatewayAttachmentsResult,
  type DescribeDirectConnectGatewaysRequest,
  type DescribeDirectConnectGatewaysResult,
  type DirectConnectGateway as GatewayAnswer,
  type DirectConnectGatewayState,
} from '@aws-sdk/client-direct-connect';
import type { DirectConnectGateway } from '../../world/direct-connect.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { refusal } from './client-error.ts';
import { interfacesOf } from './interface-targets.ts';
import { one, page, pick, tagList, tagsAtBirth } from './lists.ts';

export const gatewayOperations: readonly Operation[] = [
  operation(DescribeDirectConnectGateways$, describe),
  operation(CreateDirectConnectGateway$, create),
  operation(DeleteDirectConnectGateway$, remove),
  operation(DescribeDirectConnectGatewayAttachments$, describeAttachments),
];

const QUOTA = 200;

function describe(input: DescribeDirectConnectGatewaysRequest, call: Call): DescribeDirectConnectGatewaysResult {
  const found = pick(call.world.directConnectGateways, input.directConnectGatewayId, 'Direct Connect gateway', call);
  const { items, ...token } = page(found, input);
  return { directConnectGateways: items.map(answer), ...token };
}

/** Names need not differ: asked twice, it makes two. */
function create(input: CreateDirectConnectGatewayRequest, call: Call): CreateDirectConnectGatewayResult {
  const { directConnectGatewayName: name = '', amazonSideAsn = 64_512 } = input;
  const isPrivate =
    (amazonSideAsn >= 64_512 && amazonSideAsn <= 65_534) ||
    (amazonSideAsn >= 4_200_000_000 && amazonSideAsn <= 4_294_967_294);
  if (!isPrivate) throw refusal(`ASN ${amazonSideAsn} is not in the private range.`);
  if (name === '' || name.length > 100) throw refusal('The Direct Connect gateway name is invalid.');
  const tags = tagsAtBirth(input.tags);
  if (call.world.directConnectGateways.filter(({ state }) => state !== 'deleted').length >= QUOTA) {
    throw refusal(`You have reached the limit of ${QUOTA} Direct Connect gateways.`);
  }
  const made: DirectConnectGateway = {
    id: uuid(call),
    tags,
    name,
    amazonSideAsn,
    ownerAccount: call.world.accountId,
    associations: [],
    state: 'pending',
    due: call.due('available', 'dxGateway'),
    ...call.birth(),
  };
  call.world.directConnectGateways.push(made);
  return { directConnectGateway: answer(made) };
}

function remove(input: DeleteDirectConnectGatewayRequest, call: Call): DeleteDirectConnectGatewayResult {
  const gateway = one(call.world.directConnectGateways, input.directConnectGatewayId, 'Direct Connect gateway', call);
  if (gateway.state === 'deleted' || gateway.state === 'deleting') return { directConnectGateway: answer(gateway) };
  if (gateway.associations.some(({ state }) => state !== 'disassociated')) {
    throw refusal(`Direct Connect gateway ${gateway.id} cannot be deleted: it has associated gateways.`);
  }
  if (interfacesOf(gateway.id, call).length > 0) {
    throw refusal(`Direct Connect gateway ${gateway.id} cannot be deleted: it has attached virtual interfaces.`);
  }
  gateway.state = 'deleting';
  gateway.due = call.due('deleted', 'dxGateway');
  return { directConnectGateway: answer(gateway) };
}

function describeAttachments(
  input: DescribeDirectConnectGatewayAttachmentsRequest,
  call: Call,
): DescribeDirectConnectGatewayAttachmentsResult {
  const found = Object.entries(call.world.regions).flatMap(([region, { directConnect }]) =>
    directConnect.virtualInterfaces
      .filter(({ directConnectGatewayId: id, state }) => id !== null && state !== 'deleted' && state !== 'confirming')
      .filter(({ id }) => input.virtualInterfaceId === undefined || id === input.virtualInterfaceId)
      .filter((each) => [undefined, each.directConnectGatewayId].includes(input.directConnectGatewayId))
      .map((each) => ({
        directConnectGatewayId: each.directConnectGatewayId ?? '',
        virtualInterfaceId: each.id,
        virtualInterfaceRegion: region,
        virtualInterfaceOwnerAccount: each.ownerAccount,
        attachmentState: each.state === 'deleting' ? ('detaching' as const) : ('attached' as const),
        attachmentType:
          each.kind === 'transit' ? ('TransitVirtualInterface' as const) : ('PrivateVirtualInterface' as const),
      })),
  );
  const { items, ...token } = page(found, input);
  return { directConnectGatewayAttachments: items, ...token };
}

function answer(gateway: DirectConnectGateway): GatewayAnswer {
  return {
    directConnectGatewayId: gateway.id,
    directConnectGatewayName: gateway.name,
    amazonSideAsn: gateway.amazonSideAsn,
    ownerAccount: gateway.ownerAccount,
    directConnectGatewayState: gateway.state as DirectConnectGatewayState,
    tags: tagList(gateway.tags),
  };
}

function uuid(call: Call): string {
  const hex = Buffer.from(call.randomBytes(16)).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
