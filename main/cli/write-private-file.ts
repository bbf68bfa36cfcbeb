import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/errors.ts';

/** The whole file or none of it, readable by its owner alone. Answers its path. One of the same name is replaced. */
export async function writePrivateFile(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  const aside = join(folder, `.${name}.${randomBytes(6).toString('hex')}.part`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeSynced(aside, bytes);
    await rename(aside, path);
    return path;
  } catch (error) {
    await rm(aside, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new AppError(
      { code: 'unexpected', subject: path, message: `${path} could not be written${code === '' ? '' : ` (${code})`}` },
      { cause: error },
    );
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
