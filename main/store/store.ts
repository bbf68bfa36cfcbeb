import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { AppError, isAppError } from '../../contract/errors.ts';
import { createClock, type Clock } from '../clock.ts';
import { type ActivityLog, createActivityLog } from './activity-log.ts';
import { type Database, openDatabase, readOnlyView } from './database.ts';
import { createJournalStore, type JournalStore } from './journal-store.ts';
import { createPlanStore, type PlanStore } from './plan-store.ts';
import { type ProcessLock, takeProcessLock } from './process-lock.ts';
import { createRows, type Rows, type RowTable } from './rows.ts';
import { migrate } from './schema.ts';

export interface Store {
  readonly readOnly: boolean;
  readonly plans: PlanStore;
  readonly journal: JournalStore;
  readonly activity: ActivityLog;
  /** Links, gateways, audits …: each feature brings the schema of its own rows. */
  rows<T>(table: RowTable, schema: z.ZodType<T>): Rows<T>;
  /** What is written inside is on disk together or not at all. */
  transaction<T>(work: () => T): T;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly host: 'electron' | 'browser' | 'cli' | 'test';
  readonly readOnly?: boolean;
  readonly clock?: Clock;
}

const hostWords = {
  electron: 'the desktop app',
  browser: 'the app in a browser',
  cli: 'a command in a terminal',
  test: 'a test',
} as const satisfies Record<StoreOptions['host'], string>;

/** Opens the one store of a data folder; refuses with `conflict`, naming the holder, while another process has it. */
export async function openStore(dataDir: string, options: StoreOptions): Promise<Store> {
  const { host, readOnly = false, clock = createClock() } = options;
  const lock = await lockFolder(dataDir, { host: hostWords[host], since: clock.now().toISOString() });

  let database: Database | undefined;
  try {
    database = openDatabase(join(dataDir, 'linkspan.db'), { readOnly });
    migrate(database, { mayWrite: !readOnly || database.inMemory });
  } catch (error) {
    database?.close();
    await lock.release();
    throw unusable(dataDir, error);
  }

  const opened = database;
  const usable = readOnly ? readOnlyView(opened) : opened;
  return {
    readOnly,
    plans: createPlanStore(usable),
    journal: createJournalStore(usable),
    activity: createActivityLog(usable),
    rows: (table, schema) => createRows(usable, table, schema, clock),
    transaction: (work) => usable.transaction(work),
    async close() {
      opened.close();
      await lock.release();
    },
  };
}

async function lockFolder(dataDir: string, self: { host: string; since: string }): Promise<ProcessLock> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return await takeProcessLock(dataDir, self);
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

/** A full disk, a folder of somebody else, a damaged file: nothing a person can mend without knowing which folder and why. */
function unusable(dataDir: string, error: unknown): AppError {
  if (isAppError(error)) return error;
  const why = error instanceof Error ? error.message : String(error);
  const message = `Linkspan cannot use the data folder ${dataDir}: ${why}. Mend it, or choose another with --data-dir.`;
  return new AppError({ code: 'access-denied', message, subject: 'data-dir' }, { cause: error });
}
