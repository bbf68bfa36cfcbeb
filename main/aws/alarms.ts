import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import type { AwsContext } from './aws-context.ts';
import { change, read, unlessGone } from './call.ts';
import type { Tags } from './tags.ts';

export interface TunnelAlarmWish {
  readonly name: string;
  readonly vpnConnectionId: string;
  /** null: the connection, up while one tunnel is. */
  readonly outsideAddress: string | null;
  readonly tags: Tags;
}

/** Down for one period, or without data, is in alarm. The same name again puts the same alarm anew. */
export async function putTunnelAlarm(ctx: AwsContext, wish: TunnelAlarmWish, signal: AbortSignal): Promise<void> {
  const { outsideAddress, vpnConnectionId } = wish;
  const input = {
    AlarmName: wish.name,
    AlarmDescription: `Linkspan: ${outsideAddress === null ? `no tunnel of ${vpnConnectionId}` : `tunnel ${outsideAddress} of ${vpnConnectionId} is not`} up`,
    Namespace: 'AWS/VPN',
    MetricName: 'TunnelState',
    Dimensions: [
      outsideAddress === null
        ? { Name: 'VpnId', Value: vpnConnectionId }
        : { Name: 'TunnelIpAddress', Value: outsideAddress },
    ],
    Statistic: 'Maximum' as const,
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold' as const,
    TreatMissingData: 'breaching',
    Tags: Object.entries(wish.tags).map(([Key, Value]) => ({ Key, Value })),
  };
  await change(
    ctx,
    'PutMetricAlarm',
    signal,
    (options) => ctx.cloudwatch.send(new PutMetricAlarmCommand(input), options),
    { service: 'cloudwatch', repeatable: true },
  );
}

export interface Alarm {
  readonly name: string;
  readonly arn: string;
  readonly state: string;
}

/** undefined when there is none of this name. */
export async function findAlarm(ctx: AwsContext, name: string, signal: AbortSignal): Promise<Alarm | undefined> {
  const answer = await read(
    ctx,
    'DescribeAlarms',
    signal,
    (options) => ctx.cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }), options),
    'cloudwatch',
  );
  const found = answer.MetricAlarms?.find(({ AlarmName }) => AlarmName === name);
  return found && { name, arn: found.AlarmArn ?? '', state: found.StateValue ?? '' };
}

/** One that is gone is success. */
export async function deleteAlarm(ctx: AwsContext, name: string, signal: AbortSignal): Promise<void> {
  await unlessGone(
    change(
      ctx,
      'DeleteAlarms',
      signal,
      (options) => ctx.cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [name] }), options),
      { service: 'cloudwatch', repeatable: true },
    ),
  );
}

export interface HealthPoint {
  readonly at: Date;
  readonly isHealthy: boolean;
}

/**
 * What Route 53 takes each health check to be, inverting included: its own metric, a point a minute, written in the home region of
 * the partition (`ctx` is there). The newest point of the last minutes of each; none where there is no point.
 */
export async function healthMetric(
  ctx: AwsContext,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, HealthPoint>> {
  const found = new Map<string, HealthPoint>();
  const now = ctx.clock.now().getTime();
  for (let start = 0; start < ids.length; start += 500) {
    const some = ids.slice(start, start + 500);
    const input = {
      StartTime: new Date(now - 5 * 60_000),
      EndTime: new Date(now + 60_000),
      ScanBy: 'TimestampDescending' as const,
      MetricDataQueries: some.map((id, index) => ({
        Id: `h${index}`,
        MetricStat: {
          Metric: {
            Namespace: 'AWS/Route53',
            MetricName: 'HealthCheckStatus',
            Dimensions: [{ Name: 'HealthCheckId', Value: id }],
          },
          Period: 60,
          Stat: 'Minimum',
        },
      })),
    };
    const answer = await read(
      ctx,
      'GetMetricData',
      signal,
      (options) => ctx.cloudwatch.send(new GetMetricDataCommand(input), options),
      'cloudwatch',
    );
    for (const { Id, Timestamps = [], Values = [] } of answer.MetricDataResults ?? []) {
      const id = some[Number((Id ?? '').slice(1))];
      const [at, value] = [Timestamps[0], Values[0]];
      if (id !== undefined && at !== undefined && value !== undefined) found.set(id, { at, isHealthy: value >= 1 });
    }
  }
  return found;
}
