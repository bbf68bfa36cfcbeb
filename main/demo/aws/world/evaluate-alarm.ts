import { periodEnds, periodLength, samplesAt, statisticOf, type Metric } from './metric-points.ts';
import type { Pace } from './pace.ts';
import type { MetricAlarm } from './alarms.ts';
import type { World } from './world.ts';

export interface Threshold extends Metric {
  readonly Period?: number | undefined;
  readonly EvaluationPeriods?: number | undefined;
  readonly DatapointsToAlarm?: number | undefined;
  readonly Threshold?: number | undefined;
  readonly ComparisonOperator?: string | undefined;
  readonly Statistic?: string | undefined;
}

export interface Breaches {
  /** Of each period, newest first; undefined where there are no data. */
  readonly values: readonly (number | undefined)[];
  readonly breaching: number;
  readonly fine: number;
  readonly missing: number;
}

/** The last periods against a threshold. */
export function countBreaches(world: World, region: string, threshold: Threshold, pace: Pace): Breaches {
  const length = periodLength(threshold.Period ?? 300, pace);
  const values = periodEnds(length, threshold.EvaluationPeriods ?? 1, pace.now).map((end) =>
    statisticOf(samplesAt(world, region, threshold, end), threshold.Statistic),
  );
  const known = values.filter((value) => value !== undefined);
  const breaching = known.filter((value) => breaches(value, threshold)).length;
  return { values, breaching, fine: known.length - breaching, missing: values.length - known.length };
}

/** What every alarm of the world says now. */
export function settleAlarms(world: World, pace: Pace): void {
  for (const [region, { alarms }] of Object.entries(world.regions)) {
    for (const alarm of alarms) settleAlarm(world, region, alarm, pace);
  }
}

function settleAlarm(world: World, region: string, alarm: MetricAlarm, pace: Pace): void {
  if ((alarm.saidUntil ?? 0) > pace.now || alarm.configuredAt + pace.ms(pace.delays.alarmFirst) > pace.now) return;
  delete alarm.saidUntil;
  const found = countBreaches(world, region, alarm.setting, pace);
  const state = stateOf(alarm, found);
  if (state === alarm.state) return;
  alarm.state = state;
  alarm.stateAt = pace.now;
  alarm.reason = reasonOf(alarm, found);
}

function stateOf(alarm: MetricAlarm, found: Breaches): MetricAlarm['state'] {
  const { EvaluationPeriods: periods = 1, DatapointsToAlarm: wanted = periods } = alarm.setting;
  const treat = alarm.setting.TreatMissingData ?? 'missing';
  if (found.missing === found.values.length && treat === 'missing') return 'INSUFFICIENT_DATA';
  if (found.missing > 0 && treat === 'ignore' && found.breaching + found.fine < wanted) return alarm.state;
  const breaching = found.breaching + (treat === 'breaching' ? found.missing : 0);
  // Missing points are passed over: those there are decide.
  const needed = treat === 'missing' ? Math.min(wanted, found.values.length - found.missing) : wanted;
  return breaching >= needed ? 'ALARM' : 'OK';
}

function reasonOf(alarm: MetricAlarm, found: Breaches): string {
  const values = found.values.map((value) => (value === undefined ? 'no data' : value.toFixed(1))).join(', ');
  const { Threshold: threshold = 0 } = alarm.setting;
  return `Threshold Crossed: ${found.breaching} of the last ${found.values.length} datapoints [${values}] crossed the threshold (${threshold}).`;
}

function breaches(value: number, { ComparisonOperator: operator = '', Threshold: threshold = 0 }: Threshold): boolean {
  return (comparisons[operator] ?? ((a, b) => a < b))(value, threshold);
}

const comparisons: Readonly<Record<string, ((value: number, threshold: number) => boolean) | undefined>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};
