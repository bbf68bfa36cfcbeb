import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Unpacks a Debian package into a folder, once; it is never installed. */
export function fetchPackage(name, folder, finish = () => undefined) {
  if (existsSync(folder)) return;
  const work = `${folder}.${process.pid}`;
  mkdirSync(join(work, 'package'), { recursive: true });
  mkdirSync(dirname(folder), { recursive: true });
  try {
    execFileSync('apt-get', ['download', '-q', name], {
      cwd: join(work, 'package'),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [file] = readdirSync(join(work, 'package'));
    execFileSync('dpkg', ['-x', join(work, 'package', file), join(work, 'files')]);
    finish(join(work, 'files'));
    moveInto(join(work, 'files'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Two lanes may fetch the same at once: whoever comes first is as good as the other. */
function moveInto(unpacked, folder) {
  try {
    renameSync(unpacked, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
