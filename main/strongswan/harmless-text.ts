/** Bounds for anything that a gateway prints: what is beyond them is cut, never an error. */
export const bounds = { characters: 512 * 1024, lines: 20_000, lineLength: 2_000 } as const;

/** A gateway's text as lines that are safe to read and to show: no control characters, no text-direction tricks, bounded. */
export function harmlessLines(text: string): string[] {
  return text
    .slice(0, bounds.characters)
    .split(/\r\n|\n|\r/, bounds.lines)
    .map((line) => harmlessLine(line));
}

export function harmlessText(text: string): string {
  return harmlessLines(text).join('\n');
}

export function harmlessLine(line: string): string {
  return line
    .slice(0, bounds.lineLength)
    .replace(/\u001B\[[0-?]*[ -/]*[@-~]/g, '')
    .replaceAll('\t', '    ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�');
}
