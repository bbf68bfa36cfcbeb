import { createHash } from 'node:crypto';
import { dirname } from 'node:path/posix';
import { z } from 'zod';

export const BoxFile = z.object({ text: z.string(), mode: z.string(), owner: z.string() });
export type BoxFile = z.infer<typeof BoxFile>;

/** The files of a demo machine, in memory. Paths are absolute. */
export interface BoxFiles {
  read(path: string): string | undefined;
  get(path: string): BoxFile | undefined;
  write(path: string, text: string, mode?: string): void;
  put(path: string, file: BoxFile): void;
  append(path: string, text: string): void;
  rename(from: string, to: string): boolean;
  remove(path: string): void;
  /** With everything below it. */
  removeFolder(path: string): void;
  /** Paths directly in a folder, sorted. */
  list(folder: string): readonly string[];
  hasFolder(path: string): boolean;
  /** `none` for a file that is not there, as our scripts print it. */
  hash(path: string): string;
  all(): ReadonlyMap<string, BoxFile>;
}

export function createBoxFiles(initial: Readonly<Record<string, BoxFile>>): BoxFiles {
  const files = new Map(Object.entries(initial));
  return {
    read: (path) => files.get(path)?.text,
    get: (path) => files.get(path),
    write(path, text, mode = '600') {
      const present = files.get(path);
      files.set(path, { text, mode: present?.mode ?? mode, owner: present?.owner ?? '0:0' });
    },
    put: (path, file) => void files.set(path, file),
    append(path, text) {
      this.write(path, (files.get(path)?.text ?? '') + text);
    },
    rename(from, to) {
      const file = files.get(from);
      if (!file) return false;
      files.delete(from);
      files.set(to, file);
      return true;
    },
    remove: (path) => void files.delete(path),
    removeFolder(path) {
      for (const each of files.keys()) if (each.startsWith(`${path}/`)) files.delete(each);
    },
    list: (folder) => [...files.keys()].filter((path) => dirname(path) === folder).toSorted(),
    hasFolder: (path) => [...files.keys()].some((each) => each.startsWith(`${path}/`)),
    hash(path) {
      const text = files.get(path)?.text;
      return text === undefined ? 'none' : createHash('sha256').update(text).digest('hex');
    },
    all: () => files,
  };
}
