import type { Filter } from '@aws-sdk/client-ec2';
import { ApiError } from '../api-error.ts';
import type { Thing } from '../world/world.ts';

export type FilterFields<T> = Readonly<Record<string, (thing: T) => readonly string[]>>;

/** Each filter must match one of its values; `*` and `?` are wildcards; tag filters work for every kind of thing. */
export function filtered<T extends Thing>(
  things: readonly T[],
  filters: readonly Filter[] | undefined,
  fields: FilterFields<T>,
): T[] {
  const tests = (filters ?? []).map((filter) => testOf(filter, fields));
  return things.filter((thing) => tests.every((test) => test(thing)));
}

function testOf<T extends Thing>(filter: Filter, fields: FilterFields<T>): (thing: T) => boolean {
  const name = filter.Name ?? '';
  const read = readerOf(name, fields);
  if (read === undefined) throw new ApiError('InvalidParameterValue', `The filter '${name.slice(0, 80)}' is invalid`);
  const patterns = (filter.Values ?? []).map(wildcard);
  return (thing) => read(thing).some((value) => patterns.some((pattern) => pattern.test(value)));
}

function readerOf<T extends Thing>(
  name: string,
  fields: FilterFields<T>,
): ((thing: T) => readonly string[]) | undefined {
  if (name === 'tag-key') return (thing) => Object.keys(thing.tags);
  if (name.startsWith('tag:')) {
    const key = name.slice(4);
    return (thing) => (Object.hasOwn(thing.tags, key) ? [thing.tags[key] ?? ''] : []);
  }
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function wildcard(value: string): RegExp {
  const source = value.replace(/[\\^$.*+?()[\]{}|/]/g, (character) => wildcards[character] ?? `\\${character}`);
  return new RegExp(`^${source}$`, 'su');
}

const wildcards: Readonly<Record<string, string>> = { '*': '.*', '?': '.' };
