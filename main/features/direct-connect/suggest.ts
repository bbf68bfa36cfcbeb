import type { Handlers } from '../../../contract/define.ts';
import { freeVlan, interfacesOn } from '../../../contract/domain/direct-connect-world.ts';
import type { AppContract } from '../../../contract/index.ts';
import type { World } from './read-world.ts';

type Suggestion = Awaited<ReturnType<Handlers<AppContract>['directConnect']['suggest']>>;

/** Defaults with which a person can go on at once. Pure. */
export function suggestInterface(world: World, region: string): Suggestion {
  const ports = [...world.connections.filter(({ lagId }) => lagId === null), ...world.lags];
  return {
    name: freeName(world, region),
    connections: ports
      .filter(({ state }) => state === 'available' || state === 'down')
      .map((port) => {
        const onlyVlan = 'vlan' in port ? port.vlan : null;
        const usedVlans = interfacesOn(port.id, world).map(({ vlan }) => vlan);
        return {
          id: port.id,
          label: `${port.name || port.id}, ${port.bandwidth} at ${port.location}`,
          usedVlans,
          freeVlan: onlyVlan ?? freeVlan(usedVlans),
          onlyVlan,
        };
      }),
    vpnGateways: world.vpnGateways.map(labelled),
    transitGateways: world.transitGateways.map(labelled),
    gateways: world.gateways.filter(({ state }) => state === 'available').map(labelled),
    vpcCidrs: world.vpcCidrs.map(({ vpnGatewayId, cidrs }) => ({ vpnGatewayId, cidrs: [...cidrs] })),
  };
}

function labelled({ id, name, amazonSideAsn }: { id: string; name: string | null; amazonSideAsn: number }) {
  return { id, label: name ? `${name} (${id})` : id, amazonSideAsn };
}

function freeName({ virtualInterfaces }: World, region: string): string {
  const taken = new Set(virtualInterfaces.map(({ name }) => name));
  let number = 1;
  while (taken.has(`${region}-${number}`)) number += 1;
  return `${region}-${number}`;
}
