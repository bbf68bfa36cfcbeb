import { AppError } from '../../contract/errors.ts';
import { quote, unquote } from './quote.ts';

/**
 * One operation as text for a shell that reads its standard input. The script runs in a subshell without input, so nothing
 * that it does can harm the shell or eat what follows. Markers stand before and after its output, on both streams.
 */
export interface Frame {
  readonly name: string;
  /** Unguessable and fresh: output cannot imitate the markers. */
  readonly token: string;
  readonly script: string;
  readonly args: readonly string[];
}

export function renderFrame({ name, token, script, args }: Frame): string {
  if (!NAME.test(name) || !TOKEN.test(token))
    throw new AppError({ code: 'invalid-input', message: `"${name}" cannot be sent as an operation.` });
  return [
    `# linkspan ${name} ${token}`,
    `printf '%s\\n' ${token}; printf '%s\\n' ${token} >&2`,
    `( set -- ${args.map(quote).join(' ')}`,
    `eval ${quote(script)}`,
    ') </dev/null',
    `printf '\\n%s %s\\n' ${token} "$?"; printf '\\n%s\\n' ${token} >&2`,
    '',
  ].join('\n');
}

export type ParsedFrame =
  | { readonly state: 'whole'; readonly frame: Frame; readonly rest: string }
  | { readonly state: 'incomplete' }
  | { readonly state: 'malformed' };

/** Reads back exactly what `renderFrame` writes, from the start of the text. For the demo gateway. */
export function parseFrame(text: string): ParsedFrame {
  const head = /^# linkspan ([a-z\d-]+) ([\da-f]{32})\n/.exec(text);
  if (head === null)
    return text.length < LONGEST_HEAD && !text.includes('\n') ? { state: 'incomplete' } : { state: 'malformed' };
  const [first, name = '', token = ''] = head;
  const reader = new Reader(text, first.length);
  reader.take(`printf '%s\\n' ${token}; printf '%s\\n' ${token} >&2\n( set -- `);
  const args = reader.words();
  reader.take('\neval ');
  const script = reader.word();
  reader.take(`\n) </dev/null\nprintf '\\n%s %s\\n' ${token} "$?"; printf '\\n%s\\n' ${token} >&2\n`);
  if (reader.state !== 'whole') return { state: reader.state };
  return { state: 'whole', frame: { name, token, script, args }, rest: text.slice(reader.at) };
}

/** What a shell prints for a frame: for the demo gateway. */
export function renderAnswer(
  token: string,
  answer: { readonly code: number; readonly stdout: string; readonly stderr: string },
): { readonly stdout: string; readonly stderr: string } {
  return {
    stdout: `${token}\n${answer.stdout}\n${token} ${answer.code}\n`,
    stderr: `${token}\n${answer.stderr}\n${token}\n`,
  };
}

const NAME = /^[a-z\d-]{1,60}$/;
const TOKEN = /^[\da-f]{32}$/;
const LONGEST_HEAD = 110;

/** Walks the text; the first thing that is not as expected decides the state. */
class Reader {
  at: number;
  state: 'whole' | 'incomplete' | 'malformed' = 'whole';
  readonly #text: string;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  take(expected: string): void {
    const found = this.#text.slice(this.at, this.at + expected.length);
    if (found === expected) this.at += expected.length;
    else this.#fail(expected.startsWith(found) ? 'incomplete' : 'malformed');
  }

  words(): string[] {
    const words: string[] = [];
    while (this.state === 'whole' && this.#text[this.at] === "'") {
      words.push(this.word());
      if (this.#text[this.at] === ' ') this.at++;
    }
    return words;
  }

  word(): string {
    if (this.state !== 'whole') return '';
    const read = unquote(this.#text, this.at);
    if (read !== undefined) {
      this.at = read.end;
      return read.word;
    }
    const open = this.at >= this.#text.length || this.#text[this.at] === "'";
    this.#fail(open ? 'incomplete' : 'malformed');
    return '';
  }

  #fail(state: 'incomplete' | 'malformed'): void {
    if (this.state === 'whole') this.state = state;
    this.at = this.#text.length;
  }
}
