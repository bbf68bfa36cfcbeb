import type { z } from 'zod';
import type { tunnels } from '../../../contract/features/tunnels.ts';

type TunnelRow = z.infer<typeof tunnels.list.output>['rows'][number];
export type TunnelState = 'up' | 'down' | 'disputed' | 'unknown';

/** One state from two views: they may disagree, and that is said. */
export function tunnelState(row: TunnelRow | undefined): TunnelState {
  if (!row) return 'unknown';
  if (row.agrees === false) return 'disputed';
  const views = [row.aws.state, row.gateway.state];
  if (views.includes('up')) return 'up';
  return views.includes('down') || views.includes('connecting') ? 'down' : 'unknown';
}
