import {
  CreateBGPPeer$,
  DeleteBGPPeer$,
  type CreateBGPPeerRequest,
  type CreateBGPPeerResponse,
  type DeleteBGPPeerRequest,
  type DeleteBGPPeerResponse,
} from '@aws-sdk/client-direct-connect';
import { operation, type Call, type Operation } from '../operation.ts';
import { refusal } from './client-error.ts';
import { interfaceAnswer } from './interface-answer.ts';
import { asnOf, checkAsns, checkKey } from './interface-rules.ts';
import { newPeer } from './make-interface.ts';
import { living } from './virtual-interfaces.ts';

export const bgpPeerOperations: readonly Operation[] = [
  operation(CreateBGPPeer$, create),
  operation(DeleteBGPPeer$, remove),
];

function create(input: CreateBGPPeerRequest, call: Call): CreateBGPPeerResponse {
  const found = living(input.virtualInterfaceId, call);
  const wanted = input.newBGPPeer ?? {};
  const asn = asnOf(wanted);
  checkAsns(asn, found.amazonSideAsn);
  checkKey(wanted.authKey);
  const family = wanted.addressFamily ?? 'ipv4';
  if (found.peers.some((peer) => peer.family === family && !peer.state.startsWith('delet'))) {
    throw refusal(`A BGP peer with address family ${family} already exists on virtual interface ${found.id}.`);
  }
  found.peers.push(newPeer({ ...wanted, asn }, found.kind, call));
  return { virtualInterface: interfaceAnswer(found, call) };
}

function remove(input: DeleteBGPPeerRequest, call: Call): DeleteBGPPeerResponse {
  const found = living(input.virtualInterfaceId, call);
  const { bgpPeerId, customerAddress } = input;
  const peers = found.peers.filter((peer) => !peer.state.startsWith('delet'));
  const peer = peers.find(
    (each) => each.id === bgpPeerId || (customerAddress !== undefined && each.customerAddress === customerAddress),
  );
  if (peer === undefined) throw refusal(`BGP peer ${bgpPeerId ?? customerAddress ?? ''} does not exist.`);
  if (peers.length === 1)
    throw refusal(`BGP peer ${peer.id} cannot be deleted: it is the last BGP peer of virtual interface ${found.id}.`);
  peer.state = 'deleting';
  peer.due = call.due('deleted', 'dxInterfaceDelete');
  return { virtualInterface: interfaceAnswer(found, call) };
}
