/** OpenSSH's patterns: `*` any run, `?` any one character; lists are separated by commas and `!` takes back. */

export function matchesPattern(text: string, pattern: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let mark = 0;
  // Iterative with one point to go back to: a long run of stars must not take exponential time.
  while (at < text.length) {
    if (from < pattern.length && pattern[from] === '*') {
      star = from++;
      mark = at;
    } else if (from < pattern.length && (pattern[from] === '?' || pattern[from] === text[at])) {
      from++;
      at++;
    } else if (star >= 0) {
      from = star + 1;
      at = ++mark;
    } else return false;
  }
  while (pattern[from] === '*') from++;
  return from === pattern.length;
}

/** 1 when an entry matches, -1 when a negated one does, else 0. */
export function matchList(text: string, list: string): -1 | 0 | 1 {
  let found: 0 | 1 = 0;
  for (const entry of splitList(list)) {
    const negated = entry.startsWith('!');
    if (!matchesPattern(text, negated ? entry.slice(1) : entry)) continue;
    if (negated) return -1;
    found = 1;
  }
  return found;
}

/** Host names match without regard to case, on both sides. */
export function matchesHostList(host: string, list: string): boolean {
  return matchList(host.toLowerCase(), list.toLowerCase()) === 1;
}

/** The empty entry after a last comma does not count, as in OpenSSH. */
function splitList(list: string): string[] {
  const entries = list.split(',');
  if (entries.at(-1) === '') entries.pop();
  return entries;
}
