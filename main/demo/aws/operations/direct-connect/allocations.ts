import {
  AllocatePrivateVirtualInterface$,
  AllocatePublicVirtualInterface$,
  AllocateTransitVirtualInterface$,
  ConfirmPrivateVirtualInterface$,
  ConfirmPublicVirtualInterface$,
  ConfirmTransitVirtualInterface$,
  type AllocatePrivateVirtualInterfaceRequest,
  type AllocatePublicVirtualInterfaceRequest,
  type AllocateTransitVirtualInterfaceRequest,
  type AllocateTransitVirtualInterfaceResult,
  type ConfirmPrivateVirtualInterfaceRequest,
  type ConfirmPrivateVirtualInterfaceResponse,
  type ConfirmPublicVirtualInterfaceRequest,
  type ConfirmTransitVirtualInterfaceRequest,
  type VirtualInterface,
  type VirtualInterfaceState,
} from '@aws-sdk/client-direct-connect';
import type { InterfaceKind } from '../../world/direct-connect.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { refusal } from './client-error.ts';
import { interfaceAnswer } from './interface-answer.ts';
import { checkAsns } from './interface-rules.ts';
import { targetOf } from './interface-targets.ts';
import { beginning, makeInterface } from './make-interface.ts';
import { living } from './virtual-interfaces.ts';

export const allocationOperations: readonly Operation[] = [
  operation(AllocatePrivateVirtualInterface$, allocatePrivate),
  operation(AllocatePublicVirtualInterface$, allocatePublic),
  operation(AllocateTransitVirtualInterface$, allocateTransit),
  operation(ConfirmPrivateVirtualInterface$, confirmPrivate),
  operation(ConfirmPublicVirtualInterface$, confirmPublic),
  operation(ConfirmTransitVirtualInterface$, confirmTransit),
];

function allocatePrivate(input: AllocatePrivateVirtualInterfaceRequest, call: Call): VirtualInterface {
  const wanted = input.newPrivateVirtualInterfaceAllocation ?? {};
  return interfaceAnswer(makeInterface(input.connectionId, wanted, 'private', call, ownerOf(input)), call);
}

function allocatePublic(input: AllocatePublicVirtualInterfaceRequest, call: Call): VirtualInterface {
  const wanted = input.newPublicVirtualInterfaceAllocation ?? {};
  return interfaceAnswer(makeInterface(input.connectionId, wanted, 'public', call, ownerOf(input)), call);
}

function allocateTransit(
  input: AllocateTransitVirtualInterfaceRequest,
  call: Call,
): AllocateTransitVirtualInterfaceResult {
  const wanted = input.newTransitVirtualInterfaceAllocation ?? {};
  return {
    virtualInterface: interfaceAnswer(makeInterface(input.connectionId, wanted, 'transit', call, ownerOf(input)), call),
  };
}

function confirmPrivate(
  input: ConfirmPrivateVirtualInterfaceRequest,
  call: Call,
): ConfirmPrivateVirtualInterfaceResponse {
  return confirm(input, 'private', call);
}

function confirmPublic(
  input: ConfirmPublicVirtualInterfaceRequest,
  call: Call,
): ConfirmPrivateVirtualInterfaceResponse {
  return confirm(input, 'public', call);
}

function confirmTransit(
  input: ConfirmTransitVirtualInterfaceRequest,
  call: Call,
): ConfirmPrivateVirtualInterfaceResponse {
  return confirm(input, 'transit', call);
}

function confirm(input: ConfirmPrivateVirtualInterfaceRequest, kind: InterfaceKind, call: Call) {
  const found = living(input.virtualInterfaceId, call);
  if (found.kind !== kind) throw refusal(`Virtual interface ${found.id} is not a ${kind} virtual interface.`);
  if (found.state !== 'confirming') {
    throw refusal(`Virtual interface ${found.id} is not in a state that can be confirmed: ${found.state}.`);
  }
  const target = targetOf(input, kind, call);
  checkAsns(found.asn, target.amazonSideAsn);
  Object.assign(found, target, beginning(kind, call));
  return { virtualInterfaceState: found.state as VirtualInterfaceState };
}

function ownerOf({ ownerAccount }: { ownerAccount: string | undefined }): string {
  if (/^\d{12}$/.test(ownerAccount ?? '')) return ownerAccount ?? '';
  throw refusal('The owner account is not valid.');
}
