import { AppError } from '../../contract/errors.ts';

/** One word for a POSIX shell, exactly as it is. A shell word cannot hold NUL. */
export function quote(word: string): string {
  if (word.includes('\0'))
    throw new AppError({ code: 'invalid-input', message: 'A text for the gateway contains a NUL character.' });
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Template tag: `sh\`ping -c 1 ${host}\`` quotes every value; an array becomes several words. */
export function sh(parts: TemplateStringsArray, ...values: readonly (string | readonly string[])[]): string {
  return parts.reduce((text, part, index) => {
    const value = values[index - 1];
    const words = value === undefined ? [] : typeof value === 'string' ? [value] : value;
    return text + words.map(quote).join(' ') + part;
  });
}

/** Reads one word that `quote` wrote; undefined when there is none at this place, or not yet all of it. */
export function unquote(text: string, start: number): { readonly word: string; readonly end: number } | undefined {
  let word = '';
  let at = start;
  while (text[at] === "'") {
    const close = text.indexOf("'", at + 1);
    if (close < 0) return undefined;
    word += text.slice(at + 1, close);
    at = close + 1;
    if (at === text.length - 1 && text[at] === '\\') return undefined;
    if (!text.startsWith(String.raw`\'`, at)) return { word, end: at };
    word += "'";
    at += 2;
  }
  return undefined;
}
