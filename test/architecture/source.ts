import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(import.meta.dirname, '../..');
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g;

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Project paths for relative imports, package names for the rest. */
  readonly imports: readonly string[];
  /** The same without `import type`: what is really loaded. */
  readonly valueImports: readonly string[];
}

/** Every code file that git knows or would take: `.ts .tsx .mts .mjs .cjs .sh`. */
export function readSource(...folders: readonly string[]): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
  });
  const paths = listed.split('\n').filter((path) => /\.(ts|tsx|mts|mjs|cjs|sh)$/.test(path));
  return paths.filter((path) => existsSync(join(root, path))).map(readFile);
}

function readFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  return {
    path,
    text,
    lines: text.split('\n').length - 1,
    imports: importsOf(path, text),
    valueImports: importsOf(path, text.replaceAll(/(^|\n)\s*(import|export) type [^;]*;/g, '$1')),
  };
}

function importsOf(path: string, text: string): string[] {
  const names = [...text.matchAll(importPattern)].flatMap(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? []);
  return names.map((name) => (name.startsWith('.') ? normalize(join(dirname(path), name)) : name));
}

/** The files of one import cycle, or undefined when there is none. */
export function findCycle(files: readonly SourceFile[]): string[] | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const finished = new Set<string>();

  function walk(path: string, trail: string[]): string[] | undefined {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (finished.has(path)) return undefined;
    for (const next of byPath.get(path)?.valueImports ?? []) {
      const cycle = byPath.has(next) ? walk(next, [...trail, path]) : undefined;
      if (cycle) return cycle;
    }
    finished.add(path);
    return undefined;
  }
  for (const file of files) {
    const cycle = walk(file.path, []);
    if (cycle) return cycle;
  }
  return undefined;
}
