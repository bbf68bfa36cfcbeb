import { z } from 'zod';
import { command, query, topic } from '../define.ts';

export const Settings = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  density: z.enum(['comfortable', 'compact']),
});

export const settings = {
  get: query({ input: z.object({}), output: Settings }),
  set: command({ input: Settings, output: z.object({}) }),
  changed: topic(Settings),
};
