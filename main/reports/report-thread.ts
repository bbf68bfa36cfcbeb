import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../contract/errors.ts';
import { cancellation } from '../clock.ts';
import { reportFonts } from './report-fonts.ts';
import type { ReportJob } from './report-worker.ts';
import type { AuditReport } from '../../contract/domain/audit.ts';

const longestMs = 180_000;
const mostMegabytes = 2_048;

/** Lays a report out in a thread of its own, so that the window goes on answering. Cancelling ends the thread. */
export async function renderInThread(
  format: ReportJob['format'],
  report: AuditReport,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const job: ReportJob = format === 'pdf' ? { format, report, fonts: await reportFonts() } : { format, report };
  const code = await threadCode();
  if (signal?.aborted) throw cancellation(signal);
  const limit = AbortSignal.timeout(longestMs);
  const worker = new Worker(code, {
    eval: true,
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  try {
    return await answerOf(worker, signal ? AbortSignal.any([signal, limit]) : limit);
  } catch (error) {
    if (limit.aborted) throw tooLong(format, error);
    throw error;
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, signal: AbortSignal): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(cancellation(signal));
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', (bytes: Uint8Array) => resolve(bytes));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that lays out reports ended without one')));
  });
}

function tooLong(format: string, cause: unknown): AppError {
  const message = `The ${format.toUpperCase()} took more than ${longestMs / 60_000} minutes. Narrow the audit, or export CSV or JSON`;
  return new AppError({ code: 'unsupported', subject: format, message }, { cause });
}

/** Read here and not by the thread: what is inside Electron's archive only the main thread can be relied on to read. */
async function threadCode(): Promise<string> {
  const bundle = join(import.meta.dirname, 'report-worker.cjs');
  return existsSync(bundle) ? readFile(bundle, 'utf8') : fromSources();
}

/** TypeScript as it stands, for tests and benches. */
function fromSources(): string {
  const tsx = join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/esm/api/index.mjs');
  const [loader, file] = [tsx, join(import.meta.dirname, 'report-worker.ts')].map((path) => pathToFileURL(path).href);
  return `import(${JSON.stringify(loader)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(file)}); })`;
}
