import { PutMetricAlarm$, type PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { ApiError } from '../../api-error.ts';
import type { MetricAlarm } from '../../world/alarms.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { invalidCombination, invalidParameter } from './cloudwatch-errors.ts';
import { checkedAlarmTags } from './alarm-tags.ts';

export const putMetricAlarmOperations: readonly Operation[] = [operation(PutMetricAlarm$, put)];

/** Makes the alarm or puts all its settings anew; its state stays until it is evaluated, and tags are for a new one only. */
function put(input: PutMetricAlarmInput, call: Call): object {
  check(input);
  const { AlarmName: name = '' } = input;
  const { Tags: tags, ...setting } = input;
  const present = call.region.alarms.find((alarm) => alarm.name === name);
  if (present !== undefined) {
    present.setting = setting;
    present.configuredAt = call.now;
    return {};
  }
  const alarm: MetricAlarm = {
    name,
    setting,
    tags: checkedAlarmTags(tags),
    configuredAt: call.now,
    state: 'INSUFFICIENT_DATA',
    stateAt: call.now,
    reason: 'Unchecked: Initial alarm creation',
    ...call.birth(),
  };
  call.region.alarms.push(alarm);
  return {};
}

function check(input: PutMetricAlarmInput): void {
  if (!/^[\x20-\x7e]{1,255}$/.test(input.AlarmName ?? ''))
    throw invalidParameter('AlarmName has from 1 to 255 ASCII characters');
  if (!comparisons.includes(input.ComparisonOperator ?? '')) throw invalidParameter('Unknown ComparisonOperator');
  if (input.Metrics !== undefined) {
    if (input.MetricName !== undefined) throw invalidCombination('MetricName and Metrics cannot both be specified');
    return;
  }
  for (const field of ['MetricName', 'Namespace', 'Period', 'Threshold', 'EvaluationPeriods'] as const) {
    if (input[field] === undefined) throw new ApiError('ValidationException', `The parameter ${field} is required.`);
  }
  if ((input.Statistic === undefined) === (input.ExtendedStatistic === undefined)) {
    throw invalidCombination('Exactly one of Statistic and ExtendedStatistic must be specified');
  }
  if (input.Statistic !== undefined && !statistics.includes(input.Statistic))
    throw invalidParameter('Unknown Statistic');
  const { Period: period = 0, EvaluationPeriods: periods = 0, DatapointsToAlarm: points = periods } = input;
  if (![10, 20, 30].includes(period) && (period < 60 || period % 60 !== 0)) {
    throw invalidParameter('Period must be 10, 20, 30 or a multiple of 60');
  }
  if (!Number.isInteger(periods) || periods < 1) throw invalidParameter('EvaluationPeriods must be at least 1');
  if (points < 1 || points > periods) throw invalidParameter('DatapointsToAlarm must be from 1 to EvaluationPeriods');
  if (period * periods > 604_800) throw invalidCombination('The evaluation periods must not be longer than seven days');
  if (!['breaching', 'notBreaching', 'ignore', 'missing'].includes(input.TreatMissingData ?? 'missing')) {
    throw invalidParameter('TreatMissingData is breaching, notBreaching, ignore or missing');
  }
}

const comparisons = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
];
const statistics = ['Minimum', 'Maximum', 'Average', 'Sum', 'SampleCount'];
