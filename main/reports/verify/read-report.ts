import { AuditReport } from '../../../contract/domain/audit.ts';
import { digestOfJson } from '../digest.ts';

export type ReadReport =
  | { readonly verdict: 'right'; readonly report: AuditReport }
  | { readonly verdict: 'wrong' | 'unknown'; readonly message: string };

/** The JSON of a report, judged before anything of it is used. */
export function readReport(text: string): ReadReport {
  const value = parsed(text);
  if (value === undefined) return unknown('It is not JSON');
  if (!('schema' in value) || typeof value.schema !== 'string' || !value.schema.startsWith('linkspan-audit/'))
    return unknown('It is no report of Linkspan');
  if (value.schema !== AuditReport.shape.schema.value)
    return unknown(`It is of the form ${value.schema.slice(0, 40)}, which a newer Linkspan reads`);
  if (isDeeper(value, deepest)) return unknown('It is nested deeper than a report ever is');
  const report = AuditReport.safeParse(value);
  // What the form leaves out counts too: a field that was added changes the digest.
  if (!('digest' in value) || value.digest !== digestOfJson(value))
    return wrong('Its digest does not fit: it was changed');
  if (keysIn(text) !== keysOf(value))
    return wrong('It names something twice, so that two readers could see two reports');
  if (!report.success) return wrong('Its digest fits, but it does not have the form of a report');
  return { verdict: 'right', report: report.data };
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Strings before a colon. Only for text that is JSON. */
function keysIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    at = behindString(text, at);
    while (' \n\r\t'.includes(text.charAt(at) || 'end')) at++;
    if (text[at] === ':') count++;
  }
  return count;
}

function behindString(text: string, quote: number): number {
  let at = quote + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, inner) => sum + keysOf(inner), own);
}

const deepest = 20;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function unknown(message: string): ReadReport {
  return { verdict: 'unknown', message };
}

function wrong(message: string): ReadReport {
  return { verdict: 'wrong', message };
}
