import {
  CreatePrivateVirtualInterface$,
  CreatePublicVirtualInterface$,
  CreateTransitVirtualInterface$,
  DeleteVirtualInterface$,
  DescribeVirtualInterfaces$,
  UpdateVirtualInterfaceAttributes$,
  type CreatePrivateVirtualInterfaceRequest,
  type CreatePublicVirtualInterfaceRequest,
  type CreateTransitVirtualInterfaceRequest,
  type CreateTransitVirtualInterfaceResult,
  type DeleteVirtualInterfaceRequest,
  type DeleteVirtualInterfaceResponse,
  type DescribeVirtualInterfacesRequest,
  type UpdateVirtualInterfaceAttributesRequest,
  type VirtualInterface,
  type VirtualInterfaces,
  type VirtualInterfaceState,
} from '@aws-sdk/client-direct-connect';
import type { DxVirtualInterface } from '../../world/direct-connect.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { refusal } from './client-error.ts';
import { interfaceAnswer } from './interface-answer.ts';
import { one, page, pick } from './lists.ts';
import { makeInterface } from './make-interface.ts';

export const virtualInterfaceOperations: readonly Operation[] = [
  operation(DescribeVirtualInterfaces$, describe),
  operation(CreatePrivateVirtualInterface$, createPrivate),
  operation(CreatePublicVirtualInterface$, createPublic),
  operation(CreateTransitVirtualInterface$, createTransit),
  operation(UpdateVirtualInterfaceAttributes$, update),
  operation(DeleteVirtualInterface$, remove),
];

function describe(input: DescribeVirtualInterfacesRequest, call: Call): VirtualInterfaces {
  const { virtualInterfaces } = call.region.directConnect;
  const found = pick(virtualInterfaces, input.virtualInterfaceId, 'Virtual interface', call).filter(
    ({ connectionId }) => input.connectionId === undefined || connectionId === input.connectionId,
  );
  const { items, ...token } = page(found, input);
  return { virtualInterfaces: items.map((each) => interfaceAnswer(each, call)), ...token };
}

function createPrivate(input: CreatePrivateVirtualInterfaceRequest, call: Call): VirtualInterface {
  return interfaceAnswer(
    makeInterface(input.connectionId, input.newPrivateVirtualInterface ?? {}, 'private', call),
    call,
  );
}

function createPublic(input: CreatePublicVirtualInterfaceRequest, call: Call): VirtualInterface {
  return interfaceAnswer(
    makeInterface(input.connectionId, input.newPublicVirtualInterface ?? {}, 'public', call),
    call,
  );
}

function createTransit(input: CreateTransitVirtualInterfaceRequest, call: Call): CreateTransitVirtualInterfaceResult {
  const made = makeInterface(input.connectionId, input.newTransitVirtualInterface ?? {}, 'transit', call);
  return { virtualInterface: interfaceAnswer(made, call) };
}

function update(input: UpdateVirtualInterfaceAttributesRequest, call: Call): VirtualInterface {
  const found = living(input.virtualInterfaceId, call);
  if (input.mtu !== undefined) {
    if (found.kind === 'public' || ![1500, 8500, 9001].includes(input.mtu))
      throw refusal(`MTU ${input.mtu} is not supported.`);
    found.mtu = input.mtu;
  }
  if (input.enableSiteLink !== undefined) {
    if (input.enableSiteLink && found.directConnectGatewayId === null) {
      throw refusal('SiteLink is only supported on virtual interfaces of a Direct Connect gateway.');
    }
    found.siteLink = input.enableSiteLink;
  }
  if (input.virtualInterfaceName !== undefined) found.name = input.virtualInterfaceName;
  return interfaceAnswer(found, call);
}

function remove(input: DeleteVirtualInterfaceRequest, call: Call): DeleteVirtualInterfaceResponse {
  const { virtualInterfaces } = call.region.directConnect;
  const found = one(virtualInterfaces, input.virtualInterfaceId, 'Virtual interface', call);
  if (found.state !== 'deleting' && found.state !== 'deleted') {
    found.state = 'deleting';
    found.due = call.due('deleted', 'dxInterfaceDelete');
    for (const peer of found.peers)
      Object.assign(peer, { state: 'deleting', due: call.due('deleted', 'dxInterfaceDelete') });
  }
  return { virtualInterfaceState: found.state as VirtualInterfaceState };
}

/** One that can be changed. */
export function living(id: string | undefined, call: Call): DxVirtualInterface {
  const found = one(call.region.directConnect.virtualInterfaces, id, 'Virtual interface', call);
  if (found.state === 'deleting' || found.state === 'deleted') {
    throw refusal(`Virtual interface ${found.id} is not in a state that allows this: ${found.state}.`);
  }
  return found;
}
