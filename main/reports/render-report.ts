import type { AuditReport, ReportFormat } from '../../contract/domain/audit.ts';
import { AppError } from '../../contract/errors.ts';
import { digestOf } from './digest.ts';
import { renderJson } from './report-json.ts';

export { reportFileName } from './report-file-name.ts';

/** The bytes of a report as a file. The same report gives the same bytes. Refuses one that does not fit its own digest. */
export async function renderReport(
  report: AuditReport,
  format: ReportFormat,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const { digest, ...rest } = report;
  if (digestOf(rest) !== digest) {
    throw new AppError({
      code: 'conflict',
      subject: report.id,
      message: 'This audit was changed after it was made: its digest does not fit. Run the audit again',
    });
  }
  if (format === 'json') return new TextEncoder().encode(renderJson(report));
  throw new AppError({ code: 'unsupported', subject: format, message: `Reports as ${format} are being built` });
}
