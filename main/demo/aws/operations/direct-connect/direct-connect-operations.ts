import type { Operation } from '../operation.ts';
import { allocationOperations } from './allocations.ts';
import { associationOperations } from './associations.ts';
import { bgpPeerOperations } from './bgp-peers.ts';
import { connectionOperations } from './connections.ts';
import { gatewayOperations } from './gateways.ts';
import { resourceTagOperations } from './resource-tags.ts';
import { routerConfigurationOperations } from './router-configuration.ts';
import { virtualInterfaceOperations } from './virtual-interfaces.ts';

export const directConnectOperations: readonly Operation[] = [
  ...connectionOperations,
  ...virtualInterfaceOperations,
  ...allocationOperations,
  ...bgpPeerOperations,
  ...gatewayOperations,
  ...associationOperations,
  ...routerConfigurationOperations,
  ...resourceTagOperations,
];
