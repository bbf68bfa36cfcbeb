import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { scrub } from './scrub.ts';

export interface Log {
  /** Writes an error that nobody foresaw, without secrets, and answers the id that a person can look for. */
  report(error: unknown): string;
}

const longestEntry = 20_000;
const longestFile = 2 * 1024 * 1024;

/** One file in the data folder, and the one before it: never more than twice the limit. */
export function createLog(dataDir: string, now: () => Date): Log {
  const file = join(dataDir, 'linkspan.log');
  return {
    report(error) {
      const id = randomBytes(3).toString('hex');
      if (existsSync(file) && statSync(file).size > longestFile) renameSync(file, `${file}.1`);
      const text = scrub(inspect(error, { depth: 6, breakLength: Infinity })).slice(0, longestEntry);
      appendFileSync(file, `${now().toISOString()} ${id} ${text}\n`, { mode: 0o600 });
      return id;
    },
  };
}
