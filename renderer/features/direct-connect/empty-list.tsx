import type { ReactNode } from 'react';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import type { Overview } from './dx-answers.ts';

interface EmptyListProps {
  readonly overview: Overview | undefined;
  /** What the list is called where it could not be read. */
  readonly parts: readonly string[];
  readonly children: ReactNode;
}

/** An empty list that could not be read is no empty list. */
export function EmptyList({ overview, parts, children }: EmptyListProps) {
  const isUnread = overview === undefined || overview.unread.some(({ what }) => parts.includes(what));
  return isUnread ? <NothingYet title="These could not be read" text="Why is said above." /> : children;
}
