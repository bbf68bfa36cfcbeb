import type { Content, CustomTableLayout, Size, TableCell } from 'pdfmake/interfaces';
import type { AuditReport } from '../../../contract/domain/audit.ts';
import { counted, nameInWords, severityWords } from '../facts.ts';
import { atMost } from './at-most.ts';

const mostUnread = 2_000;
const mostResources = 3_000;

export function unread(report: AuditReport): Content {
  const { shown, note } = atMost(mostUnread, report.unread, 'read');
  const rows = shown.map(({ where, region, what, reason, message }) => [where, region ?? '', what, reason, message]);
  const title = heading('What was not readable');
  if (rows.length === 0) return { stack: [title, { text: 'Everything in the scope could be read.' }] };
  const said = { text: 'What follows from these reads is unknown; nothing is claimed about it.', margin: [0, 0, 0, 6] };
  const list = table(['Where', 'Region', 'What', 'Reason', 'Message'], [75, 65, 130, 58, '*'], rows);
  return { stack: [title, said as Content, list, ...note] };
}

export function inventory(report: AuditReport): Content {
  const { shown, note } = atMost(mostResources, report.inventory, 'resource');
  const title = heading(`Inventory: ${counted(report.inventory.length, 'resource')}`, 'landscape');
  if (shown.length === 0) return { stack: [title, { text: 'Nothing was read.' }] };
  const rows = shown.map((item) => [
    item.kind,
    nameInWords(item),
    item.account ?? '',
    item.region ?? '',
    item.state ?? '',
    item.detail,
  ]);
  const heads = ['Kind', 'Resource', 'Account', 'Region', 'State', 'Detail'];
  return { stack: [title, table(heads, [105, 190, 70, 72, 70, '*'], rows), ...note] };
}

export function rules({ rules: all }: AuditReport): Content {
  const rows = all.map(({ ruleId, title, severity, counts }) => [
    ruleId,
    title,
    severityWords[severity],
    ...[counts.pass, counts.fail, counts.warn, counts.unknown, counts['not-applicable']].map(number),
  ]);
  const heads = ['Rule', 'Title', 'Severity', '>Pass', '>Fail', '>Look', '>Unkn.', '>N/a'];
  return {
    stack: [heading(`Rules: ${counted(rows.length, 'rule')}`), table(heads, [48, '*', 58, 26, 26, 26, 32, 26], rows)],
  };
}

export function number(count: number): TableCell {
  return { text: count.toLocaleString('en-US'), alignment: 'right' };
}

function heading(text: string, pageOrientation: 'portrait' | 'landscape' = 'portrait'): Content {
  return { text, style: 'heading', pageBreak: 'before', pageOrientation };
}

/** A head that begins with `>` stands over numbers. */
export function table(heads: readonly string[], widths: Size[], rows: readonly (readonly TableCell[])[]): Content {
  const first = heads.map((head): TableCell =>
    head.startsWith('>') ? { text: head.slice(1), style: 'head', alignment: 'right' } : { text: head, style: 'head' },
  );
  return {
    table: { headerRows: 1, dontBreakRows: true, widths, body: [first, ...rows.map((row) => [...row])] },
    layout: thinLines,
    fontSize: 8.5,
  };
}

const thinLines: CustomTableLayout = {
  hLineWidth: (line) => (line === 0 ? 0 : 0.5),
  hLineColor: () => '#c3ccd6',
  vLineWidth: () => 0,
  paddingLeft: () => 4,
  paddingRight: () => 4,
  paddingTop: () => 2.5,
  paddingBottom: () => 2.5,
};
