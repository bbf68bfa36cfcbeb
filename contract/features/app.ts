import { z } from 'zod';
import { query } from '../define.ts';

export const app = {
  info: query({
    input: z.object({}),
    output: z.object({
      version: z.string(),
      host: z.enum(['electron', 'browser', 'cli', 'test']),
      platform: z.string(),
      dataDirectory: z.string(),
      isReadOnly: z.boolean(),
    }),
  }),
};
