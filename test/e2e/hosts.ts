import { launchBrowser } from './launch-browser.ts';
import { launchElectron } from './launch-electron.ts';
import type { HostName, LaunchOptions, RunningApp } from './running-app.ts';

/** For `describe.each(hosts)`: the same spec on both hosts. */
export const hosts: readonly (readonly [HostName, (options?: LaunchOptions) => Promise<RunningApp>])[] = [
  ['electron', launchElectron],
  ['browser', launchBrowser],
];
