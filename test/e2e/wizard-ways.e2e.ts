import { readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyPlan, complaints, exploreDemo, go, planState, wizardStep } from './demo-steps.ts';
import { findAxeViolations } from './find-axe-violations.ts';
import { createHome } from './home-folder.ts';
import { type BrowserApp, launchBrowser } from './launch-browser.ts';
import { takeScreenshots } from './take-screenshot.ts';

const keys = ['TunnelOne.Secret_1', 'TunnelTwo.Secret_2'] as const;

/** The wizard off the straight way: what it refuses, how it is driven and found again. In the browser host, where tabs are. */
describe('the wizard, otherwise than straight through', () => {
  const home = createHome();
  let app: BrowserApp;
  let page: BrowserApp['page'];

  beforeAll(async () => {
    app = await launchBrowser({ env: home.env });
    ({ page } = app);
    await page.getByRole('button', { name: 'Explore the demo network' }).waitFor();
    await exploreDemo(app);
  });
  afterAll(async () => {
    await app.close();
    home.remove();
  });

  const next = () => page.getByRole('button', { name: /^(Next|Make the plan)/ });
  const box = (label: string | RegExp) => page.locator('input, textarea').and(page.getByLabel(label)).first();
  const problem = (words: string | RegExp) =>
    page.locator('main').getByText(words).locator('visible=true').first().waitFor();
  /** Types into a field, leaves it, reads the words at it, and puts the old value back. */
  const refuse = async (label: string | RegExp, wrong: string, words: string | RegExp) => {
    const field = box(label);
    const before = await field.inputValue();
    await field.fill(wrong);
    await field.blur();
    await problem(words);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill(before);
  };

  it('goes on by keyboard alone', async () => {
    await page.getByRole('radio', { checked: true }).first().waitFor();
    await page.locator('body').press('Tab');
    await tabTo('Next');
    await page.keyboard.press('Enter');
    await wizardStep(page, 'Site');
  });

  it('says at each field of the site what is wrong', async () => {
    await box('Outside address').waitFor();
    await expect.poll(() => box('Outside address').inputValue()).toBe('198.51.100.7');
    await refuse('Name of the link', '', /name/i);
    await refuse('Outside address', '10.1.1.1', /the internet does not route/);
    await refuse('Local address', '300.1.1.1', /address/);
    await refuse('Its ASN', '7224', 'AWS uses ASN 7224 itself. Take another');
    await refuse('ASN of the new virtual private gateway', '1', /Use a private ASN/);
    await box('Outside address').fill('nowhere');
    await next().click();
    await page.getByRole('button', { name: 'Next (1 left)' }).waitFor();
    await takeScreenshots(app, 'wizard-site-refused');
    expect(await findAxeViolations(app)).toEqual([]);
    await box('Outside address').fill('198.51.100.7');
    await next().click();
    await wizardStep(page, 'Routing');
  });

  it('shows a range of the VPC on the site as a conflict, before anything is made', async () => {
    await refuse('Site networks', '10.0.0.0/33', /\/33|range/);
    await refuse('Site networks', '', 'Name at least one network of this site');
    await box('Site networks').fill('10.20.128.0/17');
    await problem(/Conflict: 10\.20\.128\.0\/17 overlaps 10\.20\.0\.0\/16/);
    await takeScreenshots(app, 'wizard-routing-conflict');
    expect(await findAxeViolations(app)).toEqual([]);
    await box('Site networks').fill('192.168.10.0/24');
    await next().click();
    await wizardStep(page, 'Tunnels');
  });

  it('says at each field of the tunnels what is wrong', async () => {
    await refuse('Inside range of tunnel 1', '169.254.0.0/30', /reserved|AWS/);
    await refuse('Inside range of tunnel 2', '10.0.0.0/30', /169\.254\.0\.0\/16/);
    await page.getByRole('radio', { name: /My own/ }).check({ force: true });
    await next().click();
    await problem('A pre-shared key has 8 to 64 characters');
    await refuse('Pre-shared key of tunnel 1', '01234567890', 'AWS refuses a pre-shared key that starts with 0');
    await refuse('Pre-shared key of tunnel 2', 'with blanks in it', /letters, digits/);
    await takeScreenshots(app, 'wizard-tunnels-refused');
    await page.getByRole('radio', { name: /Generated/ }).check({ force: true });
    await next().click();
    await wizardStep(page, 'Reach');
  });

  it('says at each field of the reach what is wrong', async () => {
    await page.getByRole('button', { name: 'Add a rule' }).click();
    const port = page.getByLabel('Port', { exact: true }).last();
    await port.fill('70000');
    await port.blur();
    await problem('A port is a number from 1 to 65535');
    await page
      .getByRole('button', { name: /^Remove the rule/ })
      .last()
      .click();
    await page.getByText('Tags of your own (optional)').click();
    await page.getByRole('button', { name: 'Add a tag' }).click();
    await box('Key of the tag').fill('aws:owner');
    await box('Key of the tag').blur();
    await problem(/are reserved/);
    await box('Key of the tag').fill('Name');
    await box('Key of the tag').blur();
    await problem('The name of the link becomes the tag Name');
    await box('Key of the tag').fill('owner');
    const kept = page.waitForResponse((answer) => (answer.request().postData() ?? '').includes('network'));
    await box('Value of the tag').fill('network');
    await kept;
  });

  it('is found again after a reload, and notices another tab', async () => {
    await page.reload();
    await page.getByText('You began this before').waitFor();
    await takeScreenshots(app, 'wizard-draft');
    expect(await findAxeViolations(app)).toEqual([]);
    await page.getByRole('button', { name: 'Go on with the draft' }).click();
    await wizardStep(page, 'Reach');
    expect(await box('Key of the tag').inputValue()).toBe('owner');

    const second = await app.browser.newPage();
    await second.goto(pathToFileURL(app.addressFile).href);
    await second.getByRole('heading', { level: 1 }).first().waitFor();
    await second.evaluate(() => {
      location.hash = '#/connect';
    });
    await second.getByRole('button', { name: 'Go on with the draft' }).click();
    await second.getByLabel('Value of the tag').fill('the other tab');
    await page.getByText('Another tab changed this draft').waitFor();
    await second.close();
    await page.getByRole('button', { name: "Show the other tab's" }).click();
    await page.getByRole('button', { name: 'Go on with the draft' }).click();
    expect(await box('Value of the tag').inputValue()).toBe('the other tab');
  });

  it('builds AWS’s end for a device with own keys, and gives its configuration as text', async () => {
    await go(app, '#/');
    await go(app, '#/connect');
    await page.getByRole('button', { name: 'Start afresh' }).click();
    await wizardStep(page, 'Where');
    await page.getByRole('radio', { checked: true }).first().waitFor();
    await next().click();
    await wizardStep(page, 'Site');
    await page.getByRole('radio', { name: /Another device/ }).check({ force: true });
    await box('Outside address').fill('203.0.113.77');
    await box('Name of the link').fill('branch router');
    await next().click();
    await wizardStep(page, 'Routing');
    await box('Site networks').fill('172.20.0.0/24');
    await problem(/^Nothing overlaps/);
    await next().click();
    await wizardStep(page, 'Tunnels');
    await page.getByRole('radio', { name: /My own/ }).check({ force: true });
    for (const [index, key] of keys.entries()) await box(`Pre-shared key of tunnel ${index + 1}`).fill(key);
    await next().click();
    await wizardStep(page, 'Reach');
    await next().click();
    await wizardStep(page, 'Review');
    for (const key of keys) expect(await page.content()).not.toContain(key);
    await applyPlan(app);
    await planState(app, 'applied');
    await go(app, '#/links');
    await page.getByRole('link', { name: 'branch router' }).click();
    await page.getByRole('tab', { name: 'Configuration' }).click();
    await page
      .getByText(/conn .*-1/)
      .first()
      .waitFor();
    await takeScreenshots(app, 'link-device', { fullPage: true });
    expect(await findAxeViolations(app)).toEqual([]);
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
    );
    for (const key of keys) expect((await page.content()) + kept).not.toContain(key);
    await page.getByRole('button', { name: 'Save with keys' }).click();
    await page.getByText('The configuration is saved, keys included').waitFor();
    const [path = ''] = /\/\S*Downloads\/[^\n]+/.exec(await page.locator('body').innerText()) ?? [];
    const saved = readFileSync(path.trim(), 'utf8');
    for (const key of keys) expect(saved).toContain(key);
    expect(statSync(path.trim()).mode & 0o077).toBe(0);
  });

  it('stops a plan and takes away what it made', async () => {
    await go(app, '#/connect');
    for (const step of ['Where', 'Site', 'Routing', 'Tunnels', 'Reach'] as const) {
      await wizardStep(page, step);
      if (step === 'Where') await page.getByRole('radio', { name: 'Choose production' }).check({ force: true });
      await next().click();
    }
    await wizardStep(page, 'Review');
    await applyPlan(app);
    await page.locator('[data-testid="step-create-vpn-connection"][data-state="running"]').waitFor();
    await page.getByRole('button', { name: 'Stop and undo' }).click();
    await takeScreenshots(app, 'plan-stop-and-undo');
    await page.getByRole('dialog').getByRole('button', { name: 'Stop and undo' }).click();
    await page.getByRole('heading', { level: 1, name: /^Undo/ }).waitFor();
    await planState(app, 'applied');
    await page.getByText('Undone').first().waitFor();
  });

  it('complained of nothing', () => {
    expect(complaints(app)).toEqual([]);
  });

  async function tabTo(name: string): Promise<void> {
    for (let pressed = 0; pressed < 60; pressed += 1) {
      const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (focused === name) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} is not reached by Tab`);
  }
});
