import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../../../../main/features/audit/rules/all-rules.ts';
import { renderAuditRules } from '../../../../../scripts/render-audit-rules.ts';

describe('docs/guide/audit-rules.md', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../../../docs/guide/audit-rules.md'), 'utf8');

  it('is as the rules are: run `npm run docs` after a change', () => {
    expect(guide).toBe(renderAuditRules());
  });

  it('has each rule once', () => {
    const headings = guide.split('\n').flatMap((line) => /^### (\S+):/.exec(line)?.[1] ?? []);
    expect(headings.toSorted()).toEqual(allRules.map(({ id }) => id).toSorted());
  });
});
