import { resolve } from 'node:path';
import { _electron } from 'playwright-core';

/** Starts an app's folder in the stand-in and waits until its page shows something. */
export async function startInStandIn(folder, dataDir) {
  process.env.ELECTRON_OVERRIDE_DIST_PATH = resolve(import.meta.dirname, '../../test/standin/bin');
  const app = await _electron.launch({ args: ['.', `--data-dir=${dataDir}`], cwd: folder });
  try {
    const page = await app.firstWindow();
    await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 30_000 });
  } finally {
    await app.close();
  }
}
