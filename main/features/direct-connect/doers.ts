import type { Doer } from '../../engine/doer.ts';
import { bgpPeerDoer } from './doers/bgp-peer.ts';
import { bgpUpDoer } from './doers/bgp-up.ts';
import { confirmInterfaceDoer } from './doers/confirm-interface.ts';
import { deleteInterfaceDoer } from './doers/delete-interface.ts';
import { dxAssociationDoer } from './doers/dx-association.ts';
import { dxGatewayDoer } from './doers/dx-gateway.ts';
import { virtualInterfaceDoer } from './doers/virtual-interface.ts';
import type { DirectConnectDoerServices } from './services.ts';

/** One per kind of step in this feature's plans. */
export function directConnectDoers(services: DirectConnectDoerServices): readonly Doer[] {
  return [
    dxGatewayDoer(services),
    dxAssociationDoer(services),
    virtualInterfaceDoer(services),
    bgpPeerDoer(services),
    confirmInterfaceDoer(services),
    bgpUpDoer(services),
    deleteInterfaceDoer(services),
  ];
}
