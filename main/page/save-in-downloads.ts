import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import { Secret } from '../secret.ts';

/** Writes a new file into the downloads folder, never over another one, and returns its path. */
export async function saveInDownloads(
  name: string,
  content: Secret | string | Uint8Array,
  folder: string = join(homedir(), 'Downloads'),
): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const candidate of candidates(name)) {
    const path = join(folder, candidate);
    if (await writeNew(path, content)) return path;
  }
  throw new AppError({ code: 'conflict', subject: name, message: `${folder} has too many files named like ${name}` });
}

/** Writes over nothing; readable by its owner alone: also what holds no key tells where a network is weak. */
async function writeNew(path: string, content: Secret | string | Uint8Array): Promise<boolean> {
  try {
    await writeFile(path, bytesOf(content), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

export function bytesOf(content: Secret | string | Uint8Array): string | Uint8Array {
  return content instanceof Secret ? content.reveal() : content;
}

/** `link.conf`, `link (1).conf`, …, with nothing in the name that could lead to another folder. */
function candidates(name: string): string[] {
  const safe =
    name
      .replace(/[^\w .()-]/g, '-')
      .replace(/^\.+/, '')
      .slice(0, 120) || 'linkspan';
  const extension = extname(safe);
  const stem = safe.slice(0, safe.length - extension.length);
  return [safe, ...Array.from({ length: 99 }, (_, index) => `${stem} (${index + 1})${extension}`)];
}
