import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  acceptDefaults,
  applyAndProve,
  applyPlan,
  complaints,
  exploreDemo,
  go,
  planState,
  readDemoState,
} from './demo-steps.ts';
import { hosts } from './hosts.ts';
import type { RunningApp } from './running-app.ts';
import { takeScreenshots } from './take-screenshot.ts';

/** Goal of the main job on the demo network, every default accepted. */
const goalSeconds = 60;

describe.each(hosts)('the demo network in the %s host', (host, launch) => {
  let app: RunningApp;
  let planId = '';
  let filesBefore: string[] = [];
  const filesNow = () =>
    Object.entries(readDemoState(app).files)
      .map(([path, file]) => `${path} ${JSON.stringify(file)}`)
      .sort();

  beforeAll(async () => {
    app = await launch();
    await app.page.getByRole('button', { name: 'Explore the demo network' }).waitFor();
  });
  afterAll(() => app.close());

  it('leads from the first click to a proven link, every default accepted', async () => {
    const began = performance.now();
    await exploreDemo(app);
    await acceptDefaults(app);
    const reviewed = performance.now();
    filesBefore = filesNow();
    ({ planId } = await applyAndProve(app));
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `From Explore to Proven in the ${host} host: ${seconds.toFixed(1)} s (review reached after ${((reviewed - began) / 1000).toFixed(1)} s)`,
    );
    await takeScreenshots(app, 'journey-proven');
    if (host === 'browser') expect(seconds).toBeLessThan(goalSeconds);
  });

  it('shows both tunnels from both ends, and restarts one by a plan', async () => {
    const { page } = app;
    await go(app, '#/tunnels');
    await expect.poll(() => page.getByRole('row', { name: /Up.*Up.*Same/s }).count(), { timeout: 30_000 }).toBe(2);
    await page
      .getByRole('row', { name: /Up.*Up.*Same/s })
      .first()
      .getByRole('radio')
      .check({ force: true });
    await page.getByText('ESTABLISHED').first().waitFor();
    await page.getByText('What the gateway printed').click();
    await page.getByText('Security Associations').first().waitFor();
    await takeScreenshots(app, 'journey-tunnel');
    await page.getByRole('button', { name: 'Restart', exact: true }).click();
    await page.getByRole('button', { name: 'Apply plan' }).waitFor();
    await applyPlan(app);
    await planState(app, 'applied');
    await go(app, '#/tunnels');
    await expect.poll(() => page.getByRole('row', { name: /Up.*Up.*Same/s }).count(), { timeout: 30_000 }).toBe(2);
  });

  it('wrote everything down in a record that fits', async () => {
    const { page } = app;
    await go(app, '#/activity');
    await page
      .getByRole('row', { name: /CreateVpnConnection|VPN connection/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Verify the record' }).click();
    await page.getByText(/^All [\d,]+ entries fit$/).waitFor();
  });

  it('takes everything away again, and leaves the gateway’s files as they were', async () => {
    expect(filesNow()).not.toEqual(filesBefore);
    await go(app, `#/plans/${planId}`);
    await app.page.getByRole('button', { name: 'Plan the undo' }).click();
    await applyPlan(app, 'Undo what was made');
    await planState(app, 'applied');
    await expect.poll(filesNow, { timeout: 10_000 }).toEqual(filesBefore);
    await go(app, '#/links');
    await app.page.getByText('No links yet').waitFor();
    await go(app, '#/tunnels');
    await expect.poll(() => app.page.getByRole('row', { name: /Up.*Up.*Same/s }).count()).toBe(0);
  });

  it('can be reset, with what is lost named', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Reset demo' }).click();
    await page.getByRole('button', { name: 'Reset and lose demo links' }).click();
    await page.getByText('The demo network is as it was at first').waitFor();
    await go(app, '#/activity');
    await page.getByRole('row').nth(1).waitFor();
  });

  it('complained of nothing', () => {
    expect(complaints(app)).toEqual([]);
  });
});
