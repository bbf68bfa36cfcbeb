import { type ConfigFile, type DefinedConnection, markNumber } from './config-file.ts';
import { harmlessLine } from './harmless-text.ts';

export interface IpsecConf {
  readonly connections: readonly DefinedConnection[];
  /** What `conn %default` sets: it reaches into every connection, ours too. */
  readonly defaults: ReadonlyMap<string, string>;
}

interface Section {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly words: [string, string][];
}

/** Reads ipsec.conf with its includes, in the order in which the starter meets them. */
export function parseIpsecConf(files: readonly ConfigFile[]): IpsecConf {
  const sections = files.flatMap(readSections);
  const defaults = new Map(
    sections.filter(({ kind, name }) => kind === 'conn' && name === '%default').flatMap(({ words }) => words),
  );
  const named = new Map<string, Section>();
  for (const section of sections) {
    if (section.kind !== 'conn' || section.name === '%default') continue;
    const known = named.get(section.name);
    // Sections with one name are one section.
    named.set(section.name, known ? { ...known, words: [...known.words, ...section.words] } : section);
  }
  const connections = [...named.values()].map((section) =>
    define(section, new Map([...defaults, ...inherited(section, named)])),
  );
  return { connections, defaults };
}

function readSections(file: ConfigFile): Section[] {
  const sections: Section[] = [];
  for (const raw of file.text.split(/\r\n|\n|\r/)) {
    const line = harmlessLine(withoutComment(raw));
    const head = /^(conn|ca|config)\s+"?([^"]+?)"?\s*$/.exec(line);
    if (head?.[1] && head[2]) {
      sections.push({ kind: head[1], name: head[2], file: file.path, words: [] });
      continue;
    }
    const word = /^\s+([A-Za-z0-9_-]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (word?.[1]) sections.at(-1)?.words.push([word[1].toLowerCase(), unquoted(word[2] ?? '')]);
  }
  return sections;
}

function inherited(section: Section, named: ReadonlyMap<string, Section>, depth = 0): [string, string][] {
  if (depth > 8) return [];
  const parents = section.words.filter(([key]) => key === 'also').map(([, name]) => named.get(name));
  return [...parents.flatMap((parent) => (parent ? inherited(parent, named, depth + 1) : [])), ...section.words];
}

function define(section: Section, words: ReadonlyMap<string, string>): DefinedConnection {
  const marks = ['mark', 'mark_in', 'mark_out'].flatMap((key) => words.get(key) ?? []);
  const auto = words.get('auto') ?? 'ignore';
  return {
    name: section.name,
    file: section.file,
    // Pass and drop policies are listed elsewhere than connections.
    isLoaded: auto !== 'ignore' && auto !== '' && !/^(pass|drop|reject)/.test(words.get('type') ?? ''),
    localAddresses: list(words.get('left')),
    remoteAddresses: list(words.get('right')),
    children: [
      {
        name: section.name,
        localSubnets: list(words.get('leftsubnet')),
        remoteSubnets: list(words.get('rightsubnet')),
        marks: marks.flatMap((mark) => markNumber(mark) ?? []),
        isSeparate: marks.length > 0,
      },
    ],
  };
}

function list(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `#` begins a comment but inside quotes. */
function withoutComment(line: string): string {
  return /^(?:[^"#]|"[^"]*"?)*/.exec(line)?.[0] ?? line;
}

function unquoted(value: string): string {
  return /^"(.*)"$/.exec(value)?.[1] ?? value;
}
