import { z } from 'zod';

/** Who did what, where, and how it ended. Never a secret. */
export const ActivityEntry = z.object({
  at: z.iso.datetime(),
  /** The person's account on this machine. */
  who: z.string(),
  /** The AWS identity that acted, when one did. */
  identity: z.string().nullable(),
  /** `plan`, `step`, `gateway-command`, `setting`. */
  kind: z.string(),
  what: z.string(),
  /** Profile and region, or gateway; empty when it is here. */
  where: z.string(),
  /** A word, with the sentence after a colon when it did not go well. */
  result: z.string(),
  planId: z.string().nullable(),
  stepId: z.string().nullable(),
  linkId: z.string().nullable(),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;
