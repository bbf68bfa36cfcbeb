import type { Link } from '../../contract/domain/link.ts';

/** Links as they were applied. */
export interface LinkStore {
  get(id: string): Link | undefined;
  list(): readonly Link[];
  put(id: string, link: Link): void;
  remove(id: string): void;
}
