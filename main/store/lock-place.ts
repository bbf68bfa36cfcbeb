import { createHash } from 'node:crypto';
import { lstat, mkdir, realpath } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../contract/errors.ts';

export type LockPlace =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'pipe'; readonly name: string };

/** The kernel cuts a socket's path off at 104 bytes on macOS and 108 on Linux. `/new.0123456789ab` is the longest name in it. */
const longestFolder = 100 - '/new.0123456789ab'.length;

/** Where the lock of a data folder lives: in it, or in a short folder of ours when its path is too long for a socket. */
export async function lockPlace(dataDir: string): Promise<LockPlace> {
  // The same folder by another path (a symbolic link) must lead to the same lock.
  const real = await realpath(dataDir);
  const key = createHash('sha256').update(real).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return { kind: 'pipe', name: `\\\\.\\pipe\\linkspan-${key}` };

  const inside = join(real, 'lock');
  if (Buffer.byteLength(inside) <= longestFolder) return ownFolder(inside);
  // Not TMPDIR: it is long on macOS, and may differ between two hosts of the same user.
  return ownFolder(join('/tmp', `linkspan-${userInfo().uid}-${key}`));
}

/** Anybody may write in a temporary folder: a folder of this name that is not ours alone would let others keep us out. */
async function ownFolder(folder: string): Promise<LockPlace> {
  await mkdir(folder, { mode: 0o700, recursive: true });
  const state = await lstat(folder);
  if (!state.isDirectory() || state.uid !== userInfo().uid || (state.mode & 0o022) !== 0) {
    throw new AppError({
      code: 'conflict',
      message: `${folder} should be a folder that only you can write to, and is not. Remove it, or choose another data folder.`,
      subject: 'data-dir',
    });
  }
  return { kind: 'folder', folder };
}
