import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ReportFonts } from './pdf/render-pdf.ts';

/** Beside the bundle; from the sources, where npm put them. */
export async function reportFonts(): Promise<ReportFonts> {
  const beside = join(import.meta.dirname, 'fonts');
  const folder = existsSync(beside) ? beside : fromSources();
  const [normal, bold, italics, bolditalics] = await Promise.all([
    readFile(join(folder, 'Roboto-Regular.ttf')),
    readFile(join(folder, 'Roboto-Medium.ttf')),
    readFile(join(folder, 'Roboto-Italic.ttf')),
    readFile(join(folder, 'Roboto-MediumItalic.ttf')),
  ]);
  return { normal, bold, italics, bolditalics };
}

function fromSources(): string {
  return join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts/Roboto');
}
