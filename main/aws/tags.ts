import {
  CreateTagsCommand,
  type Filter,
  type Tag,
  type TagSpecification,
  type ResourceType,
} from '@aws-sdk/client-ec2';
import type { AwsContext } from './aws-context.ts';
import { change } from './call.ts';
import { shownText } from './shown-text.ts';

export type Tags = Readonly<Record<string, string>>;

export function readTags(list: readonly Tag[] | undefined): Tags {
  return Object.fromEntries((list ?? []).map(({ Key = '', Value = '' }) => [shownText(Key), shownText(Value)]));
}

/** The Name tag, or null. */
export function nameIn(tags: Tags): string | null {
  return tags['Name'] || null;
}

export function tagSpecification(resourceType: ResourceType, tags: Tags): TagSpecification[] {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return list.length === 0 ? [] : [{ ResourceType: resourceType, Tags: list }];
}

/** Filters from names and values; undefined values are left out. */
export function filtersOf(wanted: Readonly<Record<string, string | readonly string[] | undefined>>): Filter[] {
  return Object.entries(wanted).flatMap(([Name, value]) =>
    value === undefined ? [] : { Name, Values: typeof value === 'string' ? [value] : [...value] },
  );
}

export async function addTags(ctx: AwsContext, resourceId: string, tags: Tags, signal: AbortSignal): Promise<void> {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await change(
    ctx,
    'CreateTags',
    signal,
    (options) => ctx.ec2.send(new CreateTagsCommand({ Resources: [resourceId], Tags }), options),
    {
      repeatable: true,
    },
  );
}
