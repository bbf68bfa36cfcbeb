import { createHash } from 'node:crypto';
import type { AuditReport } from '../../contract/domain/audit.ts';
import { canonicalJson } from '../store/canonical-json.ts';

/** SHA-256, in hex, over the canonical JSON of a report without its digest. */
export function digestOf(report: Omit<AuditReport, 'digest'>): string {
  return digestOfJson(report);
}

/** The same over JSON that nobody looked at yet: whatever else is in it counts too. */
export function digestOfJson(report: object): string {
  const { digest: _left, ...rest } = { digest: undefined, ...report };
  return createHash('sha256').update(canonicalJson(rest)).digest('hex');
}
