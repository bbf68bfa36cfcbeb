import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { probeApp } from './build-probe-app.ts';
import { type BrowserApp, launchBrowser } from './launch-browser.ts';

describe('the browser host in a browser', () => {
  let app: BrowserApp;
  beforeEach(async () => {
    app = await launchBrowser({ folder: probeApp });
    await app.page.getByText('browser connected').waitFor();
  });
  afterEach(() => app.close());

  it('lets a second tab in by the address file, and nobody by a bare address', async () => {
    const second = await app.browser.newPage();
    await second.goto(pathToFileURL(app.addressFile).href);
    await second.getByText('browser connected').waitFor();
    const stranger = await (await app.browser.newContext()).newPage();
    await stranger.goto(app.page.url());
    await stranger.getByText('Open the address file again').waitFor();
  });

  it('leaves no secret in the address or the history', async () => {
    expect(app.page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await app.page.evaluate(() => document.referrer)).toBe('');
  });

  it('tells the page when it has ended, and takes its address file away', async () => {
    const exited = new Promise((resolve) => app.child.once('exit', resolve));
    app.child.kill('SIGTERM');
    expect(await exited).toBe(0);
    await app.page.getByText('browser disconnected').waitFor();
    await app.page.getByRole('button', { name: 'Rename' }).click();
    await app.page.getByText('Linkspan does not answer').waitFor();
    expect(existsSync(app.addressFile)).toBe(false);
  });
});
