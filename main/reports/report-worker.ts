import { parentPort, workerData } from 'node:worker_threads';
import type { AuditReport } from '../../contract/domain/audit.ts';
import { type ReportFonts, renderPdf } from './pdf/render-pdf.ts';
import { renderXlsx } from './report-xlsx.ts';

/** What a thread is given: a report made harmless, and the fonts where the format needs them. */
export type ReportJob =
  | { readonly format: 'pdf'; readonly report: AuditReport; readonly fonts: ReportFonts }
  | { readonly format: 'xlsx'; readonly report: AuditReport };

/** The whole life of the thread: one report. What goes wrong is the thread's error and reaches whoever started it. */
async function work(job: ReportJob): Promise<void> {
  const bytes = job.format === 'pdf' ? await renderPdf(job.report, job.fonts) : await renderXlsx(job.report);
  parentPort?.postMessage(bytes);
}

void work(workerData as ReportJob);
