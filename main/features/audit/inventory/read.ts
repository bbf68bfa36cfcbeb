import type { Unread } from '../../../../contract/domain/audit.ts';

/** What was read, or why it was not: nothing may be claimed from what is unread. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly unread: Unread };

/** Tags by key. */
export type ItemTags = Readonly<Record<string, string>>;

export interface Item {
  readonly id: string;
  readonly name: string | null;
  readonly tags: ItemTags;
}
