import { includedFiles } from './include.ts';
import type { ConfigWorld } from './world.ts';

const longestFile = 1024 * 1024;
const deepest = 16;

/** The hosts that a configuration names, in its order: patterns and negations left out, files that are not there passed over. */
export function listAliases(file: string, world: ConfigWorld): string[] {
  return [...new Set(aliasesIn(file, world, 0))];
}

function aliasesIn(file: string, world: ConfigWorld, depth: number): string[] {
  const facts = world.stat(file);
  if (!facts || facts.isDirectory || facts.size > longestFile || depth > deepest) return [];
  const lines = world.readFile(file).toString('utf8').split('\n');
  return lines.flatMap((line) => {
    const [, keyword = '', rest = ''] = /^\s*([A-Za-z]+)(?:\s*=\s*|\s+)(.*)$/.exec(line) ?? [];
    const words = [...rest.matchAll(/"([^"]*)"|([^\s"#]+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    if (keyword.toLowerCase() === 'host') return words.filter((word) => /^[^*?!]+$/.test(word));
    if (keyword.toLowerCase() !== 'include') return [];
    return words
      .flatMap((pattern) => includedFiles(pattern, world))
      .flatMap((path) => aliasesIn(path, world, depth + 1));
  });
}
