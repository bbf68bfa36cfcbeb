import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { AuditReport } from '../../contract/domain/audit.ts';
import {
  countBySeverity,
  identitiesInWords,
  reportTitle,
  scopeInWords,
  severityWords,
  summaryInWords,
} from './facts.ts';
import { evidenceInWords, referencesInWords, worstFirst } from './report-csv.ts';

/** A workbook of values: no formula is ever written, whatever a text begins with. */
export async function renderXlsx(report: AuditReport): Promise<Uint8Array> {
  const ended = new Date(report.endedAt);
  const sheets = [summary(report), findings(report), unread(report), inventory(report), rules(report)];
  return writeXlsx({
    sheets: sheets.map((sheet) => ({ ...sheet, rows: sheet.rows?.map((row) => row.map(fitting)) ?? [] })),
    properties: {
      title: reportTitle(report),
      subject: `Audit ${report.id}`,
      creator: `Linkspan ${report.version}`,
      description: `SHA-256 ${report.digest}`,
      created: ended,
      modified: ended,
      custom: { 'linkspan-audit': report.id, 'linkspan-digest': report.digest },
    },
  });
}

/** What a cell holds in Excel, which calls the whole workbook damaged where one has more; room for the word about it. */
const longestCell = 32_767 - 40;

function fitting(cell: CellValue): CellValue {
  if (typeof cell !== 'string' || cell.length <= longestCell) return cell;
  const shown = cell.slice(0, longestCell).replace(/\p{Cs}$/u, '');
  return `${shown} … (${cell.length - shown.length} more characters)`;
}

const bold = { font: { bold: true } } as const;
const topLeft = { alignment: { vertical: 'top', wrapText: true } } as const;
const timeFormat = 'yyyy-mm-dd hh:mm:ss';

function summary(report: AuditReport): WriteSheet {
  const facts: CellValue[][] = [
    ['Title', reportTitle(report)],
    ['Result', summaryInWords(report)],
    ['Audit', report.id],
    ['Started (UTC)', new Date(report.startedAt)],
    ['Ended (UTC)', new Date(report.endedAt)],
    ['Scope', scopeInWords(report)],
    ['Identities', identitiesInWords(report)],
    ['Linkspan version', report.version],
    ['Report digest (SHA-256)', report.digest],
    [null, null],
  ];
  const counts = countBySeverity(report.findings).map(({ severity, failed, warned, unknown }) => [
    severityWords[severity],
    failed,
    warned,
    unknown,
  ]);
  const rows = [...facts, ['Severity', 'Failed', 'Worth a look', 'Unknown'], ...counts];
  const cells = new Map<string, { style: object }>();
  for (let row = 0; row < facts.length; row++) cells.set(`${row},0`, { style: bold });
  for (let column = 0; column < 4; column++) cells.set(`${facts.length},${column}`, { style: bold });
  for (const row of [3, 4]) cells.set(`${row},1`, { style: { numFmt: timeFormat, alignment: { horizontal: 'left' } } });
  return {
    name: 'Summary',
    columns: [{ width: 24 }, { width: 70, style: topLeft }, { width: 14 }, { width: 14 }],
    rows,
    cells,
  };
}

function findings(report: AuditReport): WriteSheet {
  const heads = {
    Severity: 12,
    Verdict: 10,
    Rule: 10,
    Title: 40,
    'Resource kind': 18,
    'Resource id': 26,
    'Resource name': 24,
    Account: 15,
    Region: 14,
    Summary: 60,
    Evidence: 60,
    Remedy: 60,
    References: 50,
    'Finding id': 40,
  };
  const rows = worstFirst(report.findings).map((finding) => [
    finding.severity,
    finding.verdict,
    finding.ruleId,
    finding.title,
    finding.resource.kind,
    finding.resource.id,
    finding.resource.name,
    finding.resource.account,
    finding.resource.region,
    finding.summary,
    evidenceInWords(finding),
    finding.remedy.text,
    referencesInWords(finding),
    finding.id,
  ]);
  return listSheet('Findings', heads, rows);
}

function unread(report: AuditReport): WriteSheet {
  const heads = { Where: 24, Region: 14, What: 36, Reason: 14, Message: 80 };
  const rows = report.unread.map(({ where, region, what, reason, message }) => [where, region, what, reason, message]);
  return listSheet('Not readable', heads, rows);
}

function inventory(report: AuditReport): WriteSheet {
  const heads = { Kind: 20, Id: 28, Name: 28, Account: 15, Region: 14, State: 14, Detail: 80 };
  const rows = report.inventory.map(({ kind, id, name, account, region, state, detail }) => [
    kind,
    id,
    name,
    account,
    region,
    state,
    detail,
  ]);
  return listSheet('Inventory', heads, rows);
}

function rules(report: AuditReport): WriteSheet {
  const heads = {
    Rule: 10,
    Title: 50,
    Severity: 12,
    Passed: 10,
    Failed: 10,
    'Worth a look': 14,
    Unknown: 10,
    'Does not apply': 15,
    Why: 80,
    References: 50,
  };
  const rows = report.rules.map(({ ruleId, title, severity, why, references, counts }) => [
    ruleId,
    title,
    severity,
    counts.pass,
    counts.fail,
    counts.warn,
    counts.unknown,
    counts['not-applicable'],
    why,
    referencesInWords({ references }),
  ]);
  return listSheet('Rules', heads, rows);
}

/** A header that stays in sight and filters, and a row for each thing. */
function listSheet(
  name: string,
  heads: Readonly<Record<string, number>>,
  rows: readonly (readonly CellValue[])[],
): WriteSheet {
  const names = Object.keys(heads);
  const cells = new Map(names.map((_, column) => [`0,${column}`, { style: bold }]));
  return {
    name,
    columns: Object.values(heads).map((width) => ({ width, style: topLeft })),
    rows: [names, ...rows.map((row) => [...row])],
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${String.fromCharCode(64 + names.length)}${rows.length + 1}` },
  };
}
