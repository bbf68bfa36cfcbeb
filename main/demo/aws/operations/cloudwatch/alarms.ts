import {
  DeleteAlarms$,
  DescribeAlarms$,
  SetAlarmState$,
  type DeleteAlarmsInput,
  type DescribeAlarmsInput,
  type DescribeAlarmsOutput,
  type MetricAlarm as AlarmAnswer,
  type SetAlarmStateInput,
} from '@aws-sdk/client-cloudwatch';
import { ApiError } from '../../api-error.ts';
import type { MetricAlarm } from '../../world/alarms.ts';
import { periodLength } from '../../world/metric-points.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { invalidParameter } from './cloudwatch-errors.ts';

export const alarmOperations: readonly Operation[] = [
  operation(DescribeAlarms$, describe),
  operation(DeleteAlarms$, remove),
  operation(SetAlarmState$, setState),
];

export function visibleAlarms(call: Call): MetricAlarm[] {
  return call.region.alarms.filter((alarm) => (alarm.visibleAt ?? 0) <= call.now);
}

export function alarmArn(name: string, call: Call): string {
  return `arn:aws:cloudwatch:${call.regionName}:${call.world.accountId}:alarm:${name}`;
}

function describe(input: DescribeAlarmsInput, call: Call): DescribeAlarmsOutput {
  const size = input.MaxRecords ?? 50;
  if (size < 1 || size > 100) throw invalidParameter('MaxRecords must be from 1 to 100');
  if (input.AlarmNames !== undefined && input.AlarmNamePrefix !== undefined) {
    throw invalidParameter('AlarmNames and AlarmNamePrefix cannot both be specified');
  }
  const found = visibleAlarms(call)
    .filter((alarm) => input.AlarmNames?.includes(alarm.name) ?? true)
    .filter((alarm) => alarm.name.startsWith(input.AlarmNamePrefix ?? ''))
    .filter((alarm) => input.StateValue === undefined || alarm.state === input.StateValue)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const from = input.NextToken === undefined ? 0 : readToken(input.NextToken);
  return {
    MetricAlarms: found.slice(from, from + size).map((alarm) => answer(alarm, call)),
    CompositeAlarms: [],
    ...(from + size < found.length && { NextToken: `alarm-${from + size}` }),
  };
}

function remove(input: DeleteAlarmsInput, call: Call): object {
  const names = input.AlarmNames ?? [];
  const missing = names.find((name) => !visibleAlarms(call).some((alarm) => alarm.name === name));
  if (missing !== undefined)
    throw new ApiError('ResourceNotFound', `The alarm ${missing.slice(0, 255)} does not exist.`, 404);
  call.region.alarms = call.region.alarms.filter((alarm) => !names.includes(alarm.name));
  return {};
}

/** Stands until the alarm is evaluated again; Route 53 does not look at it. */
function setState(input: SetAlarmStateInput, call: Call): object {
  const alarm = visibleAlarms(call).find((each) => each.name === input.AlarmName);
  if (alarm === undefined) throw new ApiError('ResourceNotFound', `The alarm does not exist.`, 404);
  if (!['OK', 'ALARM', 'INSUFFICIENT_DATA'].includes(input.StateValue ?? '')) {
    throw invalidParameter('StateValue is OK, ALARM or INSUFFICIENT_DATA');
  }
  alarm.state = input.StateValue ?? 'OK';
  alarm.stateAt = call.now;
  alarm.reason = input.StateReason ?? '';
  alarm.saidUntil = call.now + periodLength(alarm.setting.Period ?? 300, call);
  return {};
}

function answer(alarm: MetricAlarm, call: Call): AlarmAnswer {
  const { Tags: _, ...setting } = alarm.setting;
  return {
    ...setting,
    AlarmName: alarm.name,
    AlarmArn: alarmArn(alarm.name, call),
    AlarmConfigurationUpdatedTimestamp: new Date(alarm.configuredAt),
    ActionsEnabled: setting.ActionsEnabled ?? true,
    OKActions: setting.OKActions ?? [],
    AlarmActions: setting.AlarmActions ?? [],
    InsufficientDataActions: setting.InsufficientDataActions ?? [],
    Dimensions: setting.Dimensions ?? [],
    StateValue: alarm.state,
    StateReason: alarm.reason,
    StateUpdatedTimestamp: new Date(alarm.stateAt),
    StateTransitionedTimestamp: new Date(alarm.stateAt),
  };
}

function readToken(token: string): number {
  const from = /^alarm-(\d{1,6})$/.exec(token)?.[1];
  if (from === undefined) throw new ApiError('InvalidNextToken', 'The next token is not valid.');
  return Number(from);
}
