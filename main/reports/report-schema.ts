import { z } from 'zod';
import { AuditReport } from '../../contract/domain/audit.ts';

/** The JSON Schema of a report as it is published: docs/schemas/linkspan-audit-1.json. */
export function reportSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(AuditReport, { io: 'output' });
  const about = {
    $schema,
    $id: 'https://linkspan.example/schemas/linkspan-audit-1.json',
    title: 'Linkspan audit report',
    description:
      'An audit as `linkspan audit --format json` writes it. `digest` is SHA-256, in lower-case hex, over the canonical JSON (RFC 8785) of the report without `digest`.',
  };
  return `${JSON.stringify({ ...about, ...schema }, undefined, 2)}\n`;
}
