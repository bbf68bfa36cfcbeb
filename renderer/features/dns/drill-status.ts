import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Drill } from '../../../contract/domain/dns.ts';

interface DrillStatus {
  readonly type: StatusIndicatorProps.Type;
  readonly words: string;
}

const statuses: Readonly<Record<Drill['state'], DrillStatus>> = {
  running: { type: 'in-progress', words: 'Running' },
  done: { type: 'success', words: 'Done, everything put back' },
  stopped: { type: 'stopped', words: 'Stopped, everything put back' },
  'not-restored': { type: 'error', words: 'Not restored' },
};

export function drillStatus(state: Drill['state']): DrillStatus {
  return statuses[state];
}

/** `4.2 s`, `1:35`; a dash when it was not measured. */
export function measured(seconds: number | null): string {
  if (seconds === null) return '–';
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')} min`;
}
