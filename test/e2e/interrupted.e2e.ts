import { afterAll, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import { acceptDefaults, applyPlan, exploreDemo, planState, readDemoState } from './demo-steps.ts';
import { findAxeViolations } from './find-axe-violations.ts';
import { type BrowserApp, launchBrowser } from './launch-browser.ts';
import { takeScreenshots } from './take-screenshot.ts';

describe('the app, killed in the middle of an apply', () => {
  const data = createTemporaryFolder();
  const apps: BrowserApp[] = [];
  const launch = async () => {
    const app = { ...(await launchBrowser({ args: [`--data-dir=${data.path}`] })), dataDir: data.path };
    apps.push(app);
    return app;
  };
  const connections = (app: BrowserApp) =>
    Object.values(readDemoState(app).world.regions).flatMap(({ vpnConnections }) => vpnConnections).length;
  let before = 0;

  afterAll(async () => {
    for (const app of apps) await app.close();
    data.remove();
  });

  it('says that it has ended', async () => {
    const app = await launch();
    await app.page.getByRole('button', { name: 'Explore the demo network' }).waitFor();
    await exploreDemo(app);
    await acceptDefaults(app);
    await expect.poll(() => connections(app), { interval: 50 }).toBeGreaterThan(0);
    before = connections(app);
    await applyPlan(app);
    // Its effect is there, and its end is not written down yet.
    await expect.poll(() => connections(app), { timeout: 30_000, interval: 50 }).toBe(before + 1);
    const ended = new Promise((resolve) => app.child.once('exit', resolve));
    app.child.kill('SIGKILL');
    await ended;
    await app.page.getByText(/Not connected to Linkspan|Linkspan has ended/).waitFor();
    await takeScreenshots(app, 'app-ended');
    expect(await findAxeViolations(app)).toEqual([]);
  });
  it('is on the demo network again, offers to resume or undo, and makes nothing twice', async () => {
    const app = await launch();
    await app.page.getByTestId('demo-band').waitFor();
    await app.page.getByTestId('running-plan').getByText('Interrupted').waitFor();
    await app.page.getByTestId('running-plan').getByRole('button').click();
    await planState(app, 'interrupted');
    await app.page.getByRole('button', { name: 'Plan the undo' }).waitFor();
    await takeScreenshots(app, 'plan-interrupted', { fullPage: true });
    expect(await findAxeViolations(app)).toEqual([]);
    await app.page.getByRole('button', { name: 'Go on' }).click();
    await planState(app, 'applied');
    expect(connections(app)).toBe(before + 1);
  });
});
