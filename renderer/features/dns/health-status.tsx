import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { MemberHealth } from './answering.ts';

const statuses: Readonly<Record<MemberHealth, { readonly type: StatusIndicatorProps.Type; readonly words: string }>> = {
  healthy: { type: 'success', words: 'Healthy' },
  unhealthy: { type: 'error', words: 'Unhealthy' },
  unknown: { type: 'pending', words: 'Not known' },
  always: { type: 'stopped', words: 'No check' },
};

export function HealthStatus({ health }: { readonly health: MemberHealth }) {
  const { type, words } = statuses[health];
  return <StatusIndicator type={type}>{words}</StatusIndicator>;
}
