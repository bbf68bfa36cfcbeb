import { z } from 'zod';
import { ResourceOrigin, TunnelProfile } from './vpn.ts';

export const LinkTunnel = z.object({
  /** A tunnel's identity: AWS's outside address, never its number. */
  outsideAddress: z.string(),
  insideCidr: z.string(),
  /** Connection, child and secret on the gateway: `linkspan-<link id>-<n>`; null for a device. */
  childName: z.string().nullable(),
  mark: z.number().nullable(),
});
export type LinkTunnel = z.infer<typeof LinkTunnel>;

export const ProofResult = z.enum(['proved', 'traffic-not-proved', 'failed']);

export const Proof = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  planId: z.string(),
  result: ProofResult,
  sentence: z.string(),
  target: z.string().nullable(),
  checks: z.array(
    z.object({
      what: z.string(),
      tunnel: z.string().nullable(),
      outcome: z.enum(['passed', 'failed', 'skipped']),
      evidence: z.string(),
    }),
  ),
});
export type Proof = z.infer<typeof Proof>;

export const Link = z.object({
  id: z.string(),
  name: z.string(),
  profile: z.string(),
  accountId: z.string(),
  region: z.string(),
  vpcId: z.string(),
  vpcCidrs: z.array(z.string()),
  attachment: z.object({ kind: z.literal('vgw'), id: z.string(), origin: ResourceOrigin }),
  customerGateway: z.object({ id: z.string(), origin: ResourceOrigin }),
  vpnConnectionId: z.string(),
  site: z.object({
    gatewayId: z.string().nullable(),
    outsideAddress: z.string(),
    localAddress: z.string().nullable(),
    identity: z.string(),
    subnets: z.array(z.string()),
  }),
  tunnelProfile: TunnelProfile,
  dialect: z.enum(['ipsec', 'swanctl']).nullable(),
  tunnels: z.array(LinkTunnel),
  origin: ResourceOrigin,
  createdAt: z.iso.datetime(),
  /** The plan that made it; its journal tells what is ours to remove. */
  planId: z.string(),
  /** What our plans made beside the connection: the plan that deletes the link takes these away and no others. */
  made: z.object({
    isAttachment: z.boolean(),
    /** Ids of route tables. */
    propagations: z.array(z.string()),
    routes: z.array(z.object({ routeTableId: z.string(), cidr: z.string() })),
    securityRules: z.array(z.object({ groupId: z.string(), ruleIds: z.array(z.string()) })),
  }),
  /** Of the applied state of both ends; differs when either was changed since. */
  fingerprint: z.object({ aws: z.string(), gateway: z.string().nullable() }),
  proofs: z.array(Proof),
});
export type Link = z.infer<typeof Link>;
