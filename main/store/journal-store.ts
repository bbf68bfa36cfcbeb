import { JournalEntry } from './journal-entry.ts';
import { bodyOf } from './rows.ts';
import type { Database } from './database.ts';

/** What happened to each plan, append only. An entry is on disk when `append` returns. */
export interface JournalStore {
  append(...entries: readonly JournalEntry[]): void;
  /** Oldest first. */
  read(planId: string): readonly JournalEntry[];
}

export function createJournalStore(database: Database): JournalStore {
  return {
    append(...entries) {
      database.transaction(() => {
        for (const entry of entries) {
          const body = JSON.stringify(JournalEntry.parse(entry));
          database.run('INSERT INTO journal (plan_id, at, body) VALUES (?, ?, ?)', entry.planId, entry.at, body);
        }
      });
    },
    read: (planId) =>
      database
        .all('SELECT body FROM journal WHERE plan_id = ? ORDER BY seq', planId)
        .map((row) => JournalEntry.parse(bodyOf(row))),
  };
}
