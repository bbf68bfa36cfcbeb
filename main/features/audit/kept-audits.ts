import type { AuditReport } from '../../../contract/domain/audit.ts';
import { AppError } from '../../../contract/errors.ts';
import type { Rows } from '../../store/rows.ts';
import { type AuditSummary, summarize } from './summarize.ts';

export interface KeptAudits {
  /** Newest first. */
  list(): AuditSummary[];
  get(auditId: string): AuditReport;
  put(report: AuditReport): void;
  remove(auditId: string): void;
}

/** Reports are large, and a page asks for the list often: their summaries are made once. */
export function createKeptAudits(rows: Rows<AuditReport>): KeptAudits {
  let summaries: Map<string, AuditSummary> | undefined;
  const known = (): Map<string, AuditSummary> =>
    (summaries ??= new Map(rows.list().map((report) => [report.id, summarize(report)])));
  return {
    list: () => [...known().values()].toSorted((one, other) => other.startedAt.localeCompare(one.startedAt)),
    get(auditId) {
      const report = rows.get(auditId);
      if (report) return report;
      throw new AppError({ code: 'not-found', subject: auditId, message: 'There is no such audit. It was removed' });
    },
    put(report) {
      rows.put(report.id, report);
      known().set(report.id, summarize(report));
    },
    remove(auditId) {
      rows.remove(auditId);
      known().delete(auditId);
    },
  };
}
