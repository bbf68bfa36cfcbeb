import type { DirectConnectWorld } from '../../../contract/domain/direct-connect-world.ts';
import type { Overview, Suggestion } from './dx-answers.ts';
import { blankValues, type Chosen, type InterfaceValues } from './interface-values.ts';
import type { Place } from './use-place.ts';

/** What is known of the account so far; each part comes when it was read. */
export interface Found {
  readonly place: Place;
  readonly overview: Overview | undefined;
  readonly suggestion: Suggestion | undefined;
}

/** Every field's value: what a person chose, else what fits what is there, else blank. */
export function valuesOf(chosen: Chosen, found: Found): InterfaceValues {
  const taken = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  const kind = chosen.kind ?? 'private';
  const port = portOf(chosen, found);
  // A hosted connection has one VLAN, whatever was typed for another before.
  const vlan = port?.onlyVlan ? String(port.onlyVlan) : (chosen.vlan ?? String(port?.freeVlan ?? ''));
  const name = nameFor(port?.id, vlan, found);
  return {
    ...blankValues,
    ...found.place,
    connectionId: port?.id ?? '',
    name,
    ...targetOf(kind, name, found),
    ...(kind === 'public' && { addresses: 'own' as const }),
    ...taken,
    vlan,
  };
}

export function portOf({ connectionId }: Chosen, { suggestion }: Found): Suggestion['connections'][number] | undefined {
  const ports = suggestion?.connections ?? [];
  if (connectionId !== undefined) return ports.find(({ id }) => id === connectionId);
  // A hosted connection takes one virtual interface: one that is used is no place to begin.
  return ports.find(({ onlyVlan, usedVlans }) => onlyVlan === null || usedVlans.length === 0) ?? ports[0];
}

/** After the line and the VLAN, where the line has a name. */
function nameFor(portId: string | undefined, vlan: string, { overview, suggestion }: Found): string {
  const ports = [...(overview?.connections ?? []), ...(overview?.lags ?? [])];
  const line = ports.find(({ id }) => id === portId)?.name ?? '';
  if (line === '') return suggestion?.name ?? '';
  return `${line.replaceAll(/[^A-Za-z0-9-]+/g, '-').slice(0, 90)}-${vlan}`;
}

/** The first gateway that is there, else a new one; with what it would be associated with. */
function targetOf(kind: InterfaceValues['kind'], name: string, { suggestion }: Found): Partial<InterfaceValues> {
  if (!suggestion) return {};
  const { vpnGateways, transitGateways, gateways } = suggestion;
  const behind = (kind === 'transit' ? transitGateways : vpnGateways)[0];
  const targetKind = kind === 'private' && vpnGateways.length > 0 ? 'vgw' : gateways.length > 0 ? 'dxgw' : 'new-dxgw';
  return {
    targetKind,
    vpnGatewayId: vpnGateways[0]?.id ?? '',
    dxGatewayId: gateways[0]?.id ?? '',
    newGatewayName: `${name}-gateway`.slice(0, 60),
    associatedId: behind?.id ?? '',
  };
}

/** For the pure checks; undefined until all of it is read. */
export function worldOf({ overview, suggestion }: Found): DirectConnectWorld | undefined {
  if (!overview || !suggestion) return undefined;
  const { connections, lags, virtualInterfaces, gateways } = overview;
  const { vpnGateways, transitGateways, vpcCidrs } = suggestion;
  return { connections, lags, virtualInterfaces, gateways, vpnGateways, transitGateways, vpcCidrs };
}
