import { openDatabase } from '../../main/store/database.ts';

/** Each row whole: a long value is spread over pages of the file, and no search of bytes would find it there. */
export function readRows(file: string): string {
  const db = openDatabase(file, { readOnly: false });
  const tables = db.all("SELECT name FROM sqlite_master WHERE type = 'table'").map((row) => String(row['name']));
  const rows = tables.flatMap((table) => db.all(`SELECT * FROM "${table}"`));
  db.close();
  return JSON.stringify(rows);
}
