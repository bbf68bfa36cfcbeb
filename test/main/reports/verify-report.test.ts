import { describe, expect, it } from 'vitest';
import type { AuditReport, ReportFormat } from '../../../contract/domain/audit.ts';
import { digestOfJson } from '../../../main/reports/digest.ts';
import { reportFileName } from '../../../main/reports/render-report.ts';
import { verifyReport } from '../../../main/reports/verify-report.ts';
import { richReport, sealReport } from '../../fixtures/audit-report.ts';
import { renderHere } from './render-here.ts';
import { flippedOnce, repackedPdf } from './tamper-pdf.ts';

const report = richReport({ inventory: [], findings: richReport().findings.slice(0, 3) });
const json = () => renderHere(report, 'json');

async function verdictOf(format: ReportFormat, bytes: Uint8Array, withJson = true) {
  const name = reportFileName(report, format);
  const { verdict } = await verifyReport({ bytes, name, json: withJson ? await json() : undefined });
  return verdict;
}

function changed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8');
  expect(text).toContain(from);
  return Buffer.from(text.replace(from, to));
}

function jsonOf(value: object): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

describe('verifying a report', { timeout: 60_000 }, () => {
  it.each(['json', 'html', 'csv', 'xlsx', 'asff'] as const)(
    'finds %s right with the JSON of its audit',
    async (format) => {
      expect(await verdictOf(format, await renderHere(report, format))).toBe('right');
    },
  );

  it.each(['json', 'html'] as const)('needs nothing but the %s itself', async (format) => {
    expect(await verdictOf(format, await renderHere(report, format), false)).toBe('right');
  });

  it.each(['csv', 'asff'] as const)('cannot tell from a %s alone, and asks for the JSON', async (format) => {
    const { verdict, message } = await verifyReport({
      bytes: await renderHere(report, format),
      name: reportFileName(report, format),
    });
    expect({ verdict, message }).toMatchObject({ verdict: 'unknown', message: expect.stringContaining('--report') });
  });

  it('finds JSON right in whatever order and spacing it was written', async () => {
    const value = JSON.parse(Buffer.from(await json()).toString()) as object;
    expect(await verdictOf('json', jsonOf(Object.fromEntries(Object.entries(value).toReversed())))).toBe('right');
  });

  it('finds a changed value, an added field, a field named twice and a lost finding wrong', async () => {
    const bytes = await json();
    const { findings, ...rest } = report;
    const wrong = [
      changed(bytes, '"severity": "critical"', '"severity": "info"'),
      changed(bytes, '"schema": ', '"approved": true, "schema": '),
      changed(bytes, '"version": ', '"version": "0.0.9", "version": '),
      jsonOf({ ...rest, findings: findings.slice(1) }),
    ];
    for (const each of wrong) expect(await verdictOf('json', each)).toBe('wrong');
  });

  it('finds a form of its own with a right digest wrong: whoever forges one can count too', async () => {
    const forged = { ...report, findings: 'none' };
    expect(await verdictOf('json', jsonOf({ ...forged, digest: digestOfJson(forged) }))).toBe('wrong');
  });

  it('finds a page wrong that shows something else than it carries', async () => {
    const page = await renderHere(report, 'html');
    expect(await verdictOf('html', changed(page, '>Critical: 3 findings<', '>Critical: 0 findings<'), false)).toBe(
      'wrong',
    );
  });

  it.each(['csv', 'asff', 'xlsx'] as const)('finds a %s of something else wrong', async (format) => {
    const other = richReport({ inventory: [], findings: report.findings.slice(1) });
    expect(await verdictOf(format, await renderHere(other, format))).toBe('wrong');
  });

  it('finds a PDF right however it is packed, and wrong with one changed sign', async () => {
    const pdf = await renderHere(report, 'pdf');
    expect(await verdictOf('pdf', flippedOnce(pdf))).toBe('wrong');
    expect(await verdictOf('pdf', repackedPdf(pdf))).toBe('right');
  });

  it('does not judge how another version lays a report out, only its data', async () => {
    const old: AuditReport = sealReport({ ...report, version: '0.0.1' });
    const page = await renderHere(old, 'html');
    const name = reportFileName(old, 'html');
    expect(await verifyReport({ bytes: page, name })).toMatchObject({ verdict: 'right' });
    const otherwise = changed(page, '<h2 id="findings-title">', '<h2 id="findings-title" class="old">');
    expect(await verifyReport({ bytes: otherwise, name })).toMatchObject({ verdict: 'unknown' });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"schema": '],
    ['another JSON', '{"schema": "other/1"}'],
    ['a newer form', '{"schema": "linkspan-audit/2"}'],
    ['a page of somebody else', '<!DOCTYPE html><title>x</title>'],
    ['endless nesting', `{"schema":"linkspan-audit/1","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['an archive of somebody else', 'PK\u0003\u0004rest'],
  ])('cannot tell anything of %s', async (_, text) => {
    const { verdict } = await verifyReport({ bytes: Buffer.from(text), name: 'report.json' });
    expect(verdict).toBe('unknown');
  });
});
