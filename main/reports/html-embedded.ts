import type { AuditReport } from '../../contract/domain/audit.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { type Html, markup, unescapeHtml } from './html.ts';

const begin = '<pre hidden id="linkspan-report">';
const end = '</pre>';

/** The report itself inside its page: text that is never shown and never runs, for `linkspan verify`. */
export function embedReport(report: AuditReport): Html {
  return markup`<pre hidden id="linkspan-report">${canonicalJson(report)}</pre>`;
}

/** Undefined when there is none. */
export function embeddedReport(page: string): string | undefined {
  const from = page.lastIndexOf(begin);
  const to = page.indexOf(end, from);
  return from < 0 || to < 0 ? undefined : unescapeHtml(page.slice(from + begin.length, to));
}
