import { createHash } from 'node:crypto';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../main/reports/render-report.ts';
import { emptyReport, richReport } from '../../fixtures/audit-report.ts';
import { hostileTexts } from '../../fixtures/hostile-texts.ts';

const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:standard'] });

async function pageOf(report = richReport()): Promise<string> {
  return new TextDecoder().decode(await renderReport(report, 'html'));
}

async function complaints(page: string): Promise<string[]> {
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
  );
}

describe('a report as a page', { timeout: 60_000 }, () => {
  it('is valid, also when nothing was found', async () => {
    expect(await complaints(await pageOf())).toEqual([]);
    expect(await complaints(await pageOf(emptyReport()))).toEqual([]);
  });

  it('would not pass with a table cell left open, so the rule above can fail', async () => {
    const page = (await pageOf()).replace('</table>', '');
    expect(await complaints(page)).not.toEqual([]);
  });

  it('runs nothing and fetches nothing: its policy allows its own style alone', async () => {
    const page = await pageOf();
    const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\sstyle=|\son\w+=|url\(/i);
  });

  it('shows every finding, remedy, unread call and resource', async () => {
    const page = await pageOf();
    const report = richReport();
    for (const { title } of report.findings) expect(page).toContain(title);
    for (const { what } of report.unread) expect(page).toContain(what);
    for (const { id } of report.inventory) expect(page).toContain(id);
  });

  it('shows hostile texts as text', async () => {
    const [finding] = richReport().findings;
    if (finding === undefined) throw new Error('The fixture has no finding');
    for (const { text } of hostileTexts) {
      const name = text.slice(0, 3_000);
      const report = richReport({
        findings: [{ ...finding, title: name, summary: name, resource: { ...finding.resource, name } }],
        inventory: [],
      });
      const shown = (await pageOf(report)).split('<pre hidden')[0] ?? '';
      expect(shown).not.toMatch(/<script|<svg\/|<img|<iframe|\u202e|\u001b/i);
    }
    expect(await complaints(await pageOf(hostileReport()))).toEqual([]);
  });
});

function hostileReport() {
  const report = richReport();
  return richReport({
    findings: hostileTexts.flatMap(({ text }) =>
      report.findings.slice(0, 1).map((finding) => ({
        ...finding,
        title: `Title ${text}`,
        summary: text,
        evidence: [{ label: text, value: text, source: text }],
        remedy: { text, open: null },
        references: [{ label: `Reference ${text}`, url: null }],
      })),
    ),
  });
}
