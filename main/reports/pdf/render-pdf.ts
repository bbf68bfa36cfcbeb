import pdfMake from 'pdfmake';
import type { AuditReport } from '../../../contract/domain/audit.ts';
import { mapTexts } from '../harmless.ts';
import { pdfDocument } from './document.ts';

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
  return pdfMake.createPdf(pdfDocument(mapTexts(report, knownSigns))).getBuffer();
}

/** Arrows are not in Roboto, and our own sentences have them. What else it lacks (Chinese, emoji) prints as a box. */
function knownSigns(text: string): string {
  return text.replace(/[→⇒]/g, '->').replace(/[←⇐]/g, '<-').replace(/[↔⇄⇔]/g, '<->').replaceAll('\u2011', '-');
}

/** There, but not in its types. */
const memory = pdfMake as unknown as { virtualfs: { writeFileSync(name: string, content: Buffer): void } };
