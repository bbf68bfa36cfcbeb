import type { World } from '../../main/demo/aws/world/world.ts';

/** What Direct Connect has, read without the app and without ids: twice the same thing shows as two. */
export function listDirectConnect(world: World) {
  const live = <T extends { readonly state: string }>(things: readonly T[]) =>
    things.filter(({ state }) => !['deleting', 'deleted', 'disassociating', 'disassociated'].includes(state));
  const name = (id: string | null) => world.directConnectGateways.find((one) => one.id === id)?.name ?? id;
  const tagged = (tags: Readonly<Record<string, string>>) =>
    Object.entries(tags).map(([key, value]) => (key === 'linkspan:plan' ? key : `${key}=${value}`));
  return {
    gateways: live(world.directConnectGateways).map((one) => ({
      name: one.name,
      asn: one.amazonSideAsn,
      state: one.state,
      tags: tagged(one.tags),
      associations: live(one.associations).map(
        ({ gatewayId, state, prefixes }) => `${gatewayId} ${state} ${prefixes.join(',')}`,
      ),
    })),
    interfaces: live(Object.values(world.regions).flatMap(({ directConnect }) => directConnect.virtualInterfaces)).map(
      (one) => ({
        name: `${one.kind} ${one.name}`,
        at: `${one.connectionId} ${one.vlan}`,
        // These two become `available` by AWS and the router alone.
        state: ['verifying', 'down'].includes(one.state) ? 'available' : one.state,
        joins: one.virtualGatewayId ?? name(one.directConnectGatewayId),
        tags: tagged(one.tags),
        peers: live(one.peers).map(({ family, asn, authKey }) => `${family} ${asn} ${authKey.length > 0}`),
      }),
    ),
  };
}
