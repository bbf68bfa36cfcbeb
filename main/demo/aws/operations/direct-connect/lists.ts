import type { Tag } from '@aws-sdk/client-direct-connect';
import { ApiError } from '../../api-error.ts';
import type { Thing } from '../../world/world.ts';
import { visible } from '../finding.ts';
import type { Call } from '../operation.ts';
import { notFound, refusal } from './client-error.ts';

interface PageRequest {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

/** One page of a list: never more than 100. */
export function page<T>(things: readonly T[], { maxResults = 100, nextToken }: PageRequest) {
  if (maxResults < 1 || maxResults > 100) throw refusal('maxResults must be between 1 and 100.');
  const from = nextToken === undefined ? 0 : readToken(nextToken);
  const to = from + maxResults;
  const more = to < things.length;
  return {
    items: things.slice(from, to),
    ...(more && { nextToken: Buffer.from(`dx:${to}`).toString('base64url') }),
  };
}

/** All, or the one with this id, which must exist. */
export function pick<T extends Thing>(things: readonly T[], id: string | undefined, what: string, call: Call): T[] {
  const seen = visible(things, call);
  if (id === undefined) return seen;
  const found = seen.filter((each) => each.id === id);
  if (found.length === 0) throw notFound(what, id);
  return found;
}

export function one<T extends Thing>(things: readonly T[], id: string | undefined, what: string, call: Call): T {
  if (id === undefined || id === '') throw refusal(`${what} ID is required.`);
  const found = visible(things, call).find((each) => each.id === id);
  if (found === undefined) throw notFound(what, id);
  return found;
}

/** Tags that come with a create. */
export function tagsAtBirth(tags: readonly Tag[] | undefined): Record<string, string> {
  const pairs = (tags ?? []).map(({ key = '', value = '' }) => [key, value] as const);
  const keys = new Set(pairs.map(([key]) => key));
  if (keys.size !== pairs.length)
    throw new ApiError('DuplicateTagKeysException', 'A tag key was specified more than once.');
  if (pairs.length > 50)
    throw new ApiError('TooManyTagsException', 'You have reached the limit on the number of tags.');
  for (const [key, value] of pairs) {
    if (key === '' || key.length > 128 || /^aws:/i.test(key)) throw refusal(`Invalid tag key: ${key.slice(0, 130)}`);
    if (value.length > 256) throw refusal('A tag value exceeds the maximum length of 256 characters.');
  }
  return Object.fromEntries(pairs);
}

export function tagList(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

function readToken(token: string): number {
  const offset = /^dx:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (offset === undefined) throw refusal('The nextToken is not valid.');
  return Number(offset);
}
