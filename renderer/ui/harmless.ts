/** Characters that would steer a terminal, reorder text or hide in it. */
const unseen =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\uFFFD]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu;
const names: Readonly<Record<string, string>> = {
  '\u001b': '␛',
  '\u0000': '␀',
  '\u0007': '␇',
  '\u0008': '␈',
  '\u007f': '␡',
};

export interface HarmlessPart {
  readonly text: string;
  /** True for the visible stand-in of a character that is not shown itself. */
  readonly isStandIn: boolean;
}

/** Text from outside as parts that can be shown: bounded, line ends kept if asked, every unseen character made visible. */
export function harmlessParts(
  text: string,
  { limit = 20_000, keepLines = false }: { readonly limit?: number; readonly keepLines?: boolean } = {},
): readonly HarmlessPart[] {
  const bounded = text.slice(0, limit);
  const parts: HarmlessPart[] = [];
  let from = 0;
  for (const match of bounded.matchAll(unseen)) {
    const [character] = match;
    if (keepLines && (character === '\n' || character === '\t')) continue;
    if (match.index > from) parts.push({ text: bounded.slice(from, match.index), isStandIn: false });
    parts.push({ text: standIn(character), isStandIn: true });
    from = match.index + character.length;
  }
  if (from < bounded.length) parts.push({ text: bounded.slice(from), isStandIn: false });
  if (text.length > limit)
    parts.push({ text: ` … ${(text.length - limit).toLocaleString('en')} more characters`, isStandIn: true });
  return parts;
}

/** The same as one plain string, for labels and attributes. */
export function harmless(text: string, limit = 300): string {
  return harmlessParts(text, { limit })
    .map((part) => part.text)
    .join('');
}

function standIn(character: string): string {
  return names[character] ?? `<${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}
