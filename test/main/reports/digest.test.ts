import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, digestOfJson } from '../../../main/reports/digest.ts';
import { richReport } from '../../fixtures/audit-report.ts';

describe('the digest of a report', () => {
  it('is SHA-256 over the canonical JSON without the digest itself', () => {
    const expected = createHash('sha256').update('{"a":[1,"é"],"b":null}').digest('hex');
    expect(digestOfJson({ b: null, digest: 'whatever', a: [1, 'é'] })).toBe(expected);
  });

  it('does not depend on the order of keys', () => {
    const { digest, ...rest } = richReport();
    expect(digestOf(reversed(rest))).toBe(digest);
  });

  it('changes with any leaf of the report', () => {
    const report = richReport();
    const paths = leavesOf(report).filter((path) => path[0] !== 'digest');
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.string(), (path, text) => {
        const before = report.digest;
        const { digest: _, ...changed } = replaced(report, path, text) as typeof report;
        expect(digestOf(changed) === before).toBe(at(report, path) === text);
      }),
      { numRuns: 60 },
    );
  });
});

function reversed<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed) as T;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner as unknown)]),
  ) as T;
}

function leavesOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner).map((path) => [key, ...path]));
}

function replaced(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as object) };
  Reflect.set(copy, key, replaced(Reflect.get(copy, key), rest, text));
  return copy;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner: unknown, key) => Reflect.get(inner as object, key) as unknown, value);
}
