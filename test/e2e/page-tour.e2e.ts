import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptDefaults, applyPlan, complaints, exploreDemo, go, openPlanId, planState } from './demo-steps.ts';
import { findAxeViolations } from './find-axe-violations.ts';
import { createHome } from './home-folder.ts';
import { hosts } from './hosts.ts';
import type { RunningApp } from './running-app.ts';
import { takeScreenshots } from './take-screenshot.ts';

/** Every page and every step. The browser host is looked at in two widths and by axe; the desktop shows the same page. */
describe.each(hosts)('every page in the %s host', (host, launch) => {
  const home = createHome();
  let app: RunningApp;
  let page: RunningApp['page'];
  let linkId = '';
  let linkPlanId = '';

  const look = async (name: string) => {
    if (host === 'electron') return takeScreenshots(app, name, { fullPage: true });
    await takeScreenshots(app, name, { alsoWide: [1920], fullPage: true });
    expect({ name, violations: await findAxeViolations(app) }).toEqual({ name, violations: [] });
  };
  /** The picture at the top of the README: copied to docs/screenshot.png when the page looks different. */
  const takeReadmeScreenshot = async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await takeScreenshots(app, 'readme');
    await page.setViewportSize({ width: 1280, height: 860 });
  };
  /** Goes to a page, waits until it shows what it is about, and looks. */
  const visit = async (name: string, hash: string, seen: string | RegExp) => {
    await go(app, hash);
    await page.getByText(seen).locator('visible=true').first().waitFor();
    await look(name);
  };

  beforeAll(async () => {
    app = await launch({ env: home.env });
    ({ page } = app);
    await page.getByRole('button', { name: 'Explore the demo network' }).waitFor();
  });
  afterAll(async () => {
    await app.close();
    home.remove();
  });

  it('empty', async () => {
    await look('overview-empty');
    await visit('links-empty', '#/links', 'No links yet');
    await visit('gateways-empty', '#/gateways', 'Add a gateway');
    await visit('activity-empty', '#/activity', 'Nothing was done yet');
    await visit('no-such-page', '#/nowhere', /no such page|not a page|no page/i);
    await visit('gateway-add', '#/gateways/add', 'From my SSH configuration');
    await page.getByRole('radio', { name: /By hand/ }).check({ force: true });
    await page.getByRole('button', { name: /^Add gateway/ }).click();
    await look('gateway-add-by-hand');
    await go(app, '#/');
  });

  it('each step of the wizard', async () => {
    await exploreDemo(app);
    await acceptDefaults(app, async (step) => {
      if (step === 'Routing') await page.getByText(/^Nothing overlaps/).waitFor();
      if (step === 'Reach') await page.getByText('Reading firewall').waitFor({ state: 'hidden' });
      if (step === 'Review') await takeReadmeScreenshot();
      await look(`wizard-${step.toLowerCase()}`);
    });
    for (const kind of ['call', 'file']) {
      await page
        .getByTestId(kind === 'file' ? /^step-deploy/ : /vpn-connection/)
        .first()
        .click();
      await look(`wizard-review-${kind}`);
    }
  });

  it('a plan at work and done', async () => {
    await applyPlan(app);
    await page.getByTestId('plan-state').waitFor();
    linkPlanId = await openPlanId(app);
    await page.getByRole('button', { name: 'Pause after this step' }).click();
    await planState(app, 'paused');
    await look('plan-paused');
    await page.getByRole('button', { name: 'Go on' }).click();
    await takeScreenshots(app, 'plan-applying');
    await planState(app, 'applied');
    await page.getByRole('button', { name: 'Prove the link' }).waitFor();
    await look('plan-applied');
    await page.getByRole('button', { name: 'Prove the link' }).click();
    await page.getByRole('button', { name: 'Apply plan' }).waitFor();
    await look('proof-review');
    await applyPlan(app);
    await page.getByTestId('proof-result').first().waitFor({ timeout: 60_000 });
    await look('proof-result');
    await page.getByRole('button', { name: 'Open the link' }).click();
    await page.getByTestId('link-health').waitFor();
    linkId = (await page.evaluate(() => location.hash)).split('/').at(-1) ?? '';
  });

  it('the link', async () => {
    await visit('link-both-ends', `#/links/${linkId}`, 'no differences');
    await visit('link-configuration', `#/links/${linkId}?tab=configuration`, /conn |connections \{/);
    await visit('link-proofs', `#/links/${linkId}?tab=proofs`, 'Proven');
    await visit('link-activity', `#/links/${linkId}?tab=activity`, 'Create VPN connection with two tunnels');
    await page.getByRole('button', { name: 'Rename' }).click();
    await look('link-rename');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Prove again' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Prove the link' }).waitFor();
    await look('link-prove-again');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Plan to delete the link' }).click();
    await page.getByRole('button', { name: 'Apply plan' }).waitFor();
    await look('delete-review');
    await page.getByRole('button', { name: 'Discard plan' }).click();
  });

  it('the lists', async () => {
    await visit('overview', '#/', /demo|site/i);
    await visit('links', '#/links', /vpc-/);
    await visit('tunnels', '#/tunnels', 'Same');
    await page
      .getByRole('row', { name: /Up.*Up.*Same/s })
      .first()
      .getByRole('radio')
      .check({ force: true });
    await page.getByText('ESTABLISHED').first().waitFor();
    await look('tunnels-detail');
    await go(app, '#/tunnels');
    await visit('activity', '#/activity', 'Create VPN connection with two tunnels');
    await visit('gateways', '#/gateways', 'strongSwan');
    await visit('accounts', '#/accounts', 'production');
    await page
      .getByRole('row', { name: /broken/ })
      .getByRole('radio')
      .check({ force: true });
    await look('accounts-broken');
    await page.getByRole('row', { name: /demo/ }).getByRole('radio').check({ force: true });
    await look('accounts-demo');
  });

  it('the gateway', async () => {
    await go(app, '#/gateways');
    await page.getByRole('link', { name: 'Warehouse' }).first().click();
    await page.getByText('Firewall rules as the box prints them').waitFor();
    await look('gateway-inspection');
    await page.getByRole('tab', { name: 'Connections' }).click();
    await page
      .getByText(/ESTABLISHED|Up/)
      .first()
      .waitFor();
    await look('gateway-connections');
    await page.getByRole('tab', { name: 'Route' }).click();
    await page.getByRole('button', { name: 'Try the route' }).click();
    await expect.poll(() => page.getByRole('img', { name: 'Reached' }).count()).toBe(2);
    await look('gateway-route');
  });

  it('the undo, and the help', async () => {
    await go(app, `#/plans/${linkPlanId}`);
    await page.getByRole('button', { name: 'Plan the undo' }).click();
    await page.getByRole('button', { name: 'Apply plan' }).waitFor();
    await look('undo-review');
    await go(app, '#/connect');
    await page
      .getByRole('button', { name: /^Information about/ })
      .first()
      .click();
    await look('help');
  });

  it('complains of nothing', () => {
    expect(complaints(app)).toEqual([]);
  });
});
