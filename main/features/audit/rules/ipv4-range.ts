/** An IPv4 range as two inclusive numbers. */
export interface Ipv4Range {
  readonly first: number;
  readonly last: number;
}

/**
 * What AWS wrote as a range or an address; host bits are cut off. undefined for IPv6, ids of prefix lists and anything else.
 * Plain numbers, since an audit asks this many thousand times.
 */
export function ipv4Range(text: string): Ipv4Range | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
  if (!found) return undefined;
  const bytes = found.slice(1, 5).map(Number);
  const length = found[5] === undefined ? 32 : Number(found[5]);
  if (length > 32 || bytes.some((byte) => byte > 255)) return undefined;
  const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const size = 2 ** (32 - length);
  const first = address - (address % size);
  return { first, last: first + size - 1 };
}

export function holds(outer: Ipv4Range, inner: Ipv4Range): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}
