import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts the system's Chromium without a window: a pipe to drive it ourselves and a port for Playwright. */
export function startChromium({ switches, debugPort }) {
  const profile = mkdtempSync(join(tmpdir(), 'standin-chromium-'));
  const remove = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const child = spawn(findChromium(), chromiumSwitches(profile, debugPort, switches), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  child.stderr.on('data', (text) => forwardLines(String(text)));
  child.once('exit', remove);
  process.on('exit', () => {
    endGroup(child.pid);
    remove();
  });
  return child;
}

function findChromium() {
  const found = process.env.STANDIN_CHROMIUM ?? candidates.find((path) => existsSync(path));
  if (!found) throw new Error('The stand-in finds no Chromium: set STANDIN_CHROMIUM');
  return found;
}

function chromiumSwitches(profile, debugPort, more) {
  return [
    '--remote-debugging-pipe',
    ...(debugPort === undefined ? [] : [`--remote-debugging-port=${debugPort}`]),
    `--user-data-dir=${profile}`,
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-startup-window',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-dev-shm-usage',
    '--disable-features=Translate,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,OptimizationHints,MediaRouter',
    '--password-store=basic',
    '--use-mock-keychain',
    ...more,
  ];
}

/** Playwright waits for the line that says where the port is. */
function forwardLines(text) {
  for (const line of text.split('\n')) {
    if (line.startsWith('DevTools listening') || line.includes('FATAL') || (process.env.STANDIN_VERBOSE && line)) {
      process.stderr.write(`${line}\n`);
    }
  }
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended before us.
  }
}
