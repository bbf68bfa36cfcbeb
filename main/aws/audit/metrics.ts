import { DescribeAlarmsCommand, GetMetricDataCommand, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { AwsContext } from '../aws-context.ts';
import { read } from '../call.ts';
import { allPages } from '../pages.ts';
import { shownText } from '../shown-text.ts';

const watched: ReadonlySet<string> = new Set(['AWS/VPN', 'AWS/DX']);

/** The alarms on tunnels and Direct Connect, single metrics and expressions alike. */
export async function readAlarms(ctx: AwsContext, signal: AbortSignal) {
  const found = await allPages(
    (NextToken) =>
      read(
        ctx,
        'DescribeAlarms',
        signal,
        (options) =>
          ctx.cloudwatch.send(
            new DescribeAlarmsCommand({ AlarmTypes: ['MetricAlarm'], MaxRecords: 100, NextToken }),
            options,
          ),
        'cloudwatch',
      ),
    (page) => page.MetricAlarms,
  );
  return found.map(alarmOf).filter((alarm) => alarm.metrics.some((metric) => watched.has(metric.namespace)));
}

function alarmOf(alarm: MetricAlarm) {
  const parts = alarm.Metrics ?? [];
  const metrics = [
    { ...alarm, Statistic: alarm.Statistic ?? alarm.ExtendedStatistic },
    ...parts.map((each) => ({ ...each.MetricStat?.Metric, Statistic: each.MetricStat?.Stat })),
  ].filter((each) => each.Namespace !== undefined && each.MetricName !== undefined);
  return {
    name: shownText(alarm.AlarmName ?? ''),
    isExpression: parts.length > 0,
    metrics: metrics.map((each) => ({
      namespace: each.Namespace ?? '',
      metric: each.MetricName ?? '',
      dimensions: (each.Dimensions ?? []).map(({ Name: name = '', Value: value = '' }) => ({ name, value })),
      statistic: each.Statistic ?? null,
    })),
    comparison: alarm.ComparisonOperator ?? null,
    threshold: alarm.Threshold ?? null,
    treatMissingData: alarm.TreatMissingData ?? null,
    actionsEnabled: alarm.ActionsEnabled ?? false,
    alarmActions: (alarm.AlarmActions ?? []).length,
  };
}

export interface MetricQuestion {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Sum' | 'Minimum';
}

export interface MetricSpan {
  readonly to: Date;
  readonly hours: number;
  readonly periodSeconds: number;
}

/** As many as one call takes. */
const PER_CALL = 500;

/** The points of each metric, in the order of the questions; none where AWS has none. */
export async function readMetrics(
  ctx: AwsContext,
  questions: readonly MetricQuestion[],
  span: MetricSpan,
  signal: AbortSignal,
): Promise<(readonly number[])[]> {
  const points: number[][] = questions.map(() => []);
  const times = { StartTime: new Date(span.to.getTime() - span.hours * 3_600_000), EndTime: span.to };
  for (let from = 0; from < questions.length; from += PER_CALL) {
    const MetricDataQueries = questions.slice(from, from + PER_CALL).map((each, index) => ({
      Id: `m${from + index}`,
      MetricStat: {
        Metric: {
          Namespace: each.namespace,
          MetricName: each.metric,
          Dimensions: Object.entries(each.dimensions).map(([Name, Value]) => ({ Name, Value })),
        },
        Period: span.periodSeconds,
        Stat: each.statistic,
      },
    }));
    const found = await allPages(
      (NextToken) =>
        read(
          ctx,
          'GetMetricData',
          signal,
          (options) =>
            ctx.cloudwatch.send(new GetMetricDataCommand({ MetricDataQueries, ...times, NextToken }), options),
          'cloudwatch',
        ),
      (page) => page.MetricDataResults,
    );
    for (const result of found) points[Number(result.Id?.slice(1))]?.push(...(result.Values ?? []));
  }
  return points;
}
