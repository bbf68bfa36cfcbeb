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

/** One kind of thing that is kept as it is answered. */
export interface ListedKind<T extends object, L extends Listed<T>> {
  readonly kind: Kind;
  /** Where its id stands in the answer. */
  readonly id: keyof T & string;
  readonly fields: FilterFields<L>;
}

/** One page of them. */
export function listed<T extends object, L extends Listed<T>>(
  things: readonly L[],
  { kind, id, fields }: ListedKind<T, L>,
  question: ListQuestion,
  call: Call,
): { items: (T & { Tags: Tag[] })[]; NextToken?: string } {
  const found = filtered(findAll(things, question.ids, kind, call), question.filters, fields);
  const { items, ...token } = page(found, question);
  return { items: items.map((each) => ({ ...each.answer, [id]: each.id, Tags: tagList(each.tags) })), ...token };
}

/** A filter's value, where there is one. */
export function some(value: string | boolean | undefined): string[] {
  return value === undefined ? [] : [String(value)];
}
