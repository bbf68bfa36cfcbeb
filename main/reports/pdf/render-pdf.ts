import pdfMake from 'pdfmake';
import type { AuditReport } from '../../../contract/domain/audit.ts';
import { mapTexts } from '../harmless.ts';
import { pdfDocument } from './document.ts';
import { printable } from './printable.ts';

/** The faces of the one family that a report is set in. */
export interface ReportFonts {
  readonly normal: Uint8Array;
  readonly bold: Uint8Array;
  readonly italics: Uint8Array;
  readonly bolditalics: Uint8Array;
}

/** Reads no file and no address, whatever a report says: its fonts are in memory. */
export async function renderPdf(report: AuditReport, fonts: ReportFonts): Promise<Uint8Array> {
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy(() => false);
  for (const [face, bytes] of Object.entries(fonts)) memory.virtualfs.writeFileSync(`${face}.ttf`, Buffer.from(bytes));
  pdfMake.setFonts({
    Roboto: { normal: 'normal.ttf', bold: 'bold.ttf', italics: 'italics.ttf', bolditalics: 'bolditalics.ttf' },
  });
  return pdfMake.createPdf(pdfDocument(mapTexts(report, printable))).getBuffer();
}

/** There, but not in its types. */
const memory = pdfMake as unknown as { virtualfs: { writeFileSync(name: string, content: Buffer): void } };
