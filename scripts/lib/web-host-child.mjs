import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** The browser host as a child that can be started again; `address` is where its page may go in next. */
export function createWebHost(bundle, args) {
  let child;
  let addressFile = '';

  return {
    address: () => new URL(/url=([^"]+)"/.exec(readFileSync(addressFile, 'utf8'))[1]),
    async restart() {
      if (child) await end(child);
      child = spawn(process.execPath, [bundle, '--no-open', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
      process.once('exit', () => child.kill());
      addressFile = await readAddressFile(child);
    },
  };
}

async function end(child) {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

function readAddressFile(child) {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The browser host ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, path] = /^Open this file in your browser: (.+)$/.exec(line) ?? [];
      if (path !== undefined) resolve(path);
    });
  });
}
