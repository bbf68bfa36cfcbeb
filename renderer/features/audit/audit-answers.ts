import type { z } from 'zod';
import type { audit } from '../../../contract/features/audit.ts';

export type Audit = z.infer<typeof audit.get.output>;
export type AuditSummary = z.infer<typeof audit.list.output>[number];
export type AuditProgress = z.infer<typeof audit.progressed.payload>;
