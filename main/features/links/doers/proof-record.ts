import { z } from 'zod';
import { Proof } from '../../../../contract/domain/link.ts';

/** What a step of a proof saw. A proof that fails is a result, not an error: the step ends well and says so. */
export const ProofRecord = z.object({
  checks: Proof.shape.checks,
  carriedOut: z.array(z.string()),
  carriedIn: z.array(z.string()),
});
export type ProofRecord = z.infer<typeof ProofRecord>;
