import {
  ChangeTagsForResource$,
  ListTagsForResource$,
  ListTagsForResources$,
  type ChangeTagsForResourceRequest,
  type ListTagsForResourceRequest,
  type ListTagsForResourceResponse,
  type ListTagsForResourcesRequest,
  type ListTagsForResourcesResponse,
  type ResourceTagSet,
  type TagResourceType,
} from '@aws-sdk/client-route-53';
import type { Thing } from '../../world/world.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { checkedTags, tagList } from '../tagging.ts';
import { findHealthCheck, findZone, invalidInput } from './finding.ts';

export const route53TagOperations: readonly Operation[] = [
  operation(ChangeTagsForResource$, change),
  operation(ListTagsForResource$, listOne),
  operation(ListTagsForResources$, listMany),
];

function change(input: ChangeTagsForResourceRequest, call: Call): object {
  const thing = find(input.ResourceType, input.ResourceId, call);
  if (input.AddTags === undefined && input.RemoveTagKeys === undefined) {
    throw invalidInput('Tags to add or keys to remove must be specified.');
  }
  const added = checked(input.AddTags ?? []);
  const removed = new Set(input.RemoveTagKeys);
  const kept = Object.entries(thing.tags).filter(([key]) => !removed.has(key));
  const tags = Object.fromEntries([...kept, ...Object.entries(added)]);
  if (Object.keys(tags).length > 50) throw invalidInput('The maximum number of tags for a resource is 50.');
  thing.tags = tags;
  return {};
}

function listOne(input: ListTagsForResourceRequest, call: Call): ListTagsForResourceResponse {
  return { ResourceTagSet: tagSet(input.ResourceType, input.ResourceId, call) };
}

function listMany(input: ListTagsForResourcesRequest, call: Call): ListTagsForResourcesResponse {
  const ids = input.ResourceIds ?? [];
  if (ids.length === 0 || ids.length > 10) throw invalidInput('From 1 to 10 resource ids can be specified.');
  return { ResourceTagSets: ids.map((id) => tagSet(input.ResourceType, id, call)) };
}

function tagSet(type: TagResourceType | undefined, id: string | undefined, call: Call): ResourceTagSet {
  return { ResourceType: type, ResourceId: id, Tags: tagList(find(type, id, call).tags) };
}

function find(type: string | undefined, id: string | undefined, call: Call): Thing {
  if (type === 'hostedzone') return findZone(id, call);
  if (type === 'healthcheck') return findHealthCheck(id, call);
  throw invalidInput(
    `Value '${(type ?? '').slice(0, 40)}' at 'resourceType' failed to satisfy constraint: Member must satisfy enum value set: [healthcheck, hostedzone]`,
  );
}

function checked(tags: NonNullable<ChangeTagsForResourceRequest['AddTags']>): Record<string, string> {
  try {
    return checkedTags(tags);
  } catch (error) {
    throw invalidInput(error instanceof Error ? error.message : 'The tags are not valid.');
  }
}
