import { describe, expect, it } from 'vitest';
import { ReportFormat } from '../../../contract/domain/audit.ts';
import { renderReport, reportFileName } from '../../../main/reports/render-report.ts';
import { normalXlsx } from '../../../main/reports/verify/normal-xlsx.ts';
import { emptyReport, richReport } from '../../fixtures/audit-report.ts';
import { renderHere } from './render-here.ts';

describe('a report in any format', { timeout: 60_000 }, () => {
  it.each(ReportFormat.options)(
    '%s is the same, byte for byte, for the same audit, and carries its digest',
    async (format) => {
      const bytes = await renderReport(richReport(), format);
      expect(Buffer.compare(bytes, await renderHere(richReport(), format))).toBe(0);
      expect(plainText(format, bytes)).toContain(richReport().digest);
    },
  );

  it('refuses an audit that was changed after it was made, or that has more in it than its form names', async () => {
    const more = { ...richReport(), secretAccessKey: 'AKIACANARYCANARY0001' };
    for (const report of [{ ...richReport(), version: '9.9.9' }, more])
      await expect(renderReport(report, 'csv')).rejects.toMatchObject({ code: 'conflict', subject: report.id });
  });

  it('stops laying out when it is cancelled', async () => {
    const end = new AbortController();
    const rendering = renderReport(richReport(), 'pdf', end.signal);
    setImmediate(() => end.abort());
    await expect(rendering).rejects.toMatchObject({ code: 'cancelled' });
    await expect(renderReport(richReport(), 'json', end.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('has the same name for the same audit, and another for each format', () => {
    const names = ReportFormat.options.map((format) => reportFileName(emptyReport(), format));
    expect(names[0]).toBe('linkspan-audit-2026-11-20-ab2cd3ef.pdf');
    expect(new Set(names).size).toBe(names.length);
  });
});

function plainText(format: ReportFormat, bytes: Uint8Array): string {
  if (format === 'xlsx') return Object.values(normalXlsx(bytes) ?? {}).join('\n');
  return Buffer.from(bytes).toString(format === 'pdf' ? 'latin1' : 'utf8');
}
