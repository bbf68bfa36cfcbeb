import {
  CreateDirectConnectGatewayAssociation$,
  DeleteDirectConnectGatewayAssociation$,
  DescribeDirectConnectGatewayAssociations$,
  type CreateDirectConnectGatewayAssociationRequest,
  type CreateDirectConnectGatewayAssociationResult,
  type DeleteDirectConnectGatewayAssociationRequest,
  type DeleteDirectConnectGatewayAssociationResult,
  type DescribeDirectConnectGatewayAssociationsRequest,
  type DescribeDirectConnectGatewayAssociationsResult,
  type DirectConnectGatewayAssociation,
  type DirectConnectGatewayAssociationState,
} from '@aws-sdk/client-direct-connect';
import type { DirectConnectGateway, DxAssociation } from '../../world/direct-connect.ts';
import { readBlock, textOverlaps } from '../../world/ipv4.ts';
import { visible } from '../finding.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { notFound, refusal } from './client-error.ts';
import { interfacesOf } from './interface-targets.ts';
import { one, page } from './lists.ts';

export const associationOperations: readonly Operation[] = [
  operation(DescribeDirectConnectGatewayAssociations$, describe),
  operation(CreateDirectConnectGatewayAssociation$, create),
  operation(DeleteDirectConnectGatewayAssociation$, remove),
];

const LIMITS = { virtualPrivateGateway: 20, transitGateway: 6, prefixes: 200 } as const;

function describe(
  input: DescribeDirectConnectGatewayAssociationsRequest,
  call: Call,
): DescribeDirectConnectGatewayAssociationsResult {
  const gatewayId = input.associatedGatewayId ?? input.virtualGatewayId;
  if (!input.directConnectGatewayId && !input.associationId && !gatewayId) {
    throw refusal('Specify a Direct Connect gateway, an association or an associated gateway.');
  }
  const found = visible(call.world.directConnectGateways, call).flatMap((gateway) =>
    visible(gateway.associations, call)
      .filter(({ id }) => input.associationId === undefined || id === input.associationId)
      .filter((each) => gatewayId === undefined || each.gatewayId === gatewayId)
      .filter(() => input.directConnectGatewayId === undefined || gateway.id === input.directConnectGatewayId)
      .map((each) => answer(gateway, each)),
  );
  const { items, ...token } = page(found, input);
  return { directConnectGatewayAssociations: items, ...token };
}

function create(
  input: CreateDirectConnectGatewayAssociationRequest,
  call: Call,
): CreateDirectConnectGatewayAssociationResult {
  const gateway = one(call.world.directConnectGateways, input.directConnectGatewayId, 'Direct Connect gateway', call);
  if (gateway.state !== 'available')
    throw refusal(`Direct Connect gateway ${gateway.id} is not in an available state.`);
  const { id: gatewayId, type, asn } = otherEnd(input.gatewayId ?? input.virtualGatewayId ?? '', call);
  const present = gateway.associations.filter(({ state }) => state !== 'disassociated');
  if (present.some((each) => each.gatewayId === gatewayId)) {
    throw refusal(`Gateway ${gatewayId} is already associated with Direct Connect gateway ${gateway.id}.`);
  }
  if (present.some(({ gatewayType }) => gatewayType !== type)) {
    throw refusal(
      'A Direct Connect gateway cannot be associated with virtual private gateways and transit gateways at the same time.',
    );
  }
  if (present.length >= LIMITS[type])
    throw refusal(
      `You have reached the limit of ${LIMITS[type]} associations on Direct Connect gateway ${gateway.id}.`,
    );
  const kind = type === 'transitGateway' ? 'transit' : 'private';
  if (interfacesOf(gateway.id, call).some((each) => each.kind !== kind)) {
    throw refusal(`Direct Connect gateway ${gateway.id} has virtual interfaces of another kind than ${kind}.`);
  }
  const prefixes = (input.addAllowedPrefixesToDirectConnectGateway ?? []).map(({ cidr = '' }) => cidr);
  if (type === 'transitGateway') checkTransit(gateway, prefixes, asn);
  if (prefixes.length > LIMITS.prefixes)
    throw refusal(`You have reached the limit of ${LIMITS.prefixes} allowed prefixes.`);
  const wrong = prefixes.find((cidr) => readBlock(cidr) === undefined);
  if (wrong !== undefined) throw refusal(`Invalid prefix: ${wrong.slice(0, 40)}`);
  const made: DxAssociation = {
    id: call.newId('dxassoc').replace('dxassoc-0', ''),
    tags: {},
    gatewayId,
    gatewayType: type,
    region: call.regionName,
    prefixes: prefixes.length > 0 ? prefixes : cidrsBehind(gatewayId, call),
    state: 'associating',
    due: call.due('associated', 'dxAssociation'),
    ...call.birth(),
  };
  gateway.associations.push(made);
  return { directConnectGatewayAssociation: answer(gateway, made) };
}

function remove(
  input: DeleteDirectConnectGatewayAssociationRequest,
  call: Call,
): DeleteDirectConnectGatewayAssociationResult {
  for (const gateway of call.world.directConnectGateways) {
    const found = visible(gateway.associations, call).find((each) =>
      input.associationId === undefined
        ? gateway.id === input.directConnectGatewayId && each.gatewayId === input.virtualGatewayId
        : each.id === input.associationId,
    );
    if (found === undefined) continue;
    if (found.state === 'associating')
      throw refusal(`Association ${found.id} is not in a state that allows this: associating.`);
    if (found.state !== 'disassociated')
      Object.assign(found, { state: 'disassociating', due: call.due('disassociated', 'dxAssociation') });
    return { directConnectGatewayAssociation: answer(gateway, found) };
  }
  throw notFound('Association', input.associationId ?? '');
}

function otherEnd(id: string, call: Call): { id: string; type: DxAssociation['gatewayType']; asn: number } {
  const virtual = visible(call.region.vpnGateways, call).find(
    (each) => each.id === id && !each.state.startsWith('delet'),
  );
  if (virtual !== undefined) {
    if (!virtual.attachments.some(({ state }) => state === 'attached'))
      throw refusal(`Virtual Gateway ${id} is not attached to a VPC.`);
    return { id, type: 'virtualPrivateGateway', asn: virtual.amazonSideAsn };
  }
  const transit = visible(call.region.transitGateways, call).find((each) => each.id === id);
  if (transit === undefined) throw notFound('Gateway', id);
  return { id, type: 'transitGateway', asn: transit.answer.Options?.AmazonSideAsn ?? 64_512 };
}

function checkTransit(gateway: DirectConnectGateway, prefixes: readonly string[], asn: number): void {
  if (prefixes.length === 0) throw refusal('Allowed prefixes are required for an association with a transit gateway.');
  if (asn === gateway.amazonSideAsn)
    throw refusal(`The Direct Connect gateway and the transit gateway cannot have the same ASN ${asn}.`);
  const taken = gateway.associations.filter(({ state }) => state !== 'disassociated').flatMap((each) => each.prefixes);
  const clash = prefixes.find((cidr) => taken.some((other) => textOverlaps(cidr, other)));
  if (clash !== undefined) throw refusal(`Allowed prefix ${clash} conflicts with a prefix of another association.`);
}

/** Without a list, what is in the VPC may pass. */
function cidrsBehind(vpnGatewayId: string, call: Call): string[] {
  const gateway = call.region.vpnGateways.find(({ id }) => id === vpnGatewayId);
  const vpcIds = new Set(
    (gateway?.attachments ?? []).filter(({ state }) => state === 'attached').map(({ vpcId }) => vpcId),
  );
  return call.region.vpcs.filter(({ id }) => vpcIds.has(id)).flatMap(({ cidrs }) => cidrs.map(({ cidr }) => cidr));
}

function answer(gateway: DirectConnectGateway, each: DxAssociation): DirectConnectGatewayAssociation {
  const isVirtual = each.gatewayType === 'virtualPrivateGateway';
  return {
    directConnectGatewayId: gateway.id,
    directConnectGatewayOwnerAccount: gateway.ownerAccount,
    associationState: each.state as DirectConnectGatewayAssociationState,
    associatedGateway: {
      id: each.gatewayId,
      type: each.gatewayType,
      ownerAccount: gateway.ownerAccount,
      region: each.region,
    },
    associationId: each.id,
    allowedPrefixesToDirectConnectGateway: each.prefixes.map((cidr) => ({ cidr })),
    ...(isVirtual && {
      virtualGatewayId: each.gatewayId,
      virtualGatewayRegion: each.region,
      virtualGatewayOwnerAccount: gateway.ownerAccount,
    }),
  };
}
