import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tests run in many processes: each appends what it saw to a file of its own in one folder of the run. */
const variable = 'LINKSPAN_CONTRACT_RECORD';
const written = new Set<string>();

export type Sight = 'call' | 'news' | 'refusal' | 'file';

/** Outside a run of Vitest with this record, nothing is written. */
export function record(sight: Sight, name: string): void {
  const folder = process.env[variable];
  const line = `${sight} ${name}\n`;
  if (folder === undefined || written.has(line)) return;
  written.add(line);
  appendFileSync(join(folder, String(process.pid)), line);
}

/** Everything seen so far in this run; undefined when nothing is recorded. */
export function readRecord(): Readonly<Record<Sight, ReadonlySet<string>>> | undefined {
  const folder = process.env[variable];
  if (folder === undefined || !existsSync(folder)) return undefined;
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  const of = (sight: Sight) =>
    new Set(lines.filter((line) => line.startsWith(`${sight} `)).map((line) => line.slice(sight.length + 1)));
  return { call: of('call'), news: of('news'), refusal: of('refusal'), file: of('file') };
}

/** Vitest's global set-up: before any worker starts. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'linkspan-contract-'));
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
