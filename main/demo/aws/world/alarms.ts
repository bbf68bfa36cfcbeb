import type { PutMetricAlarmInput, StateValue } from '@aws-sdk/client-cloudwatch';

/** A CloudWatch alarm: what was put, and what it says. */
export interface MetricAlarm {
  readonly name: string;
  setting: PutMetricAlarmInput;
  tags: Record<string, string>;
  configuredAt: number;
  state: StateValue;
  stateAt: number;
  reason: string;
  /** Set by hand: stands until the next evaluation. */
  saidUntil?: number;
  visibleAt?: number;
}
