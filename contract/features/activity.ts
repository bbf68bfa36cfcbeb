import { z } from 'zod';
import { query, topic } from '../define.ts';
import { ActivityEntry } from '../domain/activity.ts';

const Entry = ActivityEntry.extend({ id: z.number(), hash: z.string() });

export const activity = {
  list: query({
    input: z.object({
      text: z.string().max(200),
      planId: z.string().max(100).nullable(),
      linkId: z.string().max(100).nullable(),
      kinds: z.array(z.string().max(50)).max(20),
      /** Newest first; entries with an id below this one; null for the newest. */
      before: z.number().nullable(),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({ entries: z.array(Entry), total: z.number() }),
  }),
  /** Walks the hash chain. `brokenAt` is the first entry that does not fit. */
  verify: query({
    input: z.object({}),
    output: z.object({ entries: z.number(), brokenAt: z.number().nullable() }),
  }),
  changed: topic(z.object({})),
};
