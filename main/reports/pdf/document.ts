import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { AuditReport } from '../../../contract/domain/audit.ts';
import { reportTitle } from '../facts.ts';
import { cover, summary } from './front.ts';
import { findings } from './findings.ts';
import { inventory, rules, unread } from './tables.ts';

/** What is on the pages, in the order of reading. Times come from the report, so that the same report gives the same bytes. */
export function pdfDocument(report: AuditReport): TDocumentDefinitions {
  const ended = new Date(report.endedAt);
  const content: Content[] = [
    cover(report),
    summary(report),
    findings(report),
    unread(report),
    inventory(report),
    rules(report),
  ];
  return {
    pageSize: 'A4',
    pageMargins: [48, 56, 48, 56],
    language: 'en',
    info: {
      title: reportTitle(report),
      author: `Linkspan ${report.version}`,
      subject: `Audit ${report.id}, SHA-256 ${report.digest}`,
      creator: `Linkspan ${report.version}`,
      producer: 'Linkspan',
      creationDate: ended,
      modDate: ended,
    },
    content,
    footer: footerOf(report),
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.2, color: '#16191f' },
    styles: {
      title: { fontSize: 28, bold: true },
      heading: { fontSize: 17, bold: true, margin: [0, 0, 0, 8] },
      subheading: { fontSize: 12.5, bold: true, margin: [0, 10, 0, 4] },
      head: { bold: true, fillColor: '#eef1f4' },
      soft: { color: '#5a6672' },
    },
  };
}

function footerOf(report: AuditReport): DynamicContent {
  return (page, pages) => ({
    margin: [48, 20, 48, 0],
    fontSize: 7.5,
    color: '#5a6672',
    columns: [
      { text: `Audit ${report.id} · SHA-256 ${report.digest}`, width: '*' },
      { text: `Page ${page} of ${pages}`, width: 80, alignment: 'right' },
    ],
  });
}
