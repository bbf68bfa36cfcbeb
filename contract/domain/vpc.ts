import { z } from 'zod';

export const VpcSummary = z.object({
  id: z.string(),
  name: z.string().nullable(),
  /** The primary range first, then the secondary ones. */
  cidrs: z.array(z.string()),
  isDefault: z.boolean(),
  vpnGatewayId: z.string().nullable(),
  vpnConnectionCount: z.number(),
});
export type VpcSummary = z.infer<typeof VpcSummary>;

const Route = z.object({
  destination: z.string(),
  target: z.string(),
  state: z.enum(['active', 'blackhole']),
  isPropagated: z.boolean(),
});

export const RouteTable = z.object({
  id: z.string(),
  name: z.string().nullable(),
  isMain: z.boolean(),
  subnetIds: z.array(z.string()),
  routes: z.array(Route),
  propagatingGatewayIds: z.array(z.string()),
});

export const SecurityGroup = z.object({ id: z.string(), name: z.string(), description: z.string() });

/** A private address in the VPC that a proof can ping. */
export const ProofTarget = z.object({
  address: z.string(),
  name: z.string().nullable(),
  interfaceId: z.string(),
  subnetId: z.string(),
  securityGroupIds: z.array(z.string()),
});

export const VpnGateway = z.object({
  id: z.string(),
  name: z.string().nullable(),
  state: z.string(),
  amazonSideAsn: z.number(),
  attachments: z.array(z.object({ vpcId: z.string(), state: z.string() })),
});

export const CustomerGateway = z.object({
  id: z.string(),
  name: z.string().nullable(),
  state: z.string(),
  address: z.string().nullable(),
  bgpAsn: z.number(),
});

export const VpnConnectionSummary = z.object({
  id: z.string(),
  name: z.string().nullable(),
  state: z.string(),
  vpnGatewayId: z.string().nullable(),
  customerGatewayId: z.string(),
  staticRoutes: z.array(z.string()),
  linkId: z.string().nullable(),
  tunnels: z.array(z.object({ outsideAddress: z.string(), insideCidr: z.string() })),
});

export const VpcDetail = VpcSummary.extend({
  routeTables: z.array(RouteTable),
  securityGroups: z.array(SecurityGroup),
  targets: z.array(ProofTarget),
  vpnGateways: z.array(VpnGateway),
  customerGateways: z.array(CustomerGateway),
  vpnConnections: z.array(VpnConnectionSummary),
  peeredCidrs: z.array(z.object({ peeringId: z.string(), cidr: z.string() })),
});
export type VpcDetail = z.infer<typeof VpcDetail>;
