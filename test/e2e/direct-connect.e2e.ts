import { readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyPlan, complaints, exploreDemo, go, openPlanId, planState } from './demo-steps.ts';
import { findAxeViolations } from './find-axe-violations.ts';
import { createHome } from './home-folder.ts';
import { launchBrowser } from './launch-browser.ts';
import type { RunningApp } from './running-app.ts';
import { takeScreenshots } from './take-screenshot.ts';

const name = 'quay-second';

describe('Direct Connect on the demo network', () => {
  const home = createHome();
  let app: RunningApp;
  let page: RunningApp['page'];
  let planId = '';
  const look = async (shot: string, alsoWide: readonly number[] = []) => {
    await takeScreenshots(app, shot, { alsoWide, fullPage: true });
    expect({ shot, violations: await findAxeViolations(app) }).toEqual({ shot, violations: [] });
  };
  const next = () => page.getByRole('button', { name: /^Next/ });
  const step = (title: string) => page.getByRole('heading', { name: title, exact: true }).first().waitFor();
  const row = (words: string) => page.getByRole('row', { name: words });

  beforeAll(async () => {
    app = await launchBrowser({ env: home.env });
    ({ page } = app);
    await exploreDemo(app);
  });
  afterAll(async () => {
    await app.close();
    home.remove();
  });

  it('tells the line, BGP and the routes of what is there apart', async () => {
    await go(app, '#/direct-connect');
    await row('quay-shared-services').getByText('Up').nth(1).waitFor();
    await row('from-the-haulier').getByText('Waiting to be accepted').waitFor();
    await look('direct-connect', [1920]);
    await go(app, '#/direct-connect?tab=connections');
    await page.getByText('Hosted by Fjordnet, VLAN 305 only').waitFor();
    await look('direct-connect-connections');
    await go(app, '#/direct-connect?tab=gateways');
    await page.getByText('nordhafen-dx').waitFor();
    await look('direct-connect-gateways');
  });

  it('makes a private virtual interface, each clash said at its field', async () => {
    await page.getByRole('button', { name: 'Create virtual interface' }).click();
    await page.getByRole('radio', { name: /nordhafen-quay/ }).waitFor();
    await page.getByRole('radio', { name: /nordhafen-quay/ }).check({ force: true });
    await look('direct-connect-where');
    await next().click();
    await step('Interface');
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    const vlan = page.getByRole('textbox', { name: 'VLAN' });
    const free = await vlan.inputValue();
    await vlan.fill('101');
    await vlan.blur();
    await page.getByText(/^VLAN 101 is used by quay-shared-services/).waitFor();
    await next().click();
    await page.getByRole('button', { name: 'Next (1 left)' }).waitFor();
    await look('direct-connect-interface-refused');
    await vlan.fill(free);
    await next().click();
    await step('Peering');
    await look('direct-connect-peering');
    await next().click();
    await step('Tags');
    await page.getByRole('button', { name: /^Make the plan/ }).click();
    await page.getByRole('button', { name: 'Apply plan' }).waitFor();
    await look('direct-connect-review');
  });

  it('brings it to BGP up', async () => {
    await applyPlan(app);
    await planState(app, 'applied');
    planId = await openPlanId(app);
    await page.getByRole('button', { name: 'Go to Direct Connect' }).click();
    await page.getByRole('link', { name }).click();
    const health = page.getByTestId('interface-health');
    await expect.poll(() => health.getAttribute('data-bgp'), { timeout: 40_000 }).toBe('up');
    await page.getByText(/router bgp/).waitFor();
    await look('direct-connect-interface');
  });

  it('gives the router its configuration: masked here, whole in a file of one’s own', async () => {
    const shown = await page.locator('main pre').innerText();
    await page.getByRole('button', { name: 'Save with the key' }).click();
    await page.getByText('The configuration is saved, key included').waitFor();
    const [path = ''] = /\/\S*Downloads\/[^\n]+/.exec(await page.locator('body').innerText()) ?? [];
    const saved = readFileSync(path.trim(), 'utf8');
    expect(statSync(path.trim()).mode & 0o077).toBe(0);
    const [, key = ''] = /password (\S+)/.exec(saved) ?? [];
    expect(key.length).toBeGreaterThanOrEqual(6);
    expect(shown).not.toContain(key);
    expect(await page.content()).not.toContain(key);
  });

  it('accepts what another account made', async () => {
    await go(app, '#/direct-connect/dxvif-fh0demo2');
    await page.getByText('It waits for you').waitFor();
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Leads to/ })
      .click();
    await page.getByRole('option', { name: /nordhafen-dx/ }).click();
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await applyPlan(app);
    await planState(app, 'applied');
  });

  it('takes away again what it made, and nothing else', async () => {
    await go(app, `#/plans/${planId}`);
    await page.getByRole('button', { name: 'Plan the undo' }).click();
    await applyPlan(app, 'Undo what was made');
    await planState(app, 'applied');
    await page.getByRole('button', { name: 'Go to Direct Connect' }).click();
    await row('quay-shared-services').waitFor();
    await expect.poll(() => row(name).count(), { timeout: 20_000 }).toBe(0);
  });

  it('complained of nothing', () => {
    expect(complaints(app)).toEqual([]);
  });
});
