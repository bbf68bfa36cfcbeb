import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/**
 * Electron's executable, if it is here and of the version that the package wants. Asking the package itself would download
 * it, and wait for as long as the network likes.
 */
export function findElectron(root, { platform = process.platform, env = process.env } = {}) {
  const name = executables[platform] ?? 'electron';
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return ifThere(join(override, name));
  const folder = electronPackage(root);
  if (!folder) return undefined;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const isComplete = existsSync(join(folder, 'path.txt')) && readText(join(folder, 'dist/version')) === version;
  return isComplete ? ifThere(join(folder, 'dist', name)) : undefined;
}

export function electronPackage(root) {
  try {
    return dirname(createRequire(join(root, 'package.json')).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

function ifThere(path) {
  return existsSync(path) ? path : undefined;
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8').trim().replace(/^v/, '');
  } catch {
    return undefined;
  }
}
