import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import { ApiError, invalidValue } from '../api-error.ts';

/** The tags of a create call, which may name only the kind of thing that it makes. */
export function tagsAtBirth(
  specifications: readonly TagSpecification[] | undefined,
  resourceType: string,
): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const specification of specifications ?? []) {
    if (specification.ResourceType !== resourceType) {
      throw new ApiError(
        'InvalidParameterValue',
        `'${specification.ResourceType ?? ''}' is not a valid taggable resource type for this operation.`,
      );
    }
    Object.assign(tags, checkedTags(specification.Tags));
  }
  return tags;
}

export function checkedTags(tags: readonly Tag[] | undefined): Record<string, string> {
  const out: Record<string, string> = {};
  for (const { Key: key = '', Value: value = '' } of tags ?? []) {
    if (key.toLowerCase().startsWith('aws:')) {
      throw invalidValue(key, 'tagKey', "Tag keys starting with 'aws:' are reserved for internal use");
    }
    if (key === '' || key.length > 128)
      throw invalidValue(key.slice(0, 140), 'tagKey', 'The tag key must be 1 to 128 characters long.');
    if (value.length > 256)
      throw new ApiError('InvalidParameterValue', 'Tag value exceeds the maximum length of 256 characters');
    if (Object.hasOwn(out, key)) throw new ApiError('InvalidParameterValue', `Duplicate tag key '${key}' specified.`);
    Object.defineProperty(out, key, { value, enumerable: true, configurable: true, writable: true });
  }
  if (Object.keys(out).length > 50)
    throw new ApiError('TagLimitExceeded', 'The maximum number of tags for a resource is 50.');
  return out;
}

export function tagList(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
