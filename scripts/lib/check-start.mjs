// Starts the app as `npm start -- --web --no-open` does, follows its address file and fetches the page.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const data = mkdtempSync(join(tmpdir(), 'linkspan-start-'));
const child = spawn('npm', ['start', '--', '--web', '--no-open', '--data-dir', data], {
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});
try {
  const addressFile = await readAddressFile();
  const [, url] = /url=([^"]+)"/.exec(readFileSync(addressFile, 'utf8'));
  const response = await fetch(url);
  const page = await response.text();
  if (response.status !== 200 || !page.includes('id="root"')) throw new Error(`The page came as ${response.status}`);
  console.log(`The page is served: ${response.status}, ${page.length} characters`);
} finally {
  await end();
  rmSync(data, { recursive: true, force: true });
}

function readAddressFile() {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(line);
      const [, path] = /^Open this file in your browser: (.+)$/.exec(line) ?? [];
      if (path !== undefined) resolve(path);
    });
  });
}

async function end() {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}
