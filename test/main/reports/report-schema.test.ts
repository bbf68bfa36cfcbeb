import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../../main/reports/report-schema.ts';

const published = join(import.meta.dirname, '../../../docs/schemas/linkspan-audit-1.json');

describe('the published schema of a report', () => {
  it('is the one that reports have: run `npm run docs` after a change of the contract', () => {
    expect(readFileSync(published, 'utf8')).toBe(reportSchema());
  });

  it('lets nothing through that it does not name', () => {
    const schema = JSON.parse(reportSchema()) as object;
    const objects = objectSchemas(schema);
    expect(objects.length).toBeGreaterThan(10);
    expect(objects.filter((each) => each.additionalProperties !== false)).toEqual([]);
  });
});

interface ObjectSchema {
  readonly type: string;
  readonly additionalProperties?: unknown;
}

function objectSchemas(value: unknown): ObjectSchema[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectSchemas);
  return 'type' in value && value.type === 'object' ? [value as ObjectSchema, ...inside] : inside;
}
