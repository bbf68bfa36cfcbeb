const longest = 1_000;

/** A name or description that somebody gave a thing in AWS: bounded, with nothing in it that steers a terminal, hides or is half a letter. */
export function shownText(text: string): string {
  return text.slice(0, longest).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}
