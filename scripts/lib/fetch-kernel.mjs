import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackage } from './fetch-package.mjs';

/** Debian's generic kernel, unpacked into a folder, once; it is never installed. */
export function fetchKernel(folder) {
  const depends = execFileSync('apt-cache', ['depends', 'linux-image-amd64'], { encoding: 'utf8' });
  const name = /Depends: (linux-image-\S+)/.exec(depends)?.[1];
  if (!name) throw new Error('apt knows no linux-image-amd64: run apt-get update first');
  fetchPackage(name, folder, (unpacked) => {
    execFileSync('depmod', ['-b', unpacked, readdirSync(join(unpacked, 'lib/modules'))[0]]);
  });
}
