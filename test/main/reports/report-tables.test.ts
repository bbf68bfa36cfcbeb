import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../main/reports/render-report.ts';
import { renderXlsx } from '../../../main/reports/report-xlsx.ts';
import { emptyReport, richReport } from '../../fixtures/audit-report.ts';

async function rowsOf(report = richReport()): Promise<string[][]> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await renderReport(report, 'csv'));
  expect(text.startsWith('\uFEFF')).toBe(true);
  return parseCsv(text.slice(1)).map((row) => row.map((cell) => (typeof cell === 'string' ? cell : '')));
}

describe('a report as CSV', () => {
  it('has one row for each finding, the worst first, and the digest in each', async () => {
    const report = richReport();
    const [heads = [], ...rows] = await rowsOf(report);
    expect(rows).toHaveLength(report.findings.length);
    expect(new Set(rows.map((row) => row[heads.indexOf('Report digest (SHA-256)')]))).toEqual(new Set([report.digest]));
    expect(new Set(rows.map((row) => row[heads.indexOf('Finding id')]))).toEqual(
      new Set(report.findings.map(({ id }) => id)),
    );
    expect([...new Set(rows.map((row) => row[0]))]).toEqual(['critical', 'high', 'medium', 'low', 'info']);
  });

  it('says what was looked at even when nothing was found', async () => {
    const report = emptyReport();
    const [heads = [], ...rows] = await rowsOf(report);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.[heads.indexOf('Verdict')]).toBe('none');
    expect(rows[0]?.[heads.indexOf('Report digest (SHA-256)')]).toBe(report.digest);
  });

  it('keeps every field in its column and no field a formula', async () => {
    const [first] = richReport().findings;
    if (first === undefined) throw new Error('The fixture has no finding');
    const nasty = ['=cmd|calc', 'say "so", he; =1', 'line\nbreak', '＝SUM(A1)', "it's"];
    const findings = nasty.map((title, at) => ({ ...first, title, id: `F-${at}` }));
    const [heads = [], ...rows] = await rowsOf(richReport({ findings }));
    expect(rows.map((row) => row[heads.indexOf('Title')])).toEqual([
      "'=cmd|calc",
      'say "so", he;\' =1',
      'line\nbreak',
      "'＝SUM(A1)",
      "it's",
    ]);
    expect(rows.map((row) => row[heads.indexOf('Finding id')])).toEqual(['F-0', 'F-1', 'F-2', 'F-3', 'F-4']);
  });
});

describe('a report as a workbook', () => {
  it('has no cell with more than a program opens, and says what it leaves out', async () => {
    const [first] = richReport().findings;
    if (first === undefined) throw new Error('The fixture has no finding');
    const evidence = Array.from({ length: 200 }, () => ({
      label: 'Rule',
      value: '\u{1F310}'.repeat(150),
      source: 'ec2',
    }));
    const book = await readXlsx(await renderXlsx(richReport({ findings: [{ ...first, evidence }] })));
    const lengths = book.sheets.flatMap(({ rows }) => rows.flat().map((cell) => String(cell).length));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(32_767);
    const cells = book.sheets.flatMap(({ rows }) =>
      rows.flat().filter((cell) => String(cell).endsWith(' more characters)')),
    );
    expect(cells).toHaveLength(1);
    expect(String(cells[0])).not.toMatch(/\p{Cs}|\uFFFD/u);
  });

  it('has a sheet for each part, with real dates and numbers', async () => {
    const report = richReport();
    const { sheets } = await readXlsx(await renderXlsx(report));
    expect(sheets.map(({ name }) => name)).toEqual(['Summary', 'Findings', 'Not readable', 'Inventory', 'Rules']);
    const [summary, findings, , inventory, rules] = sheets;
    const cell = (label: string) => summary?.rows.find((row) => row[0] === label)?.[1];
    expect(cell('Ended (UTC)')).toEqual(new Date('2026-11-20T08:01:30.250Z'));
    expect(cell('Report digest (SHA-256)')).toBe(report.digest);
    expect(findings?.rows).toHaveLength(report.findings.length + 1);
    expect(inventory?.rows).toHaveLength(report.inventory.length + 1);
    expect(rules?.rows[1]?.[4]).toBe(3);
  });

  it('writes text that looks like a formula as text', async () => {
    const [first] = richReport().findings;
    if (first === undefined) throw new Error('The fixture has no finding');
    const report = richReport({ findings: [{ ...first, title: '=HYPERLINK("https://evil.example")' }] });
    const { sheets } = await readXlsx(await renderXlsx(report));
    expect(sheets[1]?.rows[1]?.[3]).toBe('=HYPERLINK("https://evil.example")');
    expect([...(sheets[1]?.cells?.values() ?? [])].filter((cell) => 'formula' in cell && cell.formula)).toEqual([]);
  });
});
