import { z } from 'zod';
import { query, topic } from '../define.ts';

export const ActivityResult = z.enum(['begun', 'done', 'failed', 'refused', 'left']);

const Entry = z.object({
  /** Position in the log, from 1 without a gap. */
  seq: z.number(),
  at: z.iso.datetime(),
  /** The person's account on this machine. */
  who: z.string(),
  /** The AWS identity that acted, when one did. */
  identity: z.string().nullable(),
  what: z.string(),
  /** Profile and region, or a gateway; null when it is here. */
  where: z.string().nullable(),
  gatewayId: z.string().nullable(),
  result: ActivityResult,
  /** Why it failed or was left, in a sentence. */
  detail: z.string().nullable(),
  planId: z.string().nullable(),
  stepId: z.string().nullable(),
  hash: z.string(),
});

export const activity = {
  list: query({
    input: z.object({
      /** Words in who, what, where or detail, in any case; empty for all. */
      text: z.string().max(200),
      /** Of these plans only; null for all. */
      planIds: z.array(z.string().max(100)).max(500).nullable(),
      gatewayId: z.string().max(100).nullable(),
      result: ActivityResult.nullable(),
      /** Newest first; the `seq` of the last row of the page before, null for the newest. */
      before: z.number().nullable(),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({ entries: z.array(Entry), hasMore: z.boolean() }),
  }),
  /** Walks the hash chain. `brokenAt` is the first entry that is not what was written. */
  verify: query({ input: z.object({}), output: z.object({ brokenAt: z.number().nullable() }) }),
  changed: topic(z.object({})),
};
