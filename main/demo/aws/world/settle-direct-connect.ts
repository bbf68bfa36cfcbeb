import { isUp, type DxVirtualInterface } from './direct-connect.ts';
import type { Pace } from './pace.ts';
import type { Timed, World } from './world.ts';

/** How long what is deleted stays on the lists, in seconds. */
const LISTED_AFTER_DELETE = 3_600;

/**
 * Brings Direct Connect to where it is by now. Without its router's BGP a virtual interface is `down`; the demo's router is set up
 * by itself some time after the interface is there.
 */
export function settleDirectConnect(world: World, pace: Pace): void {
  world.directConnectGateways = arrived(world.directConnectGateways, pace);
  for (const gateway of world.directConnectGateways) gateway.associations = arrived(gateway.associations, pace);
  for (const { directConnect } of Object.values(world.regions)) {
    directConnect.virtualInterfaces = arrived(directConnect.virtualInterfaces, pace);
    for (const one of directConnect.virtualInterfaces) settleInterface(one, pace);
  }
}

function settleInterface(one: DxVirtualInterface, pace: Pace): void {
  one.peers = arrived(one.peers, pace);
  if (one.state !== 'available' && one.state !== 'down') return;
  for (const peer of one.peers) {
    if (peer.state === 'available') peer.upAt ??= pace.now + pace.ms(pace.delays.dxRouter);
  }
  one.state = one.peers.some((peer) => isUp(peer, pace.now)) ? 'available' : 'down';
}

function arrived<T extends Timed>(things: readonly T[], pace: Pace): T[] {
  for (const thing of things) {
    if (thing.due === undefined || thing.due.at > pace.now) continue;
    const { state, at } = thing.due;
    thing.state = state;
    delete thing.due;
    if (state === 'deleted' || state === 'disassociated') {
      thing.due = { state: 'gone', at: at + pace.ms(LISTED_AFTER_DELETE) };
    }
  }
  return things.filter((thing) => thing.state !== 'gone');
}
