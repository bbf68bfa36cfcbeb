import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');

/** True when Electron's own executable is installed: then it is driven, and not the stand-in. */
export function hasRealElectron(): boolean {
  return existsSync(resolve(project, 'node_modules/electron/dist/version'));
}

/** Playwright and Electron's package both look here for the executable. */
export function executableEnvironment(): Record<string, string> {
  return hasRealElectron() ? {} : { ELECTRON_OVERRIDE_DIST_PATH: resolve(project, 'test/standin/bin') };
}
