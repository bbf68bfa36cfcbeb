import type { ConfigWorld } from './world.ts';
import type { Forward } from './forwards.ts';
import type { Jump } from './jump.ts';

/** What the passes over the files have set so far. The first value of a keyword stays. */
export interface Settings {
  readonly one: Map<string, string>;
  readonly many: Map<string, string[]>;
  readonly forwards: Forward[];
  jump: Jump | undefined;
}

export function emptySettings(): Settings {
  return { one: new Map(), many: new Map(), forwards: [], jump: undefined };
}

/** One line as its keyword sees it. */
export interface Line {
  /** As written, in lower case. */
  readonly written: string;
  /** The keyword's first name, as `ssh -G` prints it. */
  readonly keyword: string;
  readonly args: Arguments;
  /** All that follows the keyword, uncut. */
  readonly raw: string;
  readonly active: boolean;
  readonly settings: Settings;
  readonly world: ConfigWorld;
}

/** Thrown for a line that OpenSSH refuses; the reader adds file and line. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

export class Arguments {
  readonly #words: readonly string[];
  #at = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  get left(): number {
    return this.#words.length - this.#at;
  }

  next(): string | undefined {
    return this.left > 0 ? this.#words[this.#at++] : undefined;
  }

  required(): string {
    const word = this.next();
    if (word === undefined || word === '') throw new Refusal('an argument is missing');
    return word;
  }

  rest(): readonly string[] {
    const words = this.#words.slice(this.#at);
    this.drop();
    return words;
  }

  drop(): void {
    this.#at = this.#words.length;
  }
}

export function setOnce(line: Line, value: string, keyword = line.keyword): void {
  if (line.active && !line.settings.one.has(keyword)) line.settings.one.set(keyword, value);
}

export function append(line: Line, values: readonly string[]): void {
  if (!line.active || values.length === 0) return;
  line.settings.many.set(line.keyword, [...(line.settings.many.get(line.keyword) ?? []), ...values]);
}

export function isSet(line: Line): boolean {
  return (line.settings.many.get(line.keyword)?.length ?? 0) > 0;
}
