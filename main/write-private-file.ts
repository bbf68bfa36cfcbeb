import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../contract/errors.ts';

/** The whole file or none of it, readable by its owner alone. Answers its path. One of the same name is replaced. */
export async function writePrivateFile(folder: string, name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await replace(path, join(folder, `.${name}.${randomBytes(6).toString('hex')}.part`), bytes);
    return path;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    const message = `${path} could not be written${code}`;
    throw new AppError({ code: 'unexpected', subject: path, message }, { cause: error });
  }
}

async function replace(path: string, aside: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(aside, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await rename(aside, path);
  } catch (error) {
    await file.close();
    await rm(aside, { force: true });
    throw error;
  }
}
