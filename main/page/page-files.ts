import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
}

export interface PageFiles {
  /** The file at this URL path, or undefined. */
  read(urlPath: string): Promise<PageFile | undefined>;
}

/** Serves one folder. Paths are looked up in a list made beforehand, so no spelling of a path can leave the folder. */
export async function openPageFiles(folder: string): Promise<PageFiles> {
  const paths = new Map<string, string>();
  await list(folder, '', paths);

  return {
    async read(urlPath) {
      const path = paths.get(urlPath === '/' ? '/index.html' : urlPath);
      if (path === undefined) return undefined;
      return { type: types[extname(path)] ?? 'application/octet-stream', body: await readFile(path) };
    },
  };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

async function list(folder: string, prefix: string, into: Map<string, string>): Promise<void> {
  for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
    const path = `${prefix}/${entry.name}`;
    if (entry.isDirectory()) await list(folder, path, into);
    else if (entry.isFile() && !entry.name.endsWith('.map')) into.set(path, join(folder, path));
  }
}
