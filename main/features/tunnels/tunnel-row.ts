import type { z } from 'zod';
import type { AppContract } from '../../../contract/index.ts';

/** One tunnel as both ends see it. */
export type TunnelRow = z.input<AppContract['tunnels']['list']['output']>['rows'][number];
