import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { RunningApp } from './running-app.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21aa'];

/** What axe finds on the present page, in light and in dark, one line for each place. Nothing is left out. */
export async function findAxeViolations({ page }: RunningApp): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Evaluated by the debugger, not by the page: its policy does not apply.
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
    const violations = await page.evaluate(async (runOnly) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const results = await axe.run(document, { runOnly, resultTypes: ['violations'] });
      // What passed would be long to carry over.
      return results.violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
      );
    }, tags);
    found.push(...violations.map((violation) => `${colorScheme}: ${violation}`));
  }
  return found;
}

interface Axe {
  run(context: Document, options: { runOnly: string[]; resultTypes: ['violations'] }): Promise<AxeResults>;
}
