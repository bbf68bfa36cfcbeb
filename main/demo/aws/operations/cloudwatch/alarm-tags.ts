import {
  ListTagsForResource$,
  TagResource$,
  UntagResource$,
  type ListTagsForResourceInput,
  type ListTagsForResourceOutput,
  type Tag,
  type TagResourceInput,
  type UntagResourceInput,
} from '@aws-sdk/client-cloudwatch';
import { ApiError } from '../../api-error.ts';
import type { MetricAlarm } from '../../world/alarms.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { checkedTags, tagList } from '../tagging.ts';
import { alarmArn, visibleAlarms } from './alarms.ts';
import { invalidParameter } from './cloudwatch-errors.ts';

export const alarmTagOperations: readonly Operation[] = [
  operation(ListTagsForResource$, list),
  operation(TagResource$, add),
  operation(UntagResource$, drop),
];

export function checkedAlarmTags(tags: readonly Tag[] | undefined): Record<string, string> {
  try {
    return checkedTags(tags?.map(({ Key, Value }) => ({ Key, Value })));
  } catch (error) {
    throw invalidParameter(error instanceof Error ? error.message : 'The tags are not valid.');
  }
}

function list(input: ListTagsForResourceInput, call: Call): ListTagsForResourceOutput {
  const tags = tagList(find(input.ResourceARN, call).tags);
  return { Tags: tags.map(({ Key, Value }) => ({ Key, Value })) };
}

function add(input: TagResourceInput, call: Call): object {
  const alarm = find(input.ResourceARN, call);
  alarm.tags = Object.fromEntries([...Object.entries(alarm.tags), ...Object.entries(checkedAlarmTags(input.Tags))]);
  return {};
}

function drop(input: UntagResourceInput, call: Call): object {
  const alarm = find(input.ResourceARN, call);
  alarm.tags = Object.fromEntries(Object.entries(alarm.tags).filter(([key]) => !input.TagKeys?.includes(key)));
  return {};
}

function find(arn: string | undefined, call: Call): MetricAlarm {
  const alarm = visibleAlarms(call).find((each) => alarmArn(each.name, call) === arn);
  if (alarm === undefined) throw new ApiError('ResourceNotFoundException', 'The alarm does not exist.', 404);
  return alarm;
}
