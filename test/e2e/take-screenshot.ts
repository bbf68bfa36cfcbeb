import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RunningApp } from './running-app.ts';

const folder = resolve(import.meta.dirname, '../../test-output/screens');

/** Writes test-output/screens/<host>/<name>.png, in each theme `<name>-light` and `<name>-dark`. */
export async function takeScreenshots({ host, page }: RunningApp, name: string): Promise<void> {
  mkdirSync(join(folder, host), { recursive: true });
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(folder, host, `${name}-${colorScheme}.png`), animations: 'disabled' });
  }
}
