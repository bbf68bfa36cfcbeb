import type { AlarmIdentifier, CloudWatchAlarmConfiguration, ComparisonOperator } from '@aws-sdk/client-route-53';
import type { Call } from '../operation.ts';
import { invalidInput } from './finding.ts';

/** What Route 53 copies from an alarm when a check is set to follow it. It refuses the kinds that it cannot follow. */
export function followedAlarm(identifier: AlarmIdentifier, call: Call): CloudWatchAlarmConfiguration {
  const { Region: region = '', Name: name = '' } = identifier;
  const alarm = call.world.regions[region]?.alarms.find(
    (each) => each.name === name && (each.visibleAt ?? 0) <= call.now,
  );
  if (alarm === undefined) {
    throw invalidInput(`Invalid request: The CloudWatch alarm ${name.slice(0, 255)} in region ${region} was not found`);
  }
  const { setting } = alarm;
  const { EvaluationPeriods: periods = 1 } = setting;
  const refused = [
    (setting.Metrics?.length ?? 0) > 0 && 'metric math',
    setting.ExtendedStatistic !== undefined && 'extended statistics',
    (setting.Period ?? 60) < 60 && 'high-resolution alarms',
    (setting.DatapointsToAlarm ?? periods) < periods && '"M out of N" alarms',
  ].find((each) => each !== false);
  if (refused !== undefined) throw invalidInput(`Invalid request: Route 53 health checks do not support ${refused}`);
  return {
    EvaluationPeriods: periods,
    Threshold: setting.Threshold,
    ComparisonOperator: setting.ComparisonOperator as ComparisonOperator | undefined,
    Period: setting.Period,
    MetricName: setting.MetricName,
    Namespace: setting.Namespace,
    Statistic: setting.Statistic,
    Dimensions: setting.Dimensions?.map(({ Name, Value }) => ({ Name, Value })),
  };
}
