import { resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import { type LaunchOptions, type RunningApp, collectMessages } from './running-app.ts';

const project = resolve(import.meta.dirname, '../..');

/** Starts the desktop app: on the stand-in, or on Electron's own executable where that is installed. */
export async function launchElectron({
  folder = project,
  args = [],
  env = {},
}: LaunchOptions = {}): Promise<RunningApp> {
  const data = createTemporaryFolder();
  const electron = await _electron
    .launch({
      args: ['.', `--data-dir=${data.path}`, ...args],
      cwd: folder,
      env: { ...inheritedEnvironment(), ...env },
    })
    .catch((error: unknown) => {
      data.remove();
      throw error;
    });
  const page = await electron.firstWindow();
  const messages = collectMessages(page);
  // A window is there before its page is: a reload now would reload nothing.
  await page.waitForFunction(() => location.href !== 'about:blank' && document.readyState === 'complete');
  return {
    host: 'electron',
    page,
    messages,
    dataDir: data.path,
    electron,
    async close() {
      await electron.close();
      data.remove();
    },
  };
}

/** Without what would turn Electron into plain Node. */
function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE');
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
