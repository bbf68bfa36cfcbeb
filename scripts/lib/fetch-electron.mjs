import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs Electron's own installer. It is ended when no byte has come within `firstByte`, or none more within `stall`: a
 * network that drops packets would hold it for ever. Resolves to whether it succeeded.
 */
export async function fetchElectron({ installer, folder, target, say, firstByte = 5000, stall = 30_000, every = 200 }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const child = spawn(process.execPath, [installer], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // The download grows in the temporary folder: that is how its first byte is seen.
    env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  let complaint = '';
  child.stderr.on('data', (text) => (complaint = `${complaint}${text}`.slice(-2000)));

  const before = sizeOf(target);
  const watch = watchGrowth({
    size: () => sizeOf(folder) + sizeOf(target) - before,
    firstByte,
    stall,
    every,
    say,
    onStall: () => child.kill('SIGKILL'),
  });
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  watch.stop();
  rmSync(folder, { recursive: true, force: true });
  if (code === 0) return true;
  say(
    watch.hasStalled() ? 'No answer: Electron was not fetched.' : `Electron was not fetched: ${firstLine(complaint)}`,
  );
  return false;
}

function watchGrowth({ size, firstByte, stall, every, say, onStall }) {
  let last = 0;
  let grewAt = performance.now();
  let hasStalled = false;
  const timer = setInterval(() => {
    const now = size();
    if (now > last) {
      grewAt = performance.now();
      if (megabytes(now) > megabytes(last)) say(`Fetching Electron: ${megabytes(now)} MB`);
      last = now;
    } else if (performance.now() - grewAt > (last === 0 ? firstByte : stall)) {
      hasStalled = true;
      onStall();
    }
  }, every);
  return { stop: () => clearInterval(timer), hasStalled: () => hasStalled };
}

function megabytes(bytes) {
  return Math.floor(bytes / 10_000_000) * 10;
}

function firstLine(text) {
  return text.split('\n').find((line) => line.trim() !== '') ?? 'the installer gave no reason';
}

function sizeOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
