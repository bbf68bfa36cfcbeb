import type { Filter, Tag } from '@aws-sdk/client-ec2';
import type { Listed } from '../../world/listed-things.ts';
import { filtered, type FilterFields } from '../filters.ts';
import { findAll, type Kind } from '../finding.ts';
import type { Call } from '../operation.ts';
import { page, type PageRequest } from '../pages.ts';
import { tagList } from '../tagging.ts';

export interface ListQuestion extends PageRequest {
  readonly ids?: readonly string[] | undefined;
  readonly filters?: readonly Filter[] | undefined;
}

/** One page of things that are kept as they are answered. */
export function listed<T extends object, L extends Listed<T>>(
  things: readonly L[],
  kind: Kind,
  fields: FilterFields<L>,
  question: ListQuestion,
  call: Call,
): { items: (T & { Tags: Tag[] })[]; NextToken?: string } {
  const found = filtered(findAll(things, question.ids, kind, call), question.filters, fields);
  const { items, ...token } = page(found, question);
  return { items: items.map((each) => ({ ...each.answer, Tags: tagList(each.tags) })), ...token };
}

/** A filter's value, where there is one. */
export function some(value: string | boolean | undefined): string[] {
  return value === undefined ? [] : [String(value)];
}
