import { emptyDirectConnect, isUp, type DxPeer } from './direct-connect.ts';
import type { Metric } from './metric-points.ts';
import type { World } from './world.ts';

type Reader = (world: World, region: string, metric: Metric, at: number) => number[];

/** `AWS/DX`, as far as states go: the port, and BGP per address family with what it learned and tells. */
export const directConnectReaders: Readonly<Record<string, Reader>> = {
  'AWS/DX ConnectionState': (world, region, metric) => {
    const id = dimension(metric, 'ConnectionId');
    const { connections, lags } = world.regions[region]?.directConnect ?? emptyDirectConnect();
    return [...connections, ...lags].filter((each) => each.id === id).map(({ state }) => Number(state === 'available'));
  },
  'AWS/DX VirtualInterfaceBgpStatus': (world, region, metric, at) =>
    peersOf(world, region, metric).map((peer) => Number(isUp(peer, at))),
  // A site has a few networks, and hears of a few: the demo's routers announce two and take one.
  'AWS/DX VirtualInterfaceBgpPrefixesAccepted': (world, region, metric, at) =>
    peersOf(world, region, metric).map((peer) => (isUp(peer, at) ? 2 : 0)),
  'AWS/DX VirtualInterfaceBgpPrefixesAdvertised': (world, region, metric, at) =>
    peersOf(world, region, metric).map((peer) => (isUp(peer, at) ? 1 : 0)),
};

function peersOf(world: World, region: string, metric: Metric): DxPeer[] {
  const id = dimension(metric, 'VirtualInterfaceId');
  const connection = dimension(metric, 'ConnectionId');
  const family = dimension(metric, 'IpAddressFamily')?.toLowerCase();
  return (world.regions[region]?.directConnect.virtualInterfaces ?? [])
    .filter((each) => each.id === id && (connection === undefined || each.connectionId === connection))
    .flatMap((each) => each.peers)
    .filter((peer) => family === undefined || peer.family === family);
}

function dimension(metric: Metric, name: string): string | undefined {
  return metric.Dimensions?.find((each) => each.Name === name)?.Value;
}
