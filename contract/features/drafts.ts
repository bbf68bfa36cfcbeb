import { z } from 'zod';
import { command, query, topic } from '../define.ts';

const DraftKey = z.string().regex(/^[a-z0-9:-]{1,80}$/, 'That is not the key of a draft');

/** What a wizard holds before there is a plan: the page's own JSON as text, never a secret. */
export const drafts = {
  get: query({
    input: z.object({ key: DraftKey }),
    output: z.object({ savedAt: z.iso.datetime(), json: z.string() }).nullable(),
  }),
  save: command({
    input: z.object({ key: DraftKey, json: z.string().max(200_000, 'That draft is too large to keep') }),
    output: z.object({ savedAt: z.iso.datetime() }),
  }),
  remove: command({ input: z.object({ key: DraftKey }), output: z.object({}) }),
  changed: topic(z.object({ key: z.string(), savedAt: z.iso.datetime().nullable() })),
};
