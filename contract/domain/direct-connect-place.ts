import type { VirtualInterfaceIntent } from './direct-connect.ts';
import { type DirectConnectWorld, error, type FieldProblem, interfacesOn, warning } from './direct-connect-world.ts';

/** AWS's default quotas of one dedicated connection or LAG: docs/decisions/0009-quotas-warn.md */
const quota = { transit: 4, others: 50 } as const;

/** The connection or LAG, the VLAN on it, and how many more it takes. */
export function placeProblems(intent: VirtualInterfaceIntent, world: DirectConnectWorld): FieldProblem[] {
  const { connectionId, kind, vlan } = intent;
  const connection = world.connections.find(({ id }) => id === connectionId);
  const port = connection ?? world.lags.find(({ id }) => id === connectionId);
  if (port === undefined)
    return [error('connectionId', `There is no connection or LAG ${connectionId} in this region`)];
  if (connection?.lagId) {
    return [error('connectionId', `${connection.name || connectionId} belongs to ${connection.lagId}. Choose the LAG`)];
  }
  const present = interfacesOn(connectionId, world);
  const same = present.find((one) => one.vlan === vlan);
  const hosted = connection?.vlan ?? null;
  const ofKind = present.filter((one) => (one.kind === 'transit') === (kind === 'transit')).length;
  const limit = kind === 'transit' ? quota.transit : quota.others;
  return [
    ...stateProblems(port.state),
    ...(hosted !== null && vlan !== hosted
      ? [error('vlan', `This is a hosted connection: its partner set VLAN ${hosted}, and no other passes`)]
      : []),
    ...(hosted !== null && present.length > 0
      ? [error('connectionId', `A hosted connection has one virtual interface, and ${nameOf(present[0])} is it`)]
      : []),
    ...(same && hosted === null ? [error('vlan', `VLAN ${vlan} is used by ${nameOf(same)} on this connection`)] : []),
    ...(hosted === null && ofKind >= limit
      ? [
          warning(
            'connectionId',
            `It has ${ofKind} of the ${limit} ${kind === 'transit' ? 'transit' : 'private and public'} virtual interfaces that AWS's default quota allows`,
          ),
        ]
      : []),
    ...mtuProblems(intent, present.length),
  ];
}

function stateProblems(state: string): FieldProblem[] {
  if (state === 'available') return [];
  if (state === 'down') {
    return [warning('connectionId', 'The connection is down: nothing passes until its light and VLAN are there again')];
  }
  return [error('connectionId', `The connection is ${state}: virtual interfaces need one that is available`)];
}

const mtus = { private: [1500, 8500, 9001], transit: [1500, 8500], public: [1500] } as const;

function mtuProblems({ kind, mtu }: VirtualInterfaceIntent, others: number): FieldProblem[] {
  const allowed: readonly number[] = mtus[kind];
  if (!allowed.includes(mtu)) {
    return [error('mtu', `A ${kind} virtual interface has an MTU of ${allowed.join(' or ')}`)];
  }
  if (mtu === 1500) return [];
  const whom =
    others === 0
      ? 'the connection'
      : `the connection with its ${others} other virtual interface${others === 1 ? '' : 's'}`;
  return [
    warning(
      'mtu',
      `If ${whom} carries no jumbo frames yet, AWS changes the port for it, which may interrupt everything on it for up to 30 seconds. Your router needs the same MTU`,
    ),
  ];
}

function nameOf(one: { readonly id: string; readonly name: string } | undefined): string {
  return one === undefined ? '' : one.name === '' ? one.id : `${one.name} (${one.id})`;
}
