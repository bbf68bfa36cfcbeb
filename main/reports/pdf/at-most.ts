import type { Content } from 'pdfmake/interfaces';
import { counted } from '../facts.ts';

/** The first of many, and a sentence that says what is left out. */
export function atMost<T>(most: number, all: readonly T[], thing: string): { shown: readonly T[]; note: Content[] } {
  if (all.length <= most) return { shown: all, note: [] };
  const rest = `${counted(all.length - most, `more ${thing}`)} in the HTML, CSV, XLSX and JSON of this audit.`;
  return { shown: all.slice(0, most), note: [{ text: rest, style: 'soft', margin: [0, 8, 0, 0] }] };
}
