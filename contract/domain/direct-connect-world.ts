import type { DxConnection, DxGateway, DxLag, VirtualInterface } from './direct-connect.ts';

interface Gateway {
  readonly id: string;
  readonly amazonSideAsn: number;
}

/** What a new virtual interface is judged against: what `overview` and `suggest` answer. */
export interface DirectConnectWorld {
  readonly connections: readonly DxConnection[];
  readonly lags: readonly DxLag[];
  readonly virtualInterfaces: readonly VirtualInterface[];
  readonly gateways: readonly DxGateway[];
  readonly vpnGateways: readonly Gateway[];
  readonly transitGateways: readonly Gateway[];
  readonly vpcCidrs: readonly { readonly vpnGatewayId: string; readonly cidrs: readonly string[] }[];
}

/** Something about one field of an intent. An error keeps the plan from being applied. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

export const error = (field: string, message: string): FieldProblem => ({ field, message, severity: 'error' });
export const warning = (field: string, message: string): FieldProblem => ({ field, message, severity: 'warning' });

/** Still there: holds its VLAN and counts for quotas. */
export function isThere({ state }: { readonly state: string }): boolean {
  return !['deleted', 'deleting', 'rejected'].includes(state.toLowerCase());
}

export function interfacesOn(connectionId: string, { virtualInterfaces }: DirectConnectWorld): VirtualInterface[] {
  return virtualInterfaces.filter((one) => one.connectionId === connectionId && isThere(one));
}

/** A VLAN that no virtual interface of this connection or LAG has: from 100 up, then from the lowest. */
export function freeVlan(used: readonly number[]): number {
  const taken = new Set(used);
  for (let vlan = 100; vlan <= 4094; vlan += 1) if (!taken.has(vlan)) return vlan;
  for (let vlan = 1; vlan < 100; vlan += 1) if (!taken.has(vlan)) return vlan;
  return 4094;
}
