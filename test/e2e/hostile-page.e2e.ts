import { readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { build } from 'vite';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageHeaders } from '../../main/page/page-policy.ts';
import { hostileTexts } from '../fixtures/hostile-texts.ts';
import { openChromium } from './launch-browser.ts';
import { collectMessages } from './running-app.ts';
import { takeScreenshots } from './take-screenshot.ts';

const origin = 'https://page.test';
const folder = resolve(import.meta.dirname, '../../test-output/page');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const places = [
  ['wizard', '#/connect'],
  ['links', '#/links'],
  ['link', '#/links/abcd2345'],
  ['link-proofs', '#/links/abcd2345?tab=proofs'],
  ['tunnels', '#/tunnels?tunnel=gw:branch'],
  ['activity', '#/activity'],
  ['gateways', '#/gateways'],
  ['gateway', '#/gateways/gw-demo2345'],
  ['connections', '#/gateways/gw-demo2345?tab=connections'],
  ['audit', '#/audit/cccc4444'],
  ['audit-finding', '#/audit/cccc4444?finding=hostile-0'],
  ['audit-unread', '#/audit/cccc4444?tab=unread'],
  ['audits', '#/audit'],
  ['dns-zones', '#/dns'],
  ['dns-records', '#/dns/zones/Z0EXAMPLEPUBLIC001'],
  ['dns-health-checks', '#/dns/health-checks?check=00000000-0000-4000-8000-000000000000'],
  ['dns-drills', '#/dns/drills'],
  ['dns-drill', '#/dns/drills/plan-drilldrilldrill'],
  ['dns-wizard', '#/dns/new'],
  ['direct-connect', '#/direct-connect'],
  ['direct-connect-connections', '#/direct-connect?tab=connections'],
  ['direct-connect-gateways', '#/direct-connect?tab=gateways'],
  ['virtual-interface', '#/direct-connect/dxvif-fg0demo1'],
  ['accounts', '#/accounts'],
  ['overview', '#/'],
] as const;

/** The page under the app's own policy, on a stand-in main that says every hostile text wherever outside text is shown. */
describe('text from a gateway, a file or AWS, in a real browser', () => {
  let browser: Browser;
  let page: Page;
  let messages: string[];
  const asked: string[] = [];

  beforeAll(async () => {
    await build({ configFile: resolve(import.meta.dirname, '../fixtures/page/vite.config.ts'), logLevel: 'warn' });
    browser = await openChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    messages = collectMessages(page);
    await page.route('**', async (route) => {
      const { origin: to, pathname } = new URL(route.request().url());
      if (to !== origin) {
        asked.push(route.request().url());
        return route.abort();
      }
      const file = join(folder, pathname === '/' ? 'index.html' : pathname);
      const contentType = types[extname(file)] ?? 'application/octet-stream';
      return route.fulfill({ body: readFileSync(file), contentType, headers: { ...pageHeaders } });
    });
    await page.addInitScript(
      (texts) => Object.assign(globalThis, { hostileTexts: texts }),
      hostileTexts.map(({ text }) => text),
    );
    await page.goto(`${origin}/#/`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  });
  afterAll(() => browser.close());

  it.each(places)('is seen and harmless: %s', async (name, hash) => {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await page
      .locator('main')
      .getByText(/linkspanWasHere/)
      .locator('visible=true')
      .first()
      .waitFor();
    await takeScreenshots({ host: 'browser', page }, `hostile-${name}`);
    const seen = await page.evaluate(() => ({
      ran: 'linkspanWasHere' in globalThis,
      elements: document.querySelectorAll('#root :is(script, iframe, img, [onerror], [onload], [href^="javascript"])')
        .length,
      steering:
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2028\u2029\u2060\u2066-\u2069\ufeff]/.test(
          document.querySelector('#root')?.textContent ?? '',
        ),
      tooWide: document.documentElement.scrollWidth - window.innerWidth,
    }));
    expect(seen).toEqual({ ran: false, elements: 0, steering: false, tooWide: 0 });
  });

  it('shows what it does not obey', async () => {
    await page.evaluate(() => {
      location.hash = '#/activity';
    });
    for (const shown of ['␛[2J', 'before␀after', 'vpn-<202E>gpj.exe', 'tunnel DOWN<000D>tunnel UP', '__proto__']) {
      await page.getByText(shown, { exact: false }).first().waitFor();
    }
  });

  it('led to no request, no dialog and no complaint', () => {
    expect(asked).toEqual([]);
    expect(messages.filter((message) => /^(error|uncaught|warning)/.test(message))).toEqual([]);
  });
});
