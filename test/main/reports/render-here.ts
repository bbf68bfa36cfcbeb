import type { AuditReport, ReportFormat } from '../../../contract/domain/audit.ts';
import { harmlessReport } from '../../../main/reports/harmless.ts';
import { renderPdf } from '../../../main/reports/pdf/render-pdf.ts';
import { renderReport } from '../../../main/reports/render-report.ts';
import { reportFonts } from '../../../main/reports/report-fonts.ts';
import { renderXlsx } from '../../../main/reports/report-xlsx.ts';

/** As renderReport does, without a thread, which takes a second to compile here. */
export async function renderHere(report: AuditReport, format: ReportFormat): Promise<Uint8Array> {
  if (format === 'pdf') return renderPdf(harmlessReport(report), await reportFonts());
  return format === 'xlsx' ? renderXlsx(harmlessReport(report)) : renderReport(report, format);
}
