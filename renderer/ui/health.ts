import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';

type Health = 'up' | 'degraded' | 'down' | 'unknown';

export function healthType(state: Health): StatusIndicatorProps.Type {
  return ({ up: 'success', degraded: 'warning', down: 'error', unknown: 'pending' } as const)[state];
}
