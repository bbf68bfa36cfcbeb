import type { z } from 'zod';
import type { AuditReport } from '../../../contract/domain/audit.ts';
import type { audit } from '../../../contract/features/audit.ts';

export type AuditSummary = z.infer<typeof audit.list.output>[number];
type AuditDetail = z.infer<typeof audit.get.output>;

export function summarize(report: AuditReport): AuditSummary {
  const { id, startedAt, endedAt, scope, digest, findings, unread, inventory } = report;
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { verdict, severity } of findings) if (verdict === 'fail') counts[severity] += 1;
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown').length;
  return {
    id,
    startedAt,
    endedAt,
    scope,
    digest,
    counts,
    unknown,
    unread: unread.length,
    resources: inventory.length,
  };
}

/** With the inventory counted: a page lists kinds, a report each thing. */
export function withCounts({ inventory, ...report }: AuditReport): AuditDetail {
  const counts = new Map<string, number>();
  for (const { kind } of inventory) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return { ...report, inventory: [...counts].map(([kind, count]) => ({ kind, count })) };
}
