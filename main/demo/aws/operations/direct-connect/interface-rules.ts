import type { Tag } from '@aws-sdk/client-direct-connect';
import type { DxConnection, DxLag, DxVirtualInterface, InterfaceKind } from '../../world/direct-connect.ts';
import type { Call } from '../operation.ts';
import { refusal } from './client-error.ts';
import { one } from './lists.ts';

/** The members that the three kinds of create and allocate share; each has some of them. */
export interface WantedInterface {
  readonly virtualInterfaceName?: string | undefined;
  readonly vlan?: number | undefined;
  readonly asn?: number | undefined;
  readonly asnLong?: number | undefined;
  readonly mtu?: number | undefined;
  readonly authKey?: string | undefined;
  readonly amazonAddress?: string | undefined;
  readonly customerAddress?: string | undefined;
  readonly addressFamily?: string | undefined;
  readonly virtualGatewayId?: string | undefined;
  readonly directConnectGatewayId?: string | undefined;
  readonly routeFilterPrefixes?: readonly { cidr?: string | undefined }[] | undefined;
  readonly enableSiteLink?: boolean | undefined;
  readonly tags?: readonly Tag[] | undefined;
}

const QUOTAS = { dedicated: 50, transit: 4, hosted: 1 } as const;
const mtus = { private: [1500, 8500, 9001], transit: [1500, 8500], public: [1500] } as const;

/** The port, when this virtual interface may be made on it. */
export function checkPlace(
  id: string | undefined,
  wanted: WantedInterface,
  kind: InterfaceKind,
  call: Call,
): DxConnection | DxLag {
  const { connections, lags } = call.region.directConnect;
  const port = id?.startsWith('dxlag-') ? one(lags, id, 'LAG', call) : one(connections, id, 'Connection', call);
  if (!['available', 'down'].includes(port.state)) throw refusal(`Connection ${port.id} is not in an available state.`);
  if ('lagId' in port && port.lagId !== null) {
    throw refusal(`Connection ${port.id} is a member of ${port.lagId}. Create the virtual interface on the LAG.`);
  }
  const { vlan } = wanted;
  if (vlan === undefined || vlan < 1 || vlan > 4094) throw refusal(`VLAN ${vlan ?? ''} is not between 1 and 4094.`);
  const present = interfacesOn(port.id, call);
  const hosted = 'vlan' in port ? port.vlan : null;
  if (hosted !== null && vlan !== hosted) {
    throw refusal(`Connection ${port.id} is a hosted connection. VLAN ${vlan} must match its VLAN ${hosted}.`);
  }
  if (hosted !== null && present.length >= QUOTAS.hosted) {
    throw refusal(`You have reached the limit of ${QUOTAS.hosted} virtual interface on hosted connection ${port.id}.`);
  }
  if (present.some((each) => each.vlan === vlan))
    throw refusal(`VLAN ${vlan} is already in use on connection ${port.id}.`);
  const isTransit = kind === 'transit';
  const [same, limit] = [
    present.filter((each) => (each.kind === 'transit') === isTransit).length,
    isTransit ? QUOTAS.transit : QUOTAS.dedicated,
  ];
  if (same >= limit) {
    const what = isTransit ? 'transit virtual interfaces' : 'private or public virtual interfaces';
    throw refusal(`You have reached the limit of ${limit} ${what} on connection ${port.id}.`);
  }
  return port;
}

/** Everything that is in the request itself. */
export function checkWanted(wanted: WantedInterface, kind: InterfaceKind): { asn: number; mtu: number } {
  const { virtualInterfaceName: name = '', authKey, mtu = 1500 } = wanted;
  if (!/^[A-Za-z0-9-]{1,100}$/.test(name)) throw refusal('Virtual interface name is invalid.');
  checkKey(authKey);
  const allowed: readonly number[] = mtus[kind];
  if (!allowed.includes(mtu))
    throw refusal(
      `MTU ${mtu} is not supported for a ${kind} virtual interface. Valid values are ${allowed.join(' and ')}.`,
    );
  if (kind === 'public') checkPrefixes(wanted);
  return { asn: asnOf(wanted), mtu };
}

export function checkKey(authKey: string | undefined): void {
  if (authKey !== undefined && (authKey.length < 6 || authKey.length > 80)) {
    throw refusal('The BGP authentication key must have between 6 and 80 characters.');
  }
}

export function asnOf({ asn, asnLong }: { asn?: number | undefined; asnLong?: number | undefined }): number {
  if (asn !== undefined && asn !== 0 && asnLong !== undefined)
    throw refusal('Specify either asn or asnLong, not both.');
  const value = asnLong ?? asn ?? 0;
  if (value < 1 || value > 4_294_967_294 || (asnLong === undefined && value > 2_147_483_647)) {
    throw refusal(`ASN ${value} is not valid.`);
  }
  return value;
}

/** The Amazon side's number must be another than the customer's. */
export function checkAsns(asn: number, amazonSideAsn: number): void {
  if (asn === amazonSideAsn) throw refusal(`ASN ${asn} cannot be the same as the Amazon side ASN.`);
}

export function interfacesOn(connectionId: string, call: Call): DxVirtualInterface[] {
  return call.region.directConnect.virtualInterfaces.filter(
    (each) => each.connectionId === connectionId && !['deleted', 'rejected'].includes(each.state),
  );
}

function checkPrefixes({ routeFilterPrefixes: prefixes = [], addressFamily }: WantedInterface): void {
  if (addressFamily === 'ipv6') return;
  if (prefixes.length === 0)
    throw refusal('At least one route filter prefix is required for a public virtual interface.');
  if (prefixes.length > 1000) throw refusal('You have reached the limit of 1000 prefixes.');
}
