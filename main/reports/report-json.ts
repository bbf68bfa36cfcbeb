import type { AuditReport } from '../../contract/domain/audit.ts';

/** The report as it is, in lines that a person can read and compare. */
export function renderJson(report: AuditReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
