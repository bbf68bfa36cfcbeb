import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A gateway as it is kept: how to get there and what was seen last. No secret, no facts. */
export const StoredGateway = z.object({
  id: z.string(),
  name: z.string(),
  way: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('ssh-config'), alias: z.string() }),
    z.object({
      kind: z.literal('by-hand'),
      host: z.string(),
      port: z.number(),
      user: z.string(),
      identityFile: z.string().nullable(),
      jump: z.string().nullable(),
    }),
    z.object({ kind: z.literal('demo') }),
  ]),
  state: z.enum(['never-tried', 'reachable', 'unreachable']),
  problem: z.string().nullable(),
  lastSeenAt: z.iso.datetime().nullable(),
  strongswan: z.string().nullable(),
});
export type StoredGateway = z.infer<typeof StoredGateway>;

export function newGatewayId(): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  return `gw-${[...randomBytes(8)].map((byte) => alphabet[byte % 32]).join('')}`;
}
