import type { z } from 'zod';
import type { directConnect } from '../../../contract/features/direct-connect.ts';
import type { Place } from './use-place.ts';

export type Overview = z.infer<typeof directConnect.overview.output>;
export type Suggestion = z.infer<typeof directConnect.suggest.output>;

/** What each list of the page is given. */
export interface ListProps {
  readonly place: Place;
  readonly overview: Overview | undefined;
  readonly isLoading: boolean;
  readonly readAt: string | undefined;
  /** The address that keeps what was typed into the list's filter. */
  readonly at: (text: string) => string;
}
