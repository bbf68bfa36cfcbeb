import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RunningApp } from './running-app.ts';

const folder = resolve(import.meta.dirname, '../../test-output/screens');
const usual = { width: 1280, height: 860 };

interface ScreenshotOptions {
  /** Window widths besides the usual 1280: written as `<name>-<width>-<theme>`. */
  readonly alsoWide?: readonly number[];
  /** With what would have to be scrolled to. */
  readonly fullPage?: boolean;
}

/** Writes test-output/screens/<host>/<name>.png, in each theme `<name>-light` and `<name>-dark`. */
export async function takeScreenshots(
  { host, page }: Pick<RunningApp, 'host' | 'page'>,
  name: string,
  { alsoWide = [], fullPage = false }: ScreenshotOptions = {},
): Promise<void> {
  mkdirSync(join(folder, host), { recursive: true });
  for (const width of [...alsoWide, usual.width]) {
    if (alsoWide.length > 0) await page.setViewportSize({ ...usual, width });
    for (const colorScheme of ['dark', 'light'] as const) {
      const file = [name, ...(width === usual.width ? [] : [width]), colorScheme].join('-');
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(folder, host, `${file}.png`), animations: 'disabled', fullPage });
    }
  }
}
