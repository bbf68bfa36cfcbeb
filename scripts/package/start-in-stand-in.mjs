import { resolve } from 'node:path';
import { _electron } from 'playwright-core';

const standIn = resolve(import.meta.dirname, '../../test/standin/bin/electron');
const timeout = 30_000;

/** Starts an app's folder in the stand-in, sees its first page, and opens the demo network from there. */
export async function startInStandIn(folder, dataDir) {
  const app = await _electron.launch({
    executablePath: standIn,
    args: ['.', `--data-dir=${dataDir}`],
    cwd: folder,
    timeout,
  });
  try {
    const page = await app.firstWindow({ timeout });
    const uncaught = [];
    page.on('pageerror', (error) => uncaught.push(error.message));
    await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout });
    await page.getByRole('button', { name: 'Explore the demo network' }).first().click({ timeout });
    await page.getByTestId('demo-band').waitFor({ timeout });
    // Listed by the demo AWS, which the SDK asks over a socket.
    await page.getByRole('radio', { checked: true }).first().waitFor({ timeout });
    if (uncaught.length > 0) throw new Error(`The page left uncaught: ${uncaught.join('; ')}`);
  } finally {
    await app.close();
  }
}
