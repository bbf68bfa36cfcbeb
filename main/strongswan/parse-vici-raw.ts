import { bounds } from './harmless-text.ts';

/** One message as `swanctl --raw` prints it: `key=value`, `key=[a b]` and `name {…}`, in order. */
export interface ViciSection {
  readonly values: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly sections: readonly (readonly [string, ViciSection])[];
}

/**
 * The messages with this word (`list-sa`, `list-conn`) in a raw text. Junk around and between them is passed over; a message
 * that is cut short gives what was complete.
 */
export function parseViciMessages(text: string, word: string): ViciSection[] {
  return text
    .slice(0, bounds.characters)
    .split(/\r?\n/)
    .flatMap((line) => {
      const start = line.indexOf(`${word} event {`);
      return start === -1 ? [] : [readSection(line, start + word.length + 8).section];
    });
}

const deepest = 12;

interface Read {
  readonly section: ViciSection;
  readonly end: number;
}

function readSection(text: string, from: number, depth = 0): Read {
  const values = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  const sections: [string, ViciSection][] = [];
  let at = from;

  while (at < text.length) {
    while (text[at] === ' ') at += 1;
    if (at >= text.length || text[at] === '}') return { section: { values, lists, sections }, end: at + 1 };
    const opened = sectionName(text, at);
    if (opened !== undefined && depth < deepest) {
      const inner = readSection(text, at + opened.length + 2, depth + 1);
      sections.push([opened, inner.section]);
      at = inner.end;
      continue;
    }
    const equals = text.indexOf('=', at);
    if (equals === -1) break;
    const key = text.slice(at, equals);
    if (text[equals + 1] === '[') {
      const close = listEnd(text, equals + 2);
      lists.set(
        key,
        text
          .slice(equals + 2, close)
          .split(' ')
          .filter(Boolean),
      );
      at = close + 1;
    } else {
      const end = valueEnd(text, equals + 1);
      values.set(key, text.slice(equals + 1, end));
      at = end;
    }
  }
  return { section: { values, lists, sections }, end: text.length };
}

/** `name {` at this place; a name holds no `=`, brace or bracket, but may hold blanks. */
function sectionName(text: string, at: number): string | undefined {
  const brace = text.indexOf(' {', at);
  if (brace === -1) return undefined;
  const name = text.slice(at, brace);
  return /[={}[\]]/.test(name) ? undefined : name;
}

/** Selectors may hold brackets of their own: `10.0.0.0/8[tcp/http]`. */
function listEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '[') depth += 1;
    if (text[at] === ']') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return text.length;
}

/**
 * Values are not quoted and may hold blanks (`local-id=C=CH, O=Example`): a value ends before a word that charon uses as a key,
 * before a section, or at the closing brace.
 */
function valueEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '}') return at;
    if (text[at] !== ' ') continue;
    const word = /^[A-Za-z][\w-]*(?==)/.exec(text.slice(at + 1, at + 40))?.[0];
    if (word !== undefined && (word.includes('-') || word.includes('_') || plainKeys.has(word))) return at;
    if (/^[^\s={}]+ \{/.test(text.slice(at + 1, at + 200))) return at;
  }
  return text.length;
}

const plainKeys = new Set(
  'uniqueid version state initiator established name reqid mode protocol encap class id groups certs cacerts unique label pools'.split(
    ' ',
  ),
);
