import { AuditReport, type ReportFormat } from '../../contract/domain/audit.ts';
import { AppError } from '../../contract/errors.ts';
import { cancellation } from '../clock.ts';
import { digestOf, digestOfJson } from './digest.ts';
import { harmlessReport } from './harmless.ts';
import { renderAsff } from './report-asff.ts';
import { renderCsv } from './report-csv.ts';
import { renderHtml } from './report-html.ts';
import { renderJson } from './report-json.ts';
import { renderInThread } from './report-thread.ts';

export { reportFileName } from './report-file-name.ts';

/** The bytes of a report as a file. The same report gives the same bytes. Refuses one that its own digest does not fit. */
export async function renderReport(
  report: AuditReport,
  format: ReportFormat,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  if (signal?.aborted) throw cancellation(signal);
  refuseChanged(report);
  switch (format) {
    case 'json':
      return bytesOf(renderJson(report));
    case 'html':
      return bytesOf(renderHtml(harmlessReport(report), report));
    case 'csv':
      return bytesOf(renderCsv(harmlessReport(report)));
    case 'asff':
      return bytesOf(renderAsff(harmlessReport(report)));
    case 'pdf':
    case 'xlsx':
      return renderInThread(format, harmlessReport(report), signal);
  }
}

/** What the form does not name is not written, and counts as a change. */
function refuseChanged(report: AuditReport): void {
  const { digest, ...rest } = AuditReport.parse(report);
  if (digestOf(rest) === digest && digestOfJson(report) === digest) return;
  throw new AppError({
    code: 'conflict',
    subject: report.id,
    message: 'This audit was changed after it was made: its digest does not fit. Run the audit again',
  });
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
