import type { Content, TableCell } from 'pdfmake/interfaces';
import type { AuditReport } from '../../../contract/domain/audit.ts';
import {
  countBySeverity,
  failedRules,
  reportFacts,
  reportTitle,
  severityWords,
  summaryInWords,
  utc,
} from '../facts.ts';
import { number, table } from './tables.ts';
import { failedOf, severityChart, severityColours } from '../severity-chart.ts';

export function cover(report: AuditReport): Content {
  return {
    stack: [
      { text: 'LINKSPAN', style: 'soft', characterSpacing: 3, margin: [0, 120, 0, 12] },
      { text: reportTitle(report), style: 'title' },
      { text: utc(report.endedAt), style: 'soft', fontSize: 13, margin: [0, 6, 0, 60] },
      factTable(report),
    ],
  };
}

export function summary(report: AuditReport): Content {
  const counts = countBySeverity(report.findings);
  const rows = counts.map(({ severity, failed, warned, unknown }): TableCell[] => [
    { text: '', fillColor: severityColours[severity] },
    severityWords[severity],
    ...[failed, warned, unknown].map(number),
  ]);
  return {
    stack: [
      { text: 'Summary', style: 'heading', pageBreak: 'before' },
      { text: summaryInWords(report), margin: [0, 0, 0, 16] },
      {
        columns: [
          {
            width: 160,
            stack: [
              { svg: severityChart(counts, { withTotal: false }) },
              {
                text: String(failedOf(counts)),
                fontSize: 24,
                style: 'soft',
                alignment: 'center',
                relativePosition: { x: 0, y: -96 },
              },
            ],
          },
          {
            stack: [table(['', 'Severity', '>Failed', '>Worth a look', '>Unknown'], [2, 80, 45, 65, 50], rows)],
            margin: [24, 20, 0, 0],
          },
        ],
      },
      ...worstRules(report),
    ],
  };
}

/** So many fit on the page of the summary; all rules are at the end. */
const mostRules = 15;

function worstRules(report: AuditReport): Content[] {
  const rows = failedRules(report)
    .slice(0, mostRules)
    .map(({ ruleId, title, severity, counts }) => [ruleId, title, severityWords[severity], number(counts.fail)]);
  if (rows.length === 0) return [];
  return [
    { text: 'Rules that failed most gravely', style: 'subheading', margin: [0, 24, 0, 6] },
    table(['Rule', 'Title', 'Severity', '>Failed'], [50, '*', 60, 45], rows),
  ];
}

function factTable(report: AuditReport): Content {
  const rows = reportFacts(report).map(({ label, value }): TableCell[] => [{ text: label, style: 'soft' }, value]);
  return { table: { widths: [90, '*'], body: rows }, layout: 'noBorders' };
}
