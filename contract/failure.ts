import { z } from 'zod';
import { errorCodes } from './errors.ts';

/** An `AppError` on its way, and in the journal. */
export const Failure = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  /** Which field or resource it is about, when there is one. */
  subject: z.string().optional(),
});
