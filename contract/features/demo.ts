import { z } from 'zod';
import { command, query, topic } from '../define.ts';

const DemoState = z.object({
  isRunning: z.boolean(),
  profile: z.string().nullable(),
  gatewayId: z.string().nullable(),
  /** Who answers for the demo's zones, for a person who asks with `dig`. */
  nameServer: z.object({ host: z.string(), port: z.number() }).nullable(),
});

/** The demo network: an AWS and a gateway inside the app that speak the real protocols. */
export const demo = {
  state: query({ input: z.object({}), output: DemoState }),
  /** Starts both, adds the demo profile and gateway, and answers when they can be used. */
  explore: command({ input: z.object({}), output: DemoState }),
  /** Puts the demo network back as it was at first; links and plans made on it are forgotten. */
  reset: command({ input: z.object({}), output: DemoState }),
  leave: command({ input: z.object({}), output: DemoState }),
  changed: topic(DemoState),
};
