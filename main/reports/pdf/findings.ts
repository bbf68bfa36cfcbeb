import type { Content, TableCell } from 'pdfmake/interfaces';
import type { AuditReport, Finding } from '../../../contract/domain/audit.ts';
import { counted, findingsBySeverity, nameInWords, placeInWords, severityWords, verdictWords } from '../facts.ts';
import { severityColours } from '../severity-chart.ts';
import { atMost } from './at-most.ts';

/** More would make a book that nobody opens; the other formats have them all. */
const mostFindings = 2_000;

export function findings(report: AuditReport): Content {
  const { shown, note } = atMost(mostFindings, report.findings, 'finding');
  const groups = findingsBySeverity(shown).map((group): Content => [
    { text: `${severityWords[group.severity]}: ${counted(group.findings.length, 'finding')}`, style: 'subheading' },
    ...group.findings.map(findingBlock),
  ]);
  const none: Content = { text: 'Nothing was found.' };
  return {
    stack: [
      { text: 'Findings', style: 'heading', pageBreak: 'before' },
      ...(groups.length > 0 ? groups : [none]),
      ...note,
    ],
  };
}

/** A table of one column: its first row, the title, is never left alone at the foot of a page. */
function findingBlock(finding: Finding): Content {
  const place = placeInWords(finding.resource);
  const where = [
    finding.ruleId,
    verdictWords[finding.verdict],
    finding.resource.kind,
    nameInWords(finding.resource),
    place,
  ];
  const rows: TableCell[] = [
    { text: finding.title, bold: true, fontSize: 10.5 },
    { text: where.filter((part) => part !== '').join(' · '), style: 'soft', fontSize: 8.5 },
    { text: finding.summary },
    ...finding.evidence.map(evidenceLine),
    { text: [{ text: 'Remedy: ', bold: true }, remedyText(finding)] },
    ...finding.references.map(referenceLine),
  ];
  return {
    table: { headerRows: 1, keepWithHeaderRows: 2, dontBreakRows: true, widths: ['*'], body: rows.map((row) => [row]) },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (column) => (column === 0 ? 3 : 0),
      vLineColor: () => severityColours[finding.severity],
      paddingLeft: () => 8,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
    margin: [0, 2, 0, 8],
  };
}

function evidenceLine({ label, value, source }: Finding['evidence'][number]): TableCell {
  return {
    text: [{ text: `${label}: `, style: 'soft' }, value, { text: `  (${source})`, style: 'soft', fontSize: 8 }],
    fontSize: 9,
  };
}

function remedyText({ remedy }: Finding): string {
  return remedy.open === null ? remedy.text : `${remedy.text} In Linkspan: ${remedy.open.label}.`;
}

function referenceLine({ label, url }: Finding['references'][number]): TableCell {
  if (url === null) return { text: label, style: 'soft', fontSize: 8.5 };
  return {
    text: [
      { text: `${label}: `, style: 'soft' },
      { text: url, link: url, color: '#0b5cad' },
    ],
    fontSize: 8.5,
  };
}
