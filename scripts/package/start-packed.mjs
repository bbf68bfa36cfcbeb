import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Starts the packed executable itself and waits until it has opened its store: then main came out of the archive, and
 * SQLite's WebAssembly too. Nothing can drive its page, since its fuses shut the debugger out.
 */
export async function startPacked(executable, args, dataDir, { limit = 60_000, every = 200 } = {}) {
  const child = spawn(executable, [...args, `--data-dir=${dataDir}`], { stdio: ['ignore', 'inherit', 'inherit'] });
  const end = watchEnd(child);
  try {
    for (let waited = 0; !existsSync(join(dataDir, 'linkspan.db')); waited += every) {
      if (end.reason !== '') throw new Error(`The packed app did not start: ${end.reason}`);
      if (waited >= limit) throw new Error(`The packed app opened no store within ${limit / 1000} s`);
      await wait(every);
    }
  } finally {
    if (end.reason === '') child.kill();
    await end.reached;
  }
}

function watchEnd(child) {
  const end = { reason: '', reached: Promise.resolve() };
  end.reached = new Promise((resolve) => {
    const note = (reason) => {
      end.reason = reason;
      resolve();
    };
    child.once('error', (error) => note(error.message));
    child.once('exit', (code, signal) => note(`it ended with ${code ?? signal}`));
  });
  return end;
}
