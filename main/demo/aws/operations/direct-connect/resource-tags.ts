import {
  DescribeTags$,
  TagResource$,
  UntagResource$,
  type DescribeTagsRequest,
  type DescribeTagsResponse,
  type TagResourceRequest,
  type UntagResourceRequest,
} from '@aws-sdk/client-direct-connect';
import { ApiError } from '../../api-error.ts';
import type { Thing } from '../../world/world.ts';
import { visible } from '../finding.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { notFound } from './client-error.ts';
import { tagList, tagsAtBirth } from './lists.ts';

export const resourceTagOperations: readonly Operation[] = [
  operation(DescribeTags$, describe),
  operation(TagResource$, tag),
  operation(UntagResource$, untag),
];

function describe(input: DescribeTagsRequest, call: Call): DescribeTagsResponse {
  return {
    resourceTags: (input.resourceArns ?? []).map((resourceArn) => ({
      resourceArn,
      tags: tagList(named(resourceArn, call).tags),
    })),
  };
}

function tag(input: TagResourceRequest, call: Call): object {
  const thing = named(input.resourceArn, call);
  const tags = { ...thing.tags, ...tagsAtBirth(input.tags) };
  if (Object.keys(tags).length > 50) {
    throw new ApiError('TooManyTagsException', 'You have reached the limit on the number of tags.');
  }
  thing.tags = tags;
  return {};
}

function untag(input: UntagResourceRequest, call: Call): object {
  const thing = named(input.resourceArn, call);
  thing.tags = Object.fromEntries(Object.entries(thing.tags).filter(([key]) => !(input.tagKeys ?? []).includes(key)));
  return {};
}

/** `arn:aws:directconnect:eu-west-1:210987654321:dxvif/dxvif-…`: the id is its end. */
function named(arn: string | undefined, call: Call): Thing {
  const id = /\/([^/]+)$/.exec(arn ?? '')?.[1] ?? '';
  const { connections, lags, virtualInterfaces } = call.region.directConnect;
  const things: Thing[] = [...connections, ...lags, ...virtualInterfaces, ...call.world.directConnectGateways];
  const found = visible(things, call).find((each) => each.id === id);
  if (found === undefined) throw notFound('Resource', arn ?? '');
  return found;
}
