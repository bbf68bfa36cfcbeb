import { parentPort, workerData } from 'node:worker_threads';
import type { AuditReport } from '../../contract/domain/audit.ts';
import type { ReportFonts } from './pdf/render-pdf.ts';

/** What a thread is given: a report made harmless, and the fonts where the format needs them. */
export type ReportJob =
  | { readonly format: 'pdf'; readonly report: AuditReport; readonly fonts: ReportFonts }
  | { readonly format: 'xlsx'; readonly report: AuditReport };

/** The whole life of the thread: one report. What goes wrong is the thread's error and reaches whoever started it. */
async function work(job: ReportJob): Promise<void> {
  parentPort?.postMessage(await rendered(job));
}

/** Each library takes longer to load than a small report to lay out: only the one that is needed. */
async function rendered(job: ReportJob): Promise<Uint8Array> {
  if (job.format === 'pdf') return (await import('./pdf/render-pdf.ts')).renderPdf(job.report, job.fonts);
  return (await import('./report-xlsx.ts')).renderXlsx(job.report);
}

void work(workerData as ReportJob);
