import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One process per folder. A second one signals the first and is refused; the lock of a dead process does not count. */
export function takeInstanceLock(folder, onSecondInstance) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'standin.lock');
  if (wakeHolder(path)) return undefined;
  writeFileSync(path, String(process.pid));
  process.on('SIGUSR2', onSecondInstance);
  return () => rmSync(path, { force: true });
}

function wakeHolder(path) {
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 'SIGUSR2');
    return true;
  } catch {
    return false;
  }
}
