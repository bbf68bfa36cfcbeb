import pdfMake from 'pdfmake';
import { describe, expect, it } from 'vitest';
import type { AuditReport } from '../../../contract/domain/audit.ts';
import { harmlessReport } from '../../../main/reports/harmless.ts';
import { atMost } from '../../../main/reports/pdf/at-most.ts';
import { printable } from '../../../main/reports/pdf/printable.ts';
import { renderPdf } from '../../../main/reports/pdf/render-pdf.ts';
import { reportFonts } from '../../../main/reports/report-fonts.ts';
import { normalPdf } from '../../../main/reports/verify/normal-pdf.ts';
import { emptyReport, richReport } from '../../fixtures/audit-report.ts';
import { hostileTexts } from '../../fixtures/hostile-texts.ts';

async function pdfOf(report: AuditReport): Promise<string> {
  const bytes = await renderPdf(harmlessReport(report), await reportFonts());
  return (normalPdf(bytes) ?? []).join('\n');
}

function pagesOf(pdf: string): number {
  return Number(/\/Type \/Pages\n\/Count (\d+)/.exec(pdf)?.[1]);
}

describe('a report as PDF', { timeout: 60_000 }, () => {
  it('has its parts on pages of their own, also when nothing was found', async () => {
    expect(pagesOf(await pdfOf(emptyReport()))).toBe(6);
    expect(pagesOf(await pdfOf(richReport()))).toBeGreaterThan(8);
  });

  it('has links to the references of AWS and to nothing else', async () => {
    const pdf = await pdfOf(richReport());
    const links = [...pdf.matchAll(/\/URI \((.*?)\)\n/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !link.startsWith('https://docs.aws.amazon.com/'))).toEqual([]);
    expect(pdf).not.toMatch(/\/JavaScript|\/Launch|\/EmbeddedFile|\/SubmitForm/);
  });

  it('opens no file and no address, whatever is laid out', async () => {
    await pdfOf(emptyReport());
    for (const image of ['/etc/hostname', 'http://127.0.0.1:9/x.png', 'https://evil.example/x.png']) {
      const asked = pdfMake.createPdf({ content: [{ image }] }).getBuffer();
      await expect(asked).rejects.toThrow(/denied/i);
    }
  });

  it('lays out hostile texts, whatever they say', async () => {
    const [first] = richReport().findings;
    if (first === undefined) throw new Error('The fixture has no finding');
    const findings = hostileTexts.map(({ text }) => ({
      ...first,
      title: text,
      summary: text,
      resource: { ...first.resource, name: text },
      evidence: [{ label: text, value: text, source: text }],
    }));
    const inventory = hostileTexts.map(({ text }) => ({
      ...first.resource,
      id: text,
      name: text,
      state: text,
      detail: text,
    }));
    const pages = pagesOf(await pdfOf(richReport({ findings, inventory })));
    expect(pages).toBeGreaterThan(15);
    expect(pages).toBeLessThan(80);
  });

  it('leaves out what would make a book, and says so', () => {
    expect(atMost(2, ['a', 'b', 'c'], 'finding')).toMatchObject({
      shown: ['a', 'b'],
      note: [{ text: '1 more finding in the HTML, CSV, XLSX and JSON of this audit.' }],
    });
    expect(atMost(3, ['a', 'b', 'c'], 'finding')).toEqual({ shown: ['a', 'b', 'c'], note: [] });
  });

  it('breaks endless words, which would take minutes to fit into a column', () => {
    expect(printable('x'.repeat(200)).split('\u200B')).toEqual(['x'.repeat(80), 'x'.repeat(80), 'x'.repeat(40)]);
    expect(printable(richReport().digest)).toBe(richReport().digest);
  });
});
