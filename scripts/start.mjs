// npm start: the desktop app where Electron is here or can be fetched, else the same app in the browser.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildOutdated } from './lib/build-outdated.mjs';
import { chooseHost } from './lib/choose-host.mjs';
import { electronPackage, findElectron } from './lib/electron-binary.mjs';
import { fetchElectron } from './lib/fetch-electron.mjs';
import { runChild } from './lib/run-child.mjs';

const root = resolve(import.meta.dirname, '..');
const args = process.argv.slice(2);
const tried = join(root, '.cache', 'electron-was-tried');

const choice = chooseHost({
  args,
  hasElectron: findElectron(root) !== undefined,
  isOverridden: process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined,
  isTerminal: process.stdin.isTTY && process.stdout.isTTY,
  wasTried: existsSync(tried),
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  hasDisplay: Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY),
});
const electron =
  choice.host === 'fetch' ? await fetchOnce() : choice.host === 'electron' ? findElectron(root) : undefined;
if (!electron) console.log(`${choice.why ? `${choice.why}. ` : ''}Starting in your browser.`);
process.exitCode = electron ? await startElectron(electron) : await startBrowserHost();

async function fetchOnce() {
  console.log('Fetching Electron, once. --web starts in the browser instead.');
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(tried, new Date().toISOString());
  const folder = electronPackage(root);
  if (!folder) return undefined;
  await fetchElectron({
    installer: join(folder, 'install.js'),
    folder: join(root, '.cache', 'electron-download'),
    target: join(folder, 'dist'),
    say: console.log,
  });
  return findElectron(root);
}

async function startElectron(executable) {
  await buildOutdated(root, ['main', 'preload', 'renderer'], console.log);
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  return runChild(executable, ['.', ...args], { cwd: root, env });
}

async function startBrowserHost() {
  await buildOutdated(root, ['web', 'renderer'], console.log);
  return runChild(process.execPath, [join(root, 'out/web/index.cjs'), ...args]);
}
