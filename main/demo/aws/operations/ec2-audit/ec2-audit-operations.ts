import type { Operation } from '../operation.ts';
import { activeTunnelOperations } from './active-tunnel.ts';
import { endpointServiceOperations } from './endpoint-services.ts';
import { transitGatewayRouteTableOperations } from './transit-gateway-route-tables.ts';
import { transitGatewayOperations } from './transit-gateways.ts';
import { vpcPartOperations } from './vpc-parts.ts';

/** What the audit reads and no wizard makes. */
export const ec2AuditOperations: readonly Operation[] = [
  ...transitGatewayOperations,
  ...transitGatewayRouteTableOperations,
  ...vpcPartOperations,
  ...endpointServiceOperations,
  ...activeTunnelOperations,
];
