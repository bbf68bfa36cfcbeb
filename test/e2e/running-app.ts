import type { ElectronApplication, Page } from 'playwright-core';

/** The app as a person sees it, whichever host runs it. */
export interface RunningApp {
  readonly host: HostName;
  readonly page: Page;
  /** What the page's console said, and each error that nobody caught. */
  readonly messages: readonly string[];
  readonly dataDir: string;
  /** Only in the desktop app: `electron.evaluate(({ dialog }) => …)` reaches main. */
  readonly electron: ElectronApplication | undefined;
  /** Ends the app and removes its data. */
  close(): Promise<void>;
}

export type HostName = 'electron' | 'browser';

export interface LaunchOptions {
  /** The folder with package.json and out/; the project itself when left out. */
  readonly folder?: string;
  /** More command line, for example ['--read-only']. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Collects what a page complains of. */
export function collectMessages(page: Page): string[] {
  const messages: string[] = [];
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(`uncaught: ${error.message}`));
  return messages;
}
