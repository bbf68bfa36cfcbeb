import { AppError } from '../../contract/errors.ts';
import type { Database } from './database.ts';

/** Each entry brings a store from one version to the next. Never change one that was released: add another. */
const migrations: readonly string[] = [
  `
  CREATE TABLE plans (id TEXT PRIMARY KEY, created_at TEXT NOT NULL, undoes TEXT, body TEXT NOT NULL) STRICT;

  CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, plan_id TEXT NOT NULL REFERENCES plans (id), at TEXT NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX journal_by_plan ON journal (plan_id, seq);

  CREATE TABLE activity (
    id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT;

  CREATE TABLE links (id TEXT PRIMARY KEY, updated_at TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE gateways (id TEXT PRIMARY KEY, updated_at TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE drafts (id TEXT PRIMARY KEY, updated_at TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE settings (id TEXT PRIMARY KEY, updated_at TEXT NOT NULL, body TEXT NOT NULL) STRICT;

  CREATE TRIGGER journal_keeps BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
  CREATE TRIGGER journal_stands BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
  CREATE TRIGGER activity_keeps BEFORE DELETE ON activity BEGIN SELECT RAISE(ABORT, 'the activity log is append only'); END;
  CREATE TRIGGER activity_stands BEFORE UPDATE ON activity BEGIN SELECT RAISE(ABORT, 'the activity log is append only'); END;
  `,
  `
  CREATE TABLE audits (id TEXT PRIMARY KEY, updated_at TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE drills (id TEXT PRIMARY KEY, updated_at TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  `,
];

/** Brings the store to this version of Linkspan; a store from a newer one is left alone. */
export function migrate(database: Database, { mayWrite }: { mayWrite: boolean }): void {
  const found = Number(database.get('PRAGMA user_version')?.['user_version']);
  if (found > migrations.length) {
    throw new AppError({
      code: 'unsupported',
      message:
        'This data folder was used by a newer version of Linkspan. Use that version, or choose another data folder.',
      subject: 'data-dir',
    });
  }
  if (found === migrations.length) return;
  if (!mayWrite) {
    throw new AppError({
      code: 'read-only',
      message: 'This data folder is from an older version of Linkspan. Open it once without --read-only.',
      subject: 'data-dir',
    });
  }
  database.transaction(() => {
    for (const migration of migrations.slice(found)) database.exec(migration);
    database.exec(`PRAGMA user_version=${migrations.length}`);
  });
}
