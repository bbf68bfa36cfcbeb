import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AuditReport, ReportFormat } from '../../../contract/domain/audit.ts';
import { renderReport } from '../../../main/reports/render-report.ts';
import { richReport } from '../../fixtures/audit-report.ts';
import { hostileTexts } from '../../fixtures/hostile-texts.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';

const root = join(import.meta.dirname, '../../..');
const python = join(root, '.cache/venv/bin/python');

describe('reports, read by programs that nobody here wrote', () => {
  const folder = createTemporaryFolder();
  const report = fixture();
  let read: z.infer<typeof Read>;

  beforeAll(async () => {
    for (const format of ReportFormat.options)
      writeFileSync(join(folder.path, `report.${format}`), await renderReport(report, format));
    const program = join(import.meta.dirname, 'read-reports.py');
    const schema = join(root, 'docs/schemas/linkspan-audit-1.json');
    const printed = execFileSync(python, [program, folder.path, schema], { maxBuffer: 64 * 1024 * 1024 });
    read = Read.parse(JSON.parse(printed.toString()));
  });
  afterAll(() => folder.remove());

  it('poppler finds the title of each finding, what was not readable and each resource in the PDF', () => {
    const words = spaceless(read.pdf.text);
    const wanted = [
      ...report.findings.filter(({ id }) => !id.startsWith('nasty/')).map(({ title }) => title),
      ...report.unread.map(({ what }) => what),
      ...report.inventory.map(({ id }) => id),
    ];
    expect(wanted.length).toBeGreaterThan(50);
    expect(wanted.filter((text) => !words.includes(spaceless(text)))).toEqual([]);
  });

  it('poppler finds the digest and the number on each page, and the digest among the properties', () => {
    const pages = Number(read.pdf.info['Pages']);
    expect(read.pdf.pages).toHaveLength(pages);
    read.pdf.pages.forEach((page, at) => {
      expect(page).toContain(report.digest);
      expect(page).toContain(`Page ${at + 1} of ${pages}`);
    });
    expect(read.pdf.info['Subject']).toContain(report.digest);
    expect(read.pdf.info['JavaScript']?.trim()).toBe('no');
  });

  it('openpyxl reads five sheets with filters, frozen heads, real dates and numbers, and no formula', () => {
    const { sheets, custom } = read.xlsx;
    expect(Object.keys(sheets)).toEqual(['Summary', 'Findings', 'Not readable', 'Inventory', 'Rules']);
    for (const name of ['Findings', 'Not readable', 'Inventory', 'Rules']) {
      const { filter, frozen, rows } = sheets[name] ?? noSheet;
      expect([filter?.split(':')[1]?.replace(/\D/g, ''), frozen]).toEqual([String(rows.length), 'A2']);
    }
    const typesIn = (name: string) => new Set((sheets[name] ?? noSheet).types.flat());
    expect(typesIn('Summary')).toEqual(new Set(['s', 'n', 'date']));
    expect(typesIn('Rules')).toEqual(new Set(['s', 'n']));
    for (const name of Object.keys(sheets)) expect(typesIn(name).has('f')).toBe(false);
    expect(custom['linkspan-digest']).toBe(report.digest);
    expect(sheets['Findings']?.rows.slice(1).map((row) => row[13])).toEqual(
      expect.arrayContaining(report.findings.map(({ id }) => id)),
    );
  });

  it("Python's csv reads one row for each finding, no field of which begins like a formula, and writes the same bytes", () => {
    const [heads = [], ...rows] = read.csv.rows;
    expect(rows).toHaveLength(report.findings.length);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([heads.length]));
    expect(rows.flat().filter((field) => /^[\s]*[=+\-@＝]/.test(field))).toEqual([]);
    expect(read.csv.same).toBe(true);
  });

  it('Python counts the same digest, as the guide says how', () => {
    expect(read.json.digest).toBe(report.digest);
  });

  it('jsonschema finds the JSON valid against the published schema, and a spoilt one not', () => {
    expect(read.json.errors).toEqual([]);
    expect(read.json.spoilt).toEqual([expect.stringContaining("'added' was unexpected")]);
  });
});

const Read = z.object({
  pdf: z.object({ text: z.string(), pages: z.array(z.string()), info: z.record(z.string(), z.string()) }),
  xlsx: z.object({
    sheets: z.record(
      z.string(),
      z.object({
        rows: z.array(z.array(z.string().nullable())),
        types: z.array(z.array(z.string())),
        filter: z.string().nullable(),
        frozen: z.string().nullable(),
      }),
    ),
    custom: z.record(z.string(), z.string()),
  }),
  csv: z.object({ rows: z.array(z.array(z.string())), same: z.boolean() }),
  json: z.object({ digest: z.string(), errors: z.array(z.string()), spoilt: z.array(z.string()) }),
});

const noSheet: z.infer<typeof Read>['xlsx']['sheets'][string] = { rows: [], types: [], filter: null, frozen: null };

/** The rich report, and a finding for each hostile text and for each text that a spreadsheet might run. Half a letter is no Unicode: no reader agrees on it. */
function fixture(): AuditReport {
  const { findings } = richReport();
  const whole = hostileTexts.filter(({ name }) => name !== 'lone surrogates');
  const nasty = [...whole.map(({ text }) => text), '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', 'a;=1'];
  const more = findings.slice(0, 1).flatMap((finding) =>
    nasty.map((text, at) => ({
      ...finding,
      id: `nasty/${at}`,
      title: text,
      summary: text,
      evidence: [{ label: text, value: text, source: text }],
    })),
  );
  return richReport({ findings: [...findings, ...more] });
}

/** A cell of a PDF may break anywhere. */
function spaceless(text: string): string {
  return text.replace(/\s+/g, '');
}
