import { existsSync, readFileSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import Module, { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { readCommandLine } from './command-line.mjs';
import { electron } from './electron.mjs';

const require = createRequire(import.meta.url);

async function start() {
  const argv = process.argv.slice(2);
  const { preloads, inspectPort, debugPort, target, isVersion } = readCommandLine(argv);
  if (isVersion) return console.log('v45.3.4-standin');

  process.argv = argv;
  Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: '45.3.4' } });
  resolveElectron();
  if (inspectPort !== undefined) inspector.open(inspectPort, '127.0.0.1');

  const application = findApplication(resolve(target ?? '.'));
  electron.app.describe(application);
  for (const preload of preloads) require(resolve(preload));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => electron.app.quit());
  require(application.main);
  return electron.app.start(debugPort);
}

/** Main is one CommonJS bundle whose only outside module is `electron`. */
function resolveElectron() {
  const load = Module._load;
  Module._load = function loadOrStandIn(id, ...rest) {
    return id === 'electron' ? electron : load.call(this, id, ...rest);
  };
}

function findApplication(path) {
  const folder = statSync(path).isDirectory() ? path : packageFolder(dirname(path));
  const { name, productName = name, version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { name: productName, version, main: folder === path ? join(folder, main) : path };
}

function packageFolder(folder) {
  if (existsSync(join(folder, 'package.json')) || folder === dirname(folder)) return folder;
  return packageFolder(dirname(folder));
}

start().catch((error) => {
  console.error('App threw an error during load\n', error);
  process.exit(1);
});
