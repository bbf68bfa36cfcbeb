/** A file as the gateway holds it, with what it includes; read in one go, bounded, secrets not yet masked. */
export interface ConfigFile {
  readonly path: string;
  readonly text: string;
  /** The patterns it includes, as absolute paths, in order. */
  readonly includes: readonly string[];
}

/** A connection as a file defines it; enough to see what it would clash with. */
export interface DefinedConnection {
  readonly name: string;
  readonly file: string;
  /** Whether the service loads it by itself. */
  readonly isLoaded: boolean;
  readonly localAddresses: readonly string[];
  readonly remoteAddresses: readonly string[];
  readonly children: readonly DefinedChild[];
}

export interface DefinedChild {
  readonly name: string;
  readonly localSubnets: readonly string[];
  readonly remoteSubnets: readonly string[];
  readonly marks: readonly number[];
  /** Bound to an interface or a mark of its own, so that equal selectors do not clash. */
  readonly isSeparate: boolean;
}

/** `42`, `0x2a`, `42/0xffffffff`, `%unique`: the number, where there is one. */
export function markNumber(text: string): number | undefined {
  const word = text.split('/')[0]?.trim() ?? '';
  if (!/^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(word)) return undefined;
  const mark = Number(word);
  return mark > 0 && mark <= 0xffff_ffff ? mark : undefined;
}

/** Whether a shell-style pattern of an include reaches this path. `*` and `?` stop at a slash, and a leading dot is never matched by them. */
export function patternReaches(pattern: string, path: string): boolean {
  const [patternParts, pathParts] = [pattern.split('/'), path.split('/')];
  return (
    patternParts.length === pathParts.length &&
    patternParts.every((part, index) => partReaches(part, pathParts[index] ?? ''))
  );
}

function partReaches(part: string, name: string): boolean {
  if (name.startsWith('.') && !part.startsWith('.')) return false;
  const source = part
    .slice(0, 255)
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.')
    .replace(/\[!/g, '[^');
  try {
    return new RegExp(`^${source}$`).test(name.slice(0, 255));
  } catch {
    return part === name;
  }
}
