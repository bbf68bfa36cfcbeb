import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../main/reports/render-report.ts';
import { richReport } from '../fixtures/audit-report.ts';
import { hostileTexts } from '../fixtures/hostile-texts.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import { openChromium } from './launch-browser.ts';
import { collectMessages } from './running-app.ts';
import { takeScreenshots } from './take-screenshot.ts';

/** A report opened from the disk, as who got it by mail does, with every hostile text in every field of it. */
describe('the page of a report, in a real browser', () => {
  const folder = createTemporaryFolder();
  let browser: Browser;
  let page: Page;
  let messages: string[];
  const asked: string[] = [];

  beforeAll(async () => {
    const file = join(folder.path, 'report.html');
    writeFileSync(file, await renderReport(hostileReport(), 'html'));
    browser = await openChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    messages = collectMessages(page);
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
  });
  afterAll(async () => {
    await browser.close();
    folder.remove();
  });

  it('shows what it was told and runs nothing of it', async () => {
    await page.getByText('<script>window.linkspanWasHere', { exact: false }).first().waitFor();
    const seen = await page.evaluate(() => ({
      elements: document.querySelectorAll('script, iframe, img, [onerror], [onload], [style], form, object, link')
        .length,
      links: [...document.querySelectorAll('a')].filter(({ href }) => !/^(https:|file:.*#[\w-]+$)/.test(href)).length,
      steering:
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2028\u2029\u2060\u2066-\u2069\ufeff]/.test(
          document.body.innerText,
        ),
      tooWide: document.documentElement.scrollWidth - window.innerWidth,
      ran: 'linkspanWasHere' in globalThis,
    }));
    expect(seen).toEqual({ elements: 0, links: 0, steering: false, tooWide: 0, ran: false });
    await takeScreenshots({ host: 'browser', page }, 'hostile-report');
  });

  it('would run nothing if a script got in: its own policy refuses it', async () => {
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.linkspanWasHere = true';
      document.body.append(script);
    });
    expect(await page.evaluate(() => 'linkspanWasHere' in globalThis)).toBe(false);
    expect(messages.some((message) => /Content Security Policy/i.test(message))).toBe(true);
  });

  it('asks for nothing but itself', () => {
    expect(asked.filter((url) => !url.endsWith('/report.html'))).toEqual([]);
  });
});

function hostileReport() {
  const report = richReport();
  const [finding] = report.findings;
  const [item] = report.inventory;
  if (!finding || !item) throw new Error('The fixture is empty');
  const texts = hostileTexts.map(({ text }) => text.slice(0, 3_000));
  return richReport({
    findings: texts.map((text, at) => ({
      ...finding,
      id: `hostile-${at}`,
      title: text,
      summary: text,
      resource: { kind: text, id: text, name: text, account: text, region: text },
      evidence: [{ label: text, value: text, source: text }],
      remedy: { text, open: { label: text, href: '#/tunnels' } },
      references: [{ label: text, url: 'https://docs.aws.amazon.com/' }],
    })),
    unread: texts.map((text) => ({ where: text, region: text, what: text, reason: 'error', message: text })),
    inventory: texts.map((text) => ({ ...item, kind: text, id: text, name: text, state: text, detail: text })),
    identities: texts.map((text) => ({ profile: text, account: text, arn: text })),
    gateways: texts.map((text) => ({ id: text, name: text })),
    version: texts[0] ?? '',
  });
}
