import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaints, exploreDemo, go } from './demo-steps.ts';
import { findAxeViolations } from './find-axe-violations.ts';
import { createHome } from './home-folder.ts';
import { launchBrowser } from './launch-browser.ts';
import type { RunningApp } from './running-app.ts';
import { takeScreenshots } from './take-screenshot.ts';

describe('an audit of the demo network', () => {
  const home = createHome();
  let app: RunningApp;
  let page: RunningApp['page'];
  let findings = 0;
  const look = async (shot: string, how: Parameters<typeof takeScreenshots>[2] = { fullPage: true }) => {
    await takeScreenshots(app, shot, how);
    expect({ shot, violations: await findAxeViolations(app) }).toEqual({ shot, violations: [] });
  };
  const audit = async () => {
    await go(app, '#/audit');
    await page.getByRole('button', { name: 'Start an audit' }).click();
    await page.getByRole('dialog').getByText('eu-west-1').waitFor();
  };
  const kept = () => page.getByRole('table', { name: 'Audits' }).getByRole('link').count();
  const start = () => page.getByRole('button', { name: 'Start the audit' }).click();
  const done = () => page.getByRole('button', { name: 'Open the audit' }).waitFor({ timeout: 40_000 });

  beforeAll(async () => {
    app = await launchBrowser({ env: home.env });
    ({ page } = app);
    await exploreDemo(app);
  });
  afterAll(async () => {
    await app.close();
    home.remove();
  });

  it('begins with what the window works with', async () => {
    await go(app, '#/audit');
    await page.getByText('No audits yet').waitFor();
    await look('audit-empty');
    await audit();
    await look('audit-start', {});
    await start();
    await done();
    await look('audit-done');
  });

  it('finds something, and shows on what evidence', async () => {
    await page.getByRole('button', { name: 'Open the audit' }).click();
    await page.getByRole('tab', { name: /^Findings/ }).waitFor();
    findings = Number(/\((\d+)\)/.exec(await page.getByRole('tab', { name: /^Findings/ }).innerText())?.[1]);
    expect(findings).toBeGreaterThan(3);
    await look('audit-findings', { alsoWide: [1920], fullPage: true });
    await page
      .getByRole('radio', { name: /^Choose/ })
      .first()
      .check({ force: true });
    await page.getByRole('table', { name: 'Evidence' }).waitFor();
    await look('audit-finding', { alsoWide: [1920] });
    await page.getByRole('tab', { name: /^Rules/ }).click();
    await page.getByRole('table', { name: 'Rules' }).waitFor();
    await look('audit-rules');
    await page.getByRole('tab', { name: /^Inventory/ }).click();
    await look('audit-inventory');
  });

  it('is exported as PDF and XLSX, which open', async () => {
    await page.getByRole('button', { name: 'Export report' }).click();
    await page.getByRole('checkbox', { name: 'XLSX' }).check({ force: true });
    await page.getByRole('button', { name: 'Write 2 files' }).click();
    const written = page.getByTestId('written-files');
    await written.waitFor({ timeout: 30_000 });
    await look('audit-export', {});
    const paths = (await written.innerText()).match(/\/\S+\.(pdf|xlsx)/g) ?? [];
    const [pdf = '', xlsx = ''] = [...paths].sort();
    const text = readFileSync(pdf).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(Number(/\/Type\s*\/Pages\b[^>]*\/Count\s+(\d+)/.exec(text)?.[1])).toBeGreaterThan(2);
    const { sheets } = await readXlsx(readFileSync(xlsx));
    const sheet = sheets.find((one) => /finding/i.test(one.name));
    expect(sheet?.rows.length).toBeGreaterThan(findings);
    await page.keyboard.press('Escape');
  });

  it('is compared with a second one: nothing is new and nothing gone', async () => {
    await audit();
    await start();
    // The first one's button may still stand there: the list tells when the second is kept.
    await expect.poll(kept, { timeout: 40_000 }).toBe(2);
    await page.getByRole('checkbox', { name: 'Choose all audits' }).check({ force: true });
    await page.getByRole('button', { name: 'Compare the two' }).click();
    await page.getByRole('tab', { name: 'New (0)' }).waitFor();
    await page.getByRole('tab', { name: 'Gone (0)' }).waitFor();
    await look('audit-compare');
  });

  it('is forgotten after a second word', async () => {
    await go(app, '#/audit');
    await page.getByRole('table', { name: 'Audits' }).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Remove audit' }).click();
    await page.getByRole('button', { name: 'Remove the audit' }).click();
    await expect.poll(kept).toBe(1);
  });

  it('complained of nothing', () => {
    expect(complaints(app)).toEqual([]);
  });
});
