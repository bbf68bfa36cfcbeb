import { execFile } from 'node:child_process';
import { Resolver } from 'node:dns/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptDefaults, applyPlan, complaints, exploreDemo, go, planState } from './demo-steps.ts';
import { findAxeViolations } from './find-axe-violations.ts';
import { launchBrowser } from './launch-browser.ts';
import type { RunningApp } from './running-app.ts';
import { takeScreenshots } from './take-screenshot.ts';

const name = 'app.nordhafen.example';
const primary = '203.0.113.190';
const secondary = '203.0.113.191';

const run = promisify(execFile);

/** Goal of a failover pair and its drill, the link there: as a new user would. */
const goalSeconds = 60;

describe('DNS failover on the demo network', () => {
  let app: RunningApp;
  let page: RunningApp['page'];
  /** The command that the page shows. */
  let known: string | undefined;
  const look = async (shot: string, alsoWide: readonly number[] = []) => {
    await takeScreenshots(app, shot, { alsoWide, fullPage: true });
    expect({ shot, violations: await findAxeViolations(app) }).toEqual({ shot, violations: [] });
  };
  const next = () => page.getByRole('button', { name: /^Next/ }).click();

  beforeAll(async () => {
    // A drill is watched with it: without it nothing of this is proved.
    await run('dig', ['-v']).catch((error: unknown) => {
      throw new Error('The drill is watched with dig, and it is not here: install bind9-dnsutils', { cause: error });
    });
    app = await launchBrowser();
    ({ page } = app);
    await page.getByRole('button', { name: 'Explore the demo network' }).waitFor();
  });
  afterAll(() => app.close());

  it('begins with the demo’s own link', async () => {
    await exploreDemo(app);
    await acceptDefaults(app);
    await applyPlan(app);
    await planState(app, 'applied');
  });

  it('shows the zones, the records of one, and the health checks', async () => {
    await go(app, '#/dns');
    await page.getByRole('link', { name: 'nordhafen.example', exact: true }).waitFor();
    await look('dns-zones');
    await page.getByRole('link', { name: 'nordhafen.example', exact: true }).click();
    await page.getByRole('row', { name: /Choose gateway\.nordhafen\.example/ }).waitFor();
    await look('dns-records', [1920]);
    await go(app, '#/dns/health-checks');
    await page.getByRole('row', { name: /nordhafen-website/ }).waitFor();
    await look('dns-health-checks', [1920]);
  });

  it('makes a failover pair whose primary follows the link', async () => {
    await go(app, '#/dns/new');
    await page.getByPlaceholder('app').fill('www');
    await page.getByText('There are records of this name and type').waitFor();
    await next();
    await page.getByText(/has a simple record of type A already/).waitFor();
    await look('dns-wizard-name');
    await page.getByPlaceholder('app').fill('app');
    await next();
    await page.getByLabel('Values', { exact: true }).first().fill(primary);
    await page.getByLabel('Values', { exact: true }).nth(1).fill(secondary);
    await look('dns-wizard-answers');
    await next();
    await page.getByText(/at least one tunnel is up/).waitFor();
    await look('dns-wizard-checks');
    await next();
    await page.getByText('At most about').waitFor();
    await look('dns-wizard-ttl');
    await page.getByRole('button', { name: /^Make the plan/ }).click();
    await page.getByRole('button', { name: 'Apply plan' }).waitFor();
    await page.getByRole('button', { name: /Create app\.nordhafen\.example/ }).click();
    await page.getByRole('group', { name: /^Changes of zone/ }).waitFor();
    await look('dns-wizard-review', [1920]);
    await applyPlan(app);
    await planState(app, 'applied');
  });

  it('drills it, watched by a resolver of the world, and measures', async () => {
    const began = performance.now();
    await go(app, `#/dns/zones/Z0NORDHAFENPUBLIC001?record=${name}+A`);
    await expect.poll(() => page.getByRole('row', { name: /answers now/ }).count(), { timeout: 20_000 }).toBe(1);
    await expect(answers()).resolves.toEqual([primary]);
    await look('dns-record');
    await page.getByRole('button', { name: 'Drill the failover' }).click();
    await page.getByRole('button', { name: 'Start the drill' }).waitFor();
    await look('dns-drill-review');
    for (const box of await page.getByRole('checkbox', { checked: false }).all()) await box.check();
    await page.getByRole('button', { name: 'Start the drill' }).click();
    await page.getByRole('button', { name: 'Stop and restore' }).waitFor();
    await expect.poll(answers, { timeout: 30_000, interval: 200 }).toEqual([secondary]);
    const dug = await dig();
    console.log(`dig says ${dug.join(', ')}`);
    expect(dug).toEqual([secondary]);
    await takeScreenshots(app, 'dns-drill-running', { fullPage: true });
    await page.getByTestId('drill-times').waitFor({ timeout: 60_000 });
    await expect(answers()).resolves.toEqual([primary]);
    expect(await page.getByTestId('drill-state').getAttribute('data-state')).toBe('done');
    const seconds = (performance.now() - began) / 1000;
    console.log(`The drill on the demo network: ${seconds.toFixed(1)} s. ${await times()}`);
    expect(seconds).toBeLessThan(goalSeconds);
    await look('dns-drill-done', [1920]);
    await go(app, '#/dns/drills');
    await page.getByRole('row', { name: /app\.nordhafen\.example/ }).waitFor();
    await look('dns-drills');
  });

  it('complained of nothing', () => {
    expect(complaints(app)).toEqual([]);
  });

  /** Asks whom the command on the page asks, with a resolver. */
  async function answers(): Promise<string[]> {
    const { host, port } = await nameServer();
    const resolver = new Resolver({ timeout: 2000, tries: 2 });
    resolver.setServers([`${host}:${port}`]);
    return resolver.resolve4(name);
  }

  async function nameServer(): Promise<{ readonly host: string; readonly port: string }> {
    known ??= await page.getByText(/^dig @/).innerText();
    const [, host = '', port = ''] = /^dig @(\S+) -p (\d+) /.exec(known) ?? [];
    return { host, port };
  }

  /** And with `dig` itself, as a person would. */
  async function dig(): Promise<string[]> {
    const { host, port } = await nameServer();
    const { stdout } = await run('dig', [`@${host}`, '-p', port, '+short', name, 'A']);
    return stdout.trim().split('\n');
  }

  async function times(): Promise<string> {
    return (await page.getByTestId('drill-times').innerText()).replace(/\s+/g, ' ');
  }
});
