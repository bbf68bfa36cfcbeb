import type { Thing } from './world.ts';

/** What Direct Connect has in one region. */
export interface DirectConnectRegion {
  connections: Thing[];
  lags: Thing[];
  virtualInterfaces: Thing[];
}

/** Direct Connect gateways belong to no region. */
export type DirectConnectGateway = Thing;

export function emptyDirectConnect(): DirectConnectRegion {
  return { connections: [], lags: [], virtualInterfaces: [] };
}
