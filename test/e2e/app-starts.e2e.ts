import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAxeViolations } from './find-axe-violations.ts';
import { hosts } from './hosts.ts';
import type { RunningApp } from './running-app.ts';
import { takeScreenshots } from './take-screenshot.ts';

describe.each(hosts)('Linkspan in the %s host, started for the first time', (_host, launch) => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await launch();
    await app.page.getByRole('heading', { level: 1 }).first().waitFor();
  });
  afterAll(() => app.close());

  it('offers the demo network', async () => {
    await app.page.getByRole('button', { name: 'Explore the demo network' }).first().waitFor();
    await takeScreenshots(app, 'first-start');
  });

  it('shows a page that axe finds nothing on', async () => {
    expect(await findAxeViolations(app)).toEqual([]);
  });

  it('breaks none of its own rules and leaves nothing uncaught', () => {
    expect(app.messages.filter((message) => /^(error|uncaught|warning)/.test(message))).toEqual([]);
  });
});
