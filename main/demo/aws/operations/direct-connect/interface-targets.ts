import type { DxVirtualInterface, InterfaceKind } from '../../world/direct-connect.ts';
import { visible } from '../finding.ts';
import type { Call } from '../operation.ts';
import { notFound, refusal } from './client-error.ts';
import { one } from './lists.ts';

export interface Target {
  readonly virtualGatewayId: string | null;
  readonly directConnectGatewayId: string | null;
  readonly amazonSideAsn: number;
}

const PER_GATEWAY = 30;
/** Amazon's own, on public virtual interfaces. */
const PUBLIC_ASN = 7224;

interface WantedTarget {
  readonly virtualGatewayId?: string | undefined;
  readonly directConnectGatewayId?: string | undefined;
  readonly enableSiteLink?: boolean | undefined;
}

/** What the virtual interface is to join, which must be there and take it. */
export function targetOf(wanted: WantedTarget, kind: InterfaceKind, call: Call): Target {
  const { virtualGatewayId: vgw, directConnectGatewayId: dxgw, enableSiteLink } = wanted;
  if (kind === 'public') return { virtualGatewayId: null, directConnectGatewayId: null, amazonSideAsn: PUBLIC_ASN };
  if (vgw && dxgw) throw refusal('Specify either a virtual gateway or a Direct Connect gateway, not both.');
  if (enableSiteLink === true && !dxgw)
    throw refusal('SiteLink is only supported on virtual interfaces of a Direct Connect gateway.');
  if (kind === 'private' && vgw) {
    const gateway = visible(call.region.vpnGateways, call).find(({ id }) => id === vgw);
    if (gateway === undefined || gateway.state.startsWith('delet')) throw notFound('Virtual Gateway', vgw);
    return { virtualGatewayId: vgw, directConnectGatewayId: null, amazonSideAsn: gateway.amazonSideAsn };
  }
  if (!dxgw)
    throw refusal(
      kind === 'transit'
        ? 'A Direct Connect gateway is required.'
        : 'A virtual gateway or a Direct Connect gateway is required.',
    );
  const gateway = one(call.world.directConnectGateways, dxgw, 'Direct Connect gateway', call);
  if (gateway.state.startsWith('delet')) throw notFound('Direct Connect gateway', dxgw);
  if (gateway.state !== 'available') throw refusal(`Direct Connect gateway ${dxgw} is not in an available state.`);
  const other = kind === 'transit' ? 'virtualPrivateGateway' : 'transitGateway';
  if (gateway.associations.some(({ gatewayType, state }) => gatewayType === other && state !== 'disassociated')) {
    const others = kind === 'transit' ? 'virtual private gateways' : 'transit gateways';
    throw refusal(
      `Direct Connect gateway ${dxgw} is associated with ${others} and cannot have a ${kind} virtual interface.`,
    );
  }
  const attached = interfacesOf(dxgw, call);
  if (attached.some((each) => each.kind !== kind)) {
    throw refusal(
      `Direct Connect gateway ${dxgw} cannot have private and transit virtual interfaces at the same time.`,
    );
  }
  if (attached.length >= PER_GATEWAY)
    throw refusal(`You have reached the limit of ${PER_GATEWAY} virtual interfaces on Direct Connect gateway ${dxgw}.`);
  return { virtualGatewayId: null, directConnectGatewayId: dxgw, amazonSideAsn: gateway.amazonSideAsn };
}

/** In every region. */
export function interfacesOf(directConnectGatewayId: string, call: Call): DxVirtualInterface[] {
  return Object.values(call.world.regions)
    .flatMap(({ directConnect }) => directConnect.virtualInterfaces)
    .filter((each) => each.directConnectGatewayId === directConnectGatewayId && each.state !== 'deleted');
}
