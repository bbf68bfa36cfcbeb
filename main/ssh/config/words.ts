/** How OpenSSH cuts a configuration line into words. Two rules are at work: one for the keyword (and all of `Match`), one for arguments. */

const BLANK = ' \t\r\n';

export interface Cut {
  readonly word: string;
  /** What follows; undefined when the word ended the line. */
  readonly rest: string | undefined;
}

/** The next word up to a blank, a double quote or one `=`. Undefined when a quote has no partner. */
export function cutWord(text: string): Cut | undefined {
  const end = indexOfAny(text, `"=${BLANK}`);
  if (end < 0) return { word: text, rest: undefined };
  if (text[end] === '"') {
    const close = text.indexOf('"', end + 1);
    if (close < 0) return undefined;
    return { word: text.slice(0, end) + text.slice(end + 1, close), rest: skipBlanks(text.slice(close + 1)) };
  }
  let rest = skipBlanks(text.slice(end + 1));
  if (text[end] !== '=' && rest.startsWith('=')) rest = skipBlanks(rest.slice(1));
  return { word: text.slice(0, end), rest };
}

/** Arguments with quotes and escapes taken out; a word that starts with `#` ends the line. Undefined when a quote is left open. */
export function splitArguments(text: string): string[] | undefined {
  const words: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text[at])) {
      at++;
      continue;
    }
    if (text[at] === '#') break;
    const read = readWord(text, at);
    if (read === undefined) return undefined;
    words.push(read.word);
    at = read.next;
  }
  return words;
}

/** Blanks and a form feed at the end do not count; the first character always does. */
export function trimLineEnd(line: string): string {
  let end = line.length;
  while (end > 1 && `${BLANK}\f`.includes(line.charAt(end - 1))) end--;
  return line.slice(0, end);
}

export function skipBlanks(text: string, also = ''): string {
  let at = 0;
  while (at < text.length && `${BLANK}${also}`.includes(text.charAt(at))) at++;
  return text.slice(at);
}

function readWord(text: string, start: number): { word: string; next: number } | undefined {
  let word = '';
  let quote = '';
  let at = start;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') {
      const next = text.charAt(at + 1);
      if (next === "'" || next === '"' || next === '\\' || (quote === '' && next === ' ')) at++;
      word += text.charAt(at);
    } else if (quote === '' && isSpace(char)) break;
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (quote !== '' && char === quote) quote = '';
    else word += char;
  }
  return quote === '' ? { word, next: at } : undefined;
}

function isSpace(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

function indexOfAny(text: string, set: string): number {
  for (let at = 0; at < text.length; at++) if (set.includes(text.charAt(at))) return at;
  return -1;
}
