import type { AuditReport } from '../../contract/domain/audit.ts';

/** What one field of a report may take of the page; the JSON has the rest. */
const longest = 4_000;

/**
 * A report with every text in it safe to lay out: names in AWS and what a gateway prints come from anybody.
 * The JSON report and the digest are of what was read, not of this.
 */
export function harmlessReport(report: AuditReport): AuditReport {
  return mapTexts(report, harmlessText);
}

/** The same value with every text in it changed. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  const mapped = (inner: unknown): unknown => {
    if (typeof inner === 'string') return change(inner);
    if (Array.isArray(inner)) return inner.map(mapped);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, part]) => [key, mapped(part)]));
  };
  return mapped(value) as T;
}

/** Bounded, with nothing in it that steers a terminal, hides, turns the direction of writing or grows over its line. */
export function harmlessText(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest)} … (${text.length - longest} more characters)` : text;
  return shown
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', '    ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu, (found) =>
      found === '\n' ? found : '\uFFFD',
    )
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/\n{2,}/g, '\n');
}
