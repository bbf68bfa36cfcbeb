import type { AuditReport, ReportFormat } from '../../contract/domain/audit.ts';

/** `linkspan-audit-2026-11-20-ab3cd4ef.pdf`: the same audit always has the same name. */
export function reportFileName(report: Pick<AuditReport, 'id' | 'endedAt'>, format: ReportFormat): string {
  return `linkspan-audit-${report.endedAt.slice(0, 10)}-${report.id}${endings[format]}`;
}

const endings: Readonly<Record<ReportFormat, string>> = {
  pdf: '.pdf',
  html: '.html',
  csv: '.csv',
  xlsx: '.xlsx',
  json: '.json',
  asff: '.asff.json',
};
