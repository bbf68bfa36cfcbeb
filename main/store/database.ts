import { existsSync, rmdirSync } from 'node:fs';
import sqlite from 'node-sqlite3-wasm';
import { AppError } from '../../contract/errors.ts';

export type Value = number | string | null;
export type Row = Readonly<Record<string, unknown>>;

/** SQLite behind one door, so that another build of it changes this file alone. Every statement is finalised at once. */
export interface Database {
  readonly inMemory: boolean;
  run(sql: string, ...values: readonly Value[]): void;
  all(sql: string, ...values: readonly Value[]): readonly Row[];
  get(sql: string, ...values: readonly Value[]): Row | undefined;
  /** Schema text; several statements. */
  exec(sql: string): void;
  /** All of the work or nothing of it, on disk when it returns. One inside another joins it. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Only for the holder of the process lock: the library locks with a folder `<file>.lock` that outlives a crash,
 * and whoever holds the process lock knows that what is left of it is stale.
 */
export function openDatabase(file: string, { readOnly }: { readOnly: boolean }): Database {
  removeStaleLock(file);
  // Nothing there yet and nothing may be written: an empty store in memory reads the same.
  const inMemory = readOnly && !existsSync(file);
  const db = new sqlite.Database(inMemory ? ':memory:' : file, { readOnly: readOnly && !inMemory });
  // WAL needs exclusive mode here (no shared memory between processes), and FULL is what syncs each commit.
  db.exec('PRAGMA locking_mode=EXCLUSIVE');
  if (!readOnly) db.exec('PRAGMA journal_mode=WAL');
  db.exec('PRAGMA synchronous=FULL');

  return {
    inMemory,
    run(sql, ...values) {
      db.run(sql, [...values]);
    },
    all: (sql, ...values) => db.all(sql, [...values]),
    get: (sql, ...values) => db.get(sql, [...values]) ?? undefined,
    exec: (sql) => db.exec(sql),
    transaction(work) {
      if (db.inTransaction) return work();
      db.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        db.exec('COMMIT');
        return result;
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      if (db.isOpen) db.close();
    },
  };
}

/** The same database, where every write is refused in words. */
export function readOnlyView(database: Database): Database {
  const refuse = () => {
    throw new AppError({ code: 'read-only', message: 'Linkspan runs read-only: nothing is changed or stored.' });
  };
  return { ...database, run: refuse, exec: refuse, transaction: (work) => work() };
}

function removeStaleLock(file: string): void {
  const lock = `${file}.lock`;
  if (existsSync(lock)) rmdirSync(lock);
}
