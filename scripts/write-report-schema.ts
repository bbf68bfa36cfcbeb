import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportSchema } from '../main/reports/report-schema.ts';

writeFileSync(join(import.meta.dirname, '../docs/schemas/linkspan-audit-1.json'), reportSchema());
