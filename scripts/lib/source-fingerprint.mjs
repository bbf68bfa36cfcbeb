import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A text that changes whenever a file under one of these paths changes, appears, goes or moves. */
export function sourceFingerprint(root, paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => list(join(root, path))).sort()) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file).replaceAll('\\', '/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function list(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  return readdirSync(path).flatMap((name) => list(join(path, name)));
}
