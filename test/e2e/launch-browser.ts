import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import { type LaunchOptions, type RunningApp, collectMessages } from './running-app.ts';

const project = resolve(import.meta.dirname, '../..');

export interface BrowserApp extends RunningApp {
  readonly browser: Browser;
  readonly addressFile: string;
  /** The host's process. */
  readonly child: ChildProcess;
}

/** Starts the browser host as `npm start -- --web --no-open` does, and opens its address file in Chromium. */
export async function launchBrowser({
  folder = project,
  args = [],
  env = {},
}: LaunchOptions = {}): Promise<BrowserApp> {
  const data = createTemporaryFolder();
  const command = [join(folder, 'out/web/index.cjs'), '--no-open', `--data-dir=${data.path}`, ...args];
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const addressFile = await readAddressFile(child);
  const browser = await openChromium();
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  const messages = collectMessages(page);
  await page.goto(pathToFileURL(addressFile).href);
  await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  return {
    host: 'browser',
    page,
    messages,
    dataDir: data.path,
    electron: undefined,
    browser,
    addressFile,
    child,
    async close() {
      await browser.close();
      await endProcess(child);
      data.remove();
    },
  };
}

/** The system's Chromium, kept from talking to anybody. */
export function openChromium(): Promise<Browser> {
  const candidates = [
    process.env['STANDIN_CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error('No Chromium here: name one in STANDIN_CHROMIUM');
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-sync', ...quiet] });
}

async function readAddressFile(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The host has no output');
  const exited = new Promise<never>((_resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The host ended with ${code} before it said its address`)));
  });
  const lines = createInterface({ input: child.stdout });
  const found = new Promise<string>((resolvePath) => {
    lines.on('line', (line) => {
      const [, path] = /^Open this file in your browser: (.+)$/.exec(line) ?? [];
      if (path !== undefined) resolvePath(path);
    });
  });
  const path = await Promise.race([found, exited]);
  exited.catch(() => undefined);
  return path;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolveExit) => child.once('exit', resolveExit));
  child.kill('SIGTERM');
  await exited;
}
