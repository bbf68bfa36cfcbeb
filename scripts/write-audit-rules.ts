import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderAuditRules } from './render-audit-rules.ts';

writeFileSync(join(import.meta.dirname, '../docs/guide/audit-rules.md'), renderAuditRules());
