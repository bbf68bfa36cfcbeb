import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { createBuilder } from 'vite';
import { allBundles, buildOutdated } from '../../scripts/lib/build-outdated.mjs';
import { createWebHost } from '../../scripts/lib/web-host-child.mjs';
import { bundles } from '../../vite.config.ts';
import { openChromium } from '../e2e/launch-browser.ts';
import { type Figure, median, Unmeasured } from './figure.ts';
import { firstButton } from './first-button-label.ts';
import { watchForButton } from './watch-for-button.mjs';

const root = resolve(import.meta.dirname, '../..');

/**
 * How long a person waits for the first thing to do, against an empty layout of the same library: the same build, the same
 * server, the same browser, each time with an empty cache, by turns.
 */
export async function measureFirstButton(runs: number): Promise<Figure> {
  const browser = await openChromium().catch((error: unknown) => {
    throw new Unmeasured(error instanceof Error ? error.message : String(error));
  });
  const folder = mkdtempSync(join(tmpdir(), 'linkspan-bench-'));
  try {
    await buildOutdated(
      root,
      allBundles.filter((name) => name === 'renderer' || name === 'web'),
      console.log,
    );
    const page = await startHost(join(root, 'out'), join(folder, 'page'));
    const empty = await startHost(await buildEmptyLayout(folder), join(folder, 'empty'));
    const times: { page: number[]; empty: number[] } = { page: [], empty: [] };
    for (let run = 0; run <= runs; run += 1) {
      const pair = { page: await timeToButton(browser, page), empty: await timeToButton(browser, empty) };
      // The first pair warms the browser and both servers up.
      if (run === 0) continue;
      times.page.push(pair.page);
      times.empty.push(pair.empty);
    }
    return {
      name: '(b) the first page, browser host',
      what: `navigation start → first enabled "${firstButton}", median of ${runs}, empty cache`,
      ours: median(times.page),
      against: `the same to a plain button in an empty Cloudscape layout, same build and server, median of ${runs}`,
      dividedBy: median(times.empty),
      goal: 1.5,
      notes: [`Chromium ${browser.version()}. Page ${spread(times.page)}, empty layout ${spread(times.empty)}.`],
    };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startHost(out: string, dataDir: string) {
  const host = createWebHost(join(out, 'web/index.cjs'), [`--data-dir=${dataDir}`]);
  await host.restart();
  return host;
}

/** Answers a folder like out/: the browser host as it is, with the empty layout for a page. */
async function buildEmptyLayout(folder: string): Promise<string> {
  const out = join(folder, 'out');
  const config = bundles({ page: join(import.meta.dirname, 'empty-layout'), out, processes: {} });
  const builder = await createBuilder({ ...config, configFile: false, logLevel: 'error' });
  await builder.buildApp();
  if (!existsSync(join(out, 'renderer/index.html'))) throw new Error('The empty layout was not built');
  cpSync(join(root, 'out/web'), join(out, 'web'), { recursive: true });
  return out;
}

/** Opens the page in a context of its own and asks it, by its own clock, when the button could first be pressed. */
async function timeToButton(browser: Browser, host: Awaited<ReturnType<typeof startHost>>): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: watchForButton(firstButton) });
    await page.goto(host.address().href);
    const seen = await page.waitForFunction(() => (window as Watched).linkspanButtonAt, undefined, { timeout: 30_000 });
    return Number(await seen.jsonValue());
  } finally {
    await context.close();
  }
}

type Watched = Window & { linkspanButtonAt?: number };

function spread(times: readonly number[]): string {
  return `${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)} ms`;
}
