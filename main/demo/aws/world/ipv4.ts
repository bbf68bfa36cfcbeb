/** IPv4 sums for the demo AWS: kept apart from the product's own, so that one checks the other. */
export interface Block {
  readonly first: number;
  readonly size: number;
  readonly prefix: number;
}

export function readAddress(text: string): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (match === null) return undefined;
  const octets = match.slice(1);
  if (octets.some((octet) => Number(octet) > 255 || (octet.length > 1 && octet.startsWith('0')))) return undefined;
  return octets.reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

export function printAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

/** Host bits are dropped, as the service does: 10.1.2.3/16 is 10.1.0.0/16. */
export function readBlock(text: string): Block | undefined {
  const [address, length, rest] = text.split('/');
  const value = address === undefined ? undefined : readAddress(address);
  if (value === undefined || rest !== undefined || length === undefined || !/^(0|[1-9]\d?)$/.test(length))
    return undefined;
  const prefix = Number(length);
  if (prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  return { first: value - (value % size), size, prefix };
}

export function printBlock(block: Block): string {
  return `${printAddress(block.first)}/${block.prefix}`;
}

export function overlaps(a: Block, b: Block): boolean {
  return a.first < b.first + b.size && b.first < a.first + a.size;
}

export function within(inner: Block, outer: Block): boolean {
  return inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;
}

export function textOverlaps(a: string, b: string): boolean {
  const [left, right] = [readBlock(a), readBlock(b)];
  return left !== undefined && right !== undefined && overlaps(left, right);
}
