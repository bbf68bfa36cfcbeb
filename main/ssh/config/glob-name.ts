/** glob(3) for one name: `*`, `?`, `[a-z]`, `[!a]`, and a backslash before what is meant as it stands. */
export function matchesGlob(name: string, pattern: string): boolean {
  return globExpression(pattern).test(name);
}

function globExpression(pattern: string): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    const close = char === '[' ? closingBracket(pattern, at) : -1;
    if (char === '*') {
      if (!source.endsWith('.*')) source += '.*';
    } else if (char === '?') source += '.';
    else if (close > 0) {
      source += bracket(pattern.slice(at + 1, close));
      at = close;
    } else if (char === '\\' && at + 1 < pattern.length) source += literal(pattern.charAt(++at));
    else source += literal(char);
  }
  return new RegExp(`^${source}$`, 'su');
}

/** A `]` right after the opening (or its `!`) stands for itself. */
function closingBracket(pattern: string, open: number): number {
  const first = /[!^]/.test(pattern.charAt(open + 1)) ? open + 3 : open + 2;
  return pattern.indexOf(']', first);
}

function bracket(body: string): string {
  const negated = /^[!^]/.test(body);
  const inner = (negated ? body.slice(1) : body).replaceAll(/[\\\]^[]/g, '\\$&');
  try {
    const set = `[${negated ? '^' : ''}${inner}]`;
    return new RegExp(set, 'u').source;
  } catch {
    // A range that runs backwards matches nothing.
    return '(?!)';
  }
}

function literal(char: string): string {
  return char.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
