const longest = 1_500;
const zeroWidthSpace = '\u200B';

/**
 * A text as Roboto can set it. Arrows are not in it, and our own sentences have them; what else it lacks (Chinese, emoji) prints as a
 * box. A word of thousands of letters may be broken: finding out where it fits takes the square of its length.
 */
export function printable(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest)} …` : text;
  return shown
    .replace(/[→⇒]/g, '->')
    .replace(/[←⇐]/g, '<-')
    .replace(/[↔⇄⇔]/g, '<->')
    .replace(/\S{80}(?=\S)/gu, `$&${zeroWidthSpace}`);
}
