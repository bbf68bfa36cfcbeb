import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Database, Row } from './database.ts';

/** Values kept by id, each a JSON text that is parsed again when it is read. */
export interface Rows<T> {
  get(id: string): T | undefined;
  /** Latest change first. */
  list(): readonly T[];
  put(id: string, value: T): void;
  remove(id: string): void;
}

export type RowTable = 'links' | 'gateways' | 'drafts' | 'settings' | 'audits' | 'drills';

export function createRows<T>(database: Database, table: RowTable, schema: z.ZodType<T>, clock: Clock): Rows<T> {
  return {
    get(id) {
      const row = database.get(`SELECT body FROM ${table} WHERE id = ?`, id);
      return row && schema.parse(bodyOf(row));
    },
    list: () =>
      database.all(`SELECT body FROM ${table} ORDER BY updated_at DESC, id`).map((row) => schema.parse(bodyOf(row))),
    put(id, value) {
      database.run(
        `INSERT INTO ${table} (id, updated_at, body) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at, body = excluded.body`,
        id,
        clock.now().toISOString(),
        JSON.stringify(schema.parse(value)),
      );
    },
    remove: (id) => database.run(`DELETE FROM ${table} WHERE id = ?`, id),
  };
}

export function bodyOf(row: Row): unknown {
  return JSON.parse(String(row['body']));
}
