import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { GatewayLinkConfig, type TunnelKeys } from '../strongswan/link-config.ts';
import type { GatewayPaths } from './deploy-world.ts';

/** The input of a deploy step: plain JSON, no key in it. */
export const DeployInput = z.object({
  config: GatewayLinkConfig,
  /** Of the world that the person reviewed. */
  fingerprint: z.string(),
  confirmSeconds: z.int().min(5).max(600),
});
export type DeployInput = z.infer<typeof DeployInput>;

/** What undo needs to know, and nothing else does: plain JSON for the journal. */
export const DeployRecord = z.object({
  linkId: z.string(),
  planId: z.string(),
  dialect: z.enum(['ipsec', 'swanctl']),
  tool: z.string(),
  directory: z.string(),
  swanctlConf: z.string().nullable(),
  includeFiles: z.array(z.string()),
  connections: z.array(z.string()),
  marks: z.array(z.number()),
  /** True when the link was on the gateway before: undo puts its former files back. */
  replaced: z.boolean(),
  /** Of what is deployed; compare with `deployedFingerprint` to see whether somebody changed it since. */
  fingerprint: z.string(),
});
export type DeployRecord = z.infer<typeof DeployRecord>;

export interface DeployPorts {
  readonly clock: Clock;
  /** The keys by outside address, read when they are needed and not before. */
  keys(config: GatewayLinkConfig, signal: AbortSignal): Promise<TunnelKeys>;
  /** Shown to whoever finds the gateway locked. */
  readonly who: string;
  readonly paths?: GatewayPaths;
}

/** The part of a doer's context that work on a gateway needs. */
export interface GatewayContext {
  readonly planId: string;
  readonly signal: AbortSignal;
  log(text: string): void;
}
