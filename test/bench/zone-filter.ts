import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { build, preview } from 'vite';
import type { RecordSet } from '../../contract/domain/dns.ts';
import { groupRecords } from '../../renderer/features/dns/record-groups.ts';
import { openChromium } from '../e2e/launch-browser.ts';
import { plain, zone } from '../fixtures/page/page-dns-world.ts';
import type { createPageMain } from '../fixtures/page/page-main.ts';
import { type Figure, median, Unmeasured } from './figure.ts';

const configFile = resolve(import.meta.dirname, '../fixtures/page/vite.config.ts');
const count = 10_000;
const goalMs = 50;

/**
 * How long a key press in the filter of a zone with 10,000 records takes until its rows and its count are on screen, against turning
 * to the next page of fifty: the same table in the same window, by turns. What is above 1 is the looking.
 */
export async function measureZoneFilter(runs: number): Promise<Figure> {
  const browser = await openChromium().catch((error: unknown) => {
    throw new Unmeasured(error instanceof Error ? error.message : String(error));
  });
  const outDir = mkdtempSync(join(tmpdir(), 'linkspan-bench-'));
  try {
    await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
    const server = await preview({ configFile, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    const records = makeRecords();
    const keys: number[] = [];
    const turns: number[] = [];
    // The first round warms the page up.
    for (let run = 0; run <= runs; run += 1) {
      await showZone(page, records);
      const round = { turns: await timeTurns(page, records), keys: await timeKeys(page, records, run) };
      if (run === 0) continue;
      keys.push(...round.keys);
      turns.push(...round.turns);
    }
    await server.close();
    const ours = median(keys);
    return {
      name: '(f) the filter of a zone with 10,000 records',
      what: `key press → rows and count on screen, median of ${keys.length} keys`,
      ours,
      against: `a turn to the next page of fifty, median of ${turns.length}`,
      dividedBy: median(turns),
      goal: 1.5,
      notes: [
        `Goal ${goalMs} ms a key press: ${ours <= goalMs ? 'met' : 'missed'}; slowest ${Math.max(...keys).toFixed(0)} ms.`,
        `Chromium ${browser.version()}.`,
      ],
    };
  } finally {
    await browser.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** Types the beginning of a name into the filter and takes it away again. */
async function timeKeys(page: Page, records: readonly RecordSet[], run: number): Promise<number[]> {
  const groups = groupRecords(records);
  const name = records[run * 17]?.name ?? '';
  const typed = [1, 2, 3].map((length) => name.slice(0, length));
  await page.getByPlaceholder('Find by name, value or identifier').focus();
  const times: number[] = [];
  for (const [index, text] of [...typed, ...typed.slice(0, -1).toReversed()].entries()) {
    const found = groups.filter((group) => group.text.includes(text)).length;
    const key = index < typed.length ? text.slice(-1) : 'Backspace';
    const wanted = `${found.toLocaleString('en')} of ${count.toLocaleString('en')}`;
    times.push(await timeUntil(page, 'keydown', wanted, () => page.keyboard.press(key)));
  }
  await page.keyboard.press('Backspace');
  return times;
}

async function timeTurns(page: Page, records: readonly RecordSet[]): Promise<number[]> {
  const times: number[] = [];
  for (const turn of [1, 2, 3]) {
    const wanted = records[turn * 50]?.name ?? '';
    const button = page.getByRole('button', { name: 'Next page' });
    times.push(await timeUntil(page, 'click', wanted, () => button.click()));
  }
  return times;
}

/** From the event itself to the frame in which this text is seen, by the page's clock. */
async function timeUntil(
  page: Page,
  event: 'keydown' | 'click',
  text: string,
  act: () => Promise<void>,
): Promise<number> {
  await page.evaluate(
    ([kind, wanted]) => {
      const times: { began: number; seen?: number } = { began: 0 };
      (window as Timed).linkspanTimes = times;
      const observer = new MutationObserver(() => {
        if (times.began === 0 || !document.querySelector('main')?.textContent.includes(wanted)) return;
        observer.disconnect();
        // After the frame that shows it.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => (times.seen = performance.now()));
          port1.start();
          port2.postMessage(null);
        });
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      document.addEventListener(kind, () => (times.began = performance.now()), { once: true, capture: true });
    },
    [event, text] as const,
  );
  await act();
  const handle = await page.waitForFunction(
    () => {
      const times = (window as Timed).linkspanTimes;
      return times?.seen === undefined ? undefined : times.seen - times.began;
    },
    undefined,
    { timeout: 20_000 },
  );
  return Number(await handle.jsonValue());
}

type Timed = Window & { linkspanTimes?: { began: number; seen?: number } };

/** Gives the stand-in main these records, and opens their zone anew. */
async function showZone(page: Page, records: readonly RecordSet[]): Promise<void> {
  await page.evaluate(
    ([given, id]) => {
      const { pageMain } = window as Window & { pageMain?: ReturnType<typeof createPageMain> };
      if (!pageMain) throw new Error('The page has no stand-in main');
      pageMain.world.dns.records = [...given];
      pageMain.publish('dns.changed', {});
      location.hash = '#/dns';
      setTimeout(() => (location.hash = `#/dns/zones/${id}`), 100);
    },
    [records, zone.id] as const,
  );
  await page.getByText(`(${records.length.toLocaleString('en')})`, { exact: true }).waitFor({ timeout: 30_000 });
  await page.getByRole('row').nth(10).waitFor();
}

/** Names of letters that are in nothing else of a record, so that each key of a name leaves fewer. */
function makeRecords(): RecordSet[] {
  const letters = 'bdfghjknqrtuvwyz';
  return Array.from({ length: count }, (_, index) => {
    // Knuth's multiplicative hash: the same names in each run.
    const mixed = Math.imul(index + 1, 2_654_435_761) >>> 0;
    const name = Array.from({ length: 8 }, (_none, digit) => letters[(mixed >>> (digit * 4)) & 15] ?? '').join('');
    return plain(`${name}.example.com`, 'A', `198.51.${index >> 8}.${index & 255}`);
  });
}
