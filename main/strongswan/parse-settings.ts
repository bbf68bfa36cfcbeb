import { bounds, harmlessLine } from './harmless-text.ts';

/** strongSwan's settings format (swanctl.conf, strongswan.conf): sections in sections, `key = value`. */
export interface Settings {
  readonly values: Map<string, string>;
  readonly sections: Map<string, Settings>;
  /** `name : base, other` takes over what those hold. */
  readonly bases: string[];
}

export function emptySettings(): Settings {
  return { values: new Map(), sections: new Map(), bases: [] };
}

/** Reads one file's text into `into`, as an include at the top level does. Never throws: what it cannot read is passed over. */
export function readSettings(text: string, into: Settings = emptySettings()): Settings {
  const stack: Settings[] = [into];
  for (const token of tokens(text.slice(0, bounds.characters))) {
    const here = stack.at(-1) ?? into;
    if (token.kind === 'open') {
      if (stack.length > 20) break;
      stack.push(openSection(here, token.text));
    } else if (token.kind === 'close') {
      if (stack.length > 1) stack.pop();
    } else {
      here.values.set(token.key, harmlessLine(token.value));
    }
  }
  return into;
}

/** The section's own values over those of its bases. Bases are absolute paths: `conn-defaults` or `connections.base`. */
export function resolved(section: Settings, root: Settings, depth = 0): Settings {
  const whole = emptySettings();
  const bases = depth > 8 ? [] : section.bases.flatMap((path) => find(root, path) ?? []);
  for (const from of [...bases.map((base) => resolved(base, root, depth + 1)), section]) {
    for (const [key, value] of from.values) whole.values.set(key, value);
    for (const [key, inner] of from.sections) {
      const known = whole.sections.get(key);
      whole.sections.set(key, known ? merged(known, inner) : inner);
    }
  }
  return whole;
}

function merged(one: Settings, other: Settings): Settings {
  return {
    values: new Map([...one.values, ...other.values]),
    sections: new Map([...one.sections, ...other.sections]),
    bases: [...one.bases, ...other.bases],
  };
}

function find(root: Settings, path: string): Settings | undefined {
  return path.split('.').reduce<Settings | undefined>((section, name) => section?.sections.get(name), root);
}

function openSection(parent: Settings, head: string): Settings {
  const [name = '', bases = ''] = head.split(/\s*:\s*/, 2);
  const section = parent.sections.get(name) ?? emptySettings();
  parent.sections.set(name, section);
  section.bases.push(...bases.split(/[\s,]+/).filter((base) => base !== ''));
  return section;
}

type Token =
  | { readonly kind: 'open'; readonly text: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'pair'; readonly key: string; readonly value: string };

function* tokens(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at, at + 4_000);
    const blank = /^(?:[\s;]+|#[^\n]*)/.exec(rest);
    const open = /^("[^"\n]*"|[^\s{}=#;"][^{}=#\n"]*?)\s*\{/.exec(rest);
    const pair = /^([^\s{}=#;:]+)[ \t]*=[ \t]*("(?:[^"\\]|\\[\s\S])*"|[^\n#}]*)/.exec(rest);
    if (blank) at += blank[0].length;
    else if (rest.startsWith('}')) {
      at += 1;
      yield { kind: 'close' };
    } else if (open?.[1] !== undefined) {
      at += open[0].length;
      yield { kind: 'open', text: unquoted(open[1].trim()) };
    } else if (pair?.[1] !== undefined) {
      at += pair[0].length;
      yield { kind: 'pair', key: pair[1], value: unquoted((pair[2] ?? '').trim()) };
    } else {
      at += /^[^\n{}]*(?:[\n{]|$)|^/.exec(rest)?.[0].length || 1;
    }
  }
}

function unquoted(value: string): string {
  const inner = /^"([\s\S]*)"$/.exec(value)?.[1];
  return inner === undefined ? value : inner.replace(/\\([\s\S])/g, '$1');
}
