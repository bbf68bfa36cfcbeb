import type { Unread } from '../../../../contract/domain/audit.ts';
import type { AccountInventory } from '../inventory.ts';
import type { DxGatewayItem, VirtualInterfaceItem } from '../inventory/direct-connect.ts';
import { byId, groupBy } from './group-by.ts';
import { fact, fail, firstUnread, listed, notApplicable, pass, readOr, unknown, unknownSince } from './outcome.ts';
import { isGone } from './resources.ts';
import type { Outcome } from './rule.ts';

/** The virtual interfaces that serve a gateway. */
export interface DxPaths {
  readonly interfaces: readonly VirtualInterfaceItem[];
  /** Interfaces of regions and accounts that were not looked at. */
  readonly unseen: readonly string[];
  readonly unread: Unread | undefined;
}

export interface DxMap {
  readonly toVpnGateway: (vpnGatewayId: string) => DxPaths;
  readonly toDxGateway: (gateway: DxGatewayItem) => DxPaths;
  /** The gateways of Direct Connect that a virtual private or transit gateway is associated with. */
  readonly dxGatewaysOf: (gatewayId: string) => readonly DxGatewayItem[];
  /** Whether these paths use two connections in two locations (DX-01). */
  readonly judgeConnections: (paths: DxPaths) => Outcome;
  /** The device of AWS that a connection or LAG ends on, where AWS tells. */
  readonly deviceOf: (connectionId: string) => string | null;
}

/** Interfaces that serve, or will again when their router is back. */
const servingStates = ['available', 'down', 'testing'];

/** The Direct Connect of an account, over all of its regions that were looked at. */
export function createDxMap(account: AccountInventory): DxMap {
  const interfaces = account.regions
    .flatMap(({ virtualInterfaces }) => readOr(virtualInterfaces))
    .filter(({ state }) => servingStates.includes(state));
  const every = byId(account.regions.flatMap(({ virtualInterfaces }) => readOr(virtualInterfaces)));
  const byGateway = groupBy(interfaces, ({ attachedTo }) => attachedTo?.id);
  const unread = firstUnread(account.regions.map(({ virtualInterfaces }) => virtualInterfaces));
  const ends = byId([
    ...account.regions.flatMap(({ dxConnections }) => readOr(dxConnections)),
    ...account.regions.flatMap(({ dxLags }) => readOr(dxLags)),
  ]);
  const endsUnread = firstUnread(account.regions.flatMap(({ dxConnections, dxLags }) => [dxConnections, dxLags]));
  const associated = groupBy(
    readOr(account.dxGateways)
      .filter((gateway) => !isGone(gateway))
      .flatMap((gateway) =>
        readOr(gateway.associations)
          .filter(({ state }) => state !== 'disassociated' && state !== 'disassociating')
          .map(({ gatewayId }) => ({ gatewayId, gateway })),
      ),
    ({ gatewayId }) => gatewayId,
  );
  return {
    toVpnGateway: (id) => ({ interfaces: byGateway.get(id) ?? [], unseen: [], unread }),
    toDxGateway: ({ id, attachments }) => ({
      interfaces: byGateway.get(id) ?? [],
      unseen: readOr(attachments)
        .filter(({ virtualInterfaceId, state }) => !every.has(virtualInterfaceId) && !state.startsWith('detach'))
        .map(({ virtualInterfaceId }) => virtualInterfaceId),
      unread: firstUnread([attachments]) ?? unread,
    }),
    dxGatewaysOf: (id) => (associated.get(id) ?? []).map(({ gateway }) => gateway),
    judgeConnections: (paths) => judgeConnections(paths, (id) => ends.get(id)?.location, endsUnread),
    deviceOf: (id) => ends.get(id)?.awsDevice ?? null,
  };
}

function judgeConnections(
  { interfaces, unseen, unread }: DxPaths,
  locationOf: (connectionId: string) => string | undefined,
  endsUnread: Unread | undefined,
): Outcome {
  const connectionIds = new Set(interfaces.map(({ connectionId }) => connectionId));
  const locations = [...connectionIds].map(locationOf);
  const known = new Set(locations.filter((location) => location !== undefined));
  if (connectionIds.size > 1 && known.size > 1) return pass('Connections in several locations serve it');
  if (unread) return unknownSince(unread);
  if (unseen.length > 0) {
    return unknown('Virtual interfaces that were not looked at serve it too', [
      fact('Not looked at', listed(unseen), 'directconnect:DescribeDirectConnectGatewayAttachments'),
    ]);
  }
  if (connectionIds.size === 0) return notApplicable('No virtual interface serves it');
  if (connectionIds.size > 1 && locations.includes(undefined)) {
    return endsUnread
      ? unknownSince(endsUnread)
      : unknown('A connection belongs to another account: its location is not known');
  }
  return fail(connectionIds.size === 1 ? 'One connection serves it' : 'All of its connections end in one location', [
    fact('Connections', listed([...connectionIds]), 'directconnect:DescribeVirtualInterfaces connectionId'),
    fact('Locations', listed([...known]), 'directconnect:DescribeConnections location'),
  ]);
}
