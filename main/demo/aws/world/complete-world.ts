import { emptyDirectConnect } from './direct-connect.ts';
import { emptyDns } from './dns.ts';
import { emptyRegion } from './seed.ts';
import type { Region, World } from './world.ts';

/** A copy that has every list, also when it was saved before there were as many. */
export function completeWorld(saved: World): World {
  const world = structuredClone(saved);
  return {
    ...world,
    dns: { ...emptyDns(), ...world.dns },
    directConnectGateways: world.directConnectGateways ?? [],
    tunnelHistory: world.tunnelHistory ?? {},
    regions: Object.fromEntries(
      Object.entries(world.regions).map(([name, region]) => [name, completeRegion(name, region)]),
    ),
  };
}

function completeRegion(name: string, region: Region): Region {
  const empty = emptyRegion(name, '203.0.113.10');
  return {
    ...empty,
    ...region,
    directConnect: { ...emptyDirectConnect(), ...region.directConnect },
    resolver: { ...empty.resolver, ...region.resolver },
  };
}
