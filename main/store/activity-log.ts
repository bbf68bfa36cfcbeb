import { createHash } from 'node:crypto';
import { ActivityEntry } from '../../contract/domain/activity.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Database } from './database.ts';
import { bodyOf } from './rows.ts';

export interface ActivityRow extends ActivityEntry {
  readonly id: number;
  /** SHA-256 over the hash of the row before and this entry: a changed, removed or inserted row breaks the chain. */
  readonly hash: string;
}

export interface ActivityFilter {
  /** Found anywhere in an entry, in any case. */
  readonly text?: string;
  readonly planId?: string;
  readonly linkId?: string;
  readonly kinds?: readonly string[];
}

export interface ActivityLog {
  append(entry: ActivityEntry): void;
  /** Newest first, below the id `before`; `total` counts all that the filter lets through. */
  list(
    filter: ActivityFilter,
    page: { readonly limit: number; readonly before?: number },
  ): { readonly entries: readonly ActivityRow[]; readonly total: number };
  /** `brokenAt` is the first row that is not what was written. A cut-off end does not show. */
  verify(): { readonly entries: number; readonly brokenAt: number | null };
}

const beginning = '0'.repeat(64);

export function createActivityLog(database: Database): ActivityLog {
  return {
    append(entry) {
      const parsed = ActivityEntry.parse(entry);
      database.transaction(() => {
        const last = database.get('SELECT hash FROM activity ORDER BY id DESC LIMIT 1');
        const hash = chain(last ? String(last['hash']) : beginning, parsed);
        database.run('INSERT INTO activity (body, hash) VALUES (?, ?)', JSON.stringify(parsed), hash);
      });
    },

    list(filter, { limit, before }) {
      const { where, values } = conditions(filter);
      const total = database.get(`SELECT count(*) AS n FROM activity WHERE ${where}`, ...values);
      const rows = database.all(
        `SELECT id, body, hash FROM activity WHERE ${where} AND id < ? ORDER BY id DESC LIMIT ?`,
        ...values,
        before ?? Number.MAX_SAFE_INTEGER,
        limit,
      );
      const entries = rows.map((row) => ({
        ...ActivityEntry.parse(bodyOf(row)),
        id: Number(row['id']),
        hash: String(row['hash']),
      }));
      return { entries, total: Number(total?.['n'] ?? 0) };
    },

    verify() {
      const rows = database.all('SELECT id, body, hash FROM activity ORDER BY id');
      let hash = beginning;
      for (const [index, row] of rows.entries()) {
        const entry = readEntry(row['body']);
        hash = entry ? chain(hash, entry) : '';
        if (row['id'] !== index + 1 || row['hash'] !== hash)
          return { entries: rows.length, brokenAt: Number(row['id']) };
      }
      return { entries: rows.length, brokenAt: null };
    },
  };
}

function chain(previous: string, entry: ActivityEntry): string {
  return createHash('sha256')
    .update(`${previous}\n${canonicalJson(entry)}`)
    .digest('hex');
}

/** A row that somebody wrote over may be no entry at all. */
function readEntry(body: unknown): ActivityEntry | undefined {
  try {
    return ActivityEntry.strict().parse(JSON.parse(String(body)));
  } catch {
    return undefined;
  }
}

function conditions({ text, planId, linkId, kinds }: ActivityFilter) {
  const parts = ['1'];
  const values: string[] = [];
  const add = (sql: string, ...more: readonly string[]) => {
    parts.push(sql);
    values.push(...more);
  };
  if (planId !== undefined) add(`body ->> '$.planId' = ?`, planId);
  if (linkId !== undefined) add(`body ->> '$.linkId' = ?`, linkId);
  if (kinds && kinds.length > 0) add(`body ->> '$.kind' IN (${kinds.map(() => '?').join(', ')})`, ...kinds);
  if (text) {
    const field = `EXISTS (SELECT 1 FROM json_each(body) WHERE instr(lower(coalesce(value, '')), lower(?)) > 0)`;
    add(field, text);
  }
  return { where: parts.join(' AND '), values };
}
