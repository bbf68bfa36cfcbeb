import { parseIpv4Range } from '../../../contract/domain/cidr.ts';

export interface Segment {
  /** Position and width, both 0 to 1. */
  readonly from: number;
  readonly width: number;
  readonly isSite: boolean;
  readonly isVpc: boolean;
}

export interface AddressScale {
  readonly segments: readonly Segment[];
  readonly place: (cidr: string) => { readonly from: number; readonly width: number };
}

/** Gaps between ranges are drawn this wide, whatever their size. */
const gapWeight = 1.5;

/** A scale on which small ranges beside large ones can still be seen: each stretch is as wide as the logarithm of its size. */
export function addressScale(site: readonly string[], vpc: readonly string[]): AddressScale {
  const ranges = [...site, ...vpc].map(parseIpv4Range);
  const edges = [...new Set(ranges.flatMap(({ first, last }) => [first, last + 1n]))].sort((a, b) => (a < b ? -1 : 1));
  const stretches = edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? start;
    const isIn = (list: readonly string[]) =>
      list.map(parseIpv4Range).some(({ first, last }) => first <= start && end - 1n <= last);
    const [isSite, isVpc] = [isIn(site), isIn(vpc)];
    return { start, end, isSite, isVpc, weight: isSite || isVpc ? Math.log2(Number(end - start)) + 3 : gapWeight };
  });
  const total = stretches.reduce((sum, { weight }) => sum + weight, 0) || 1;
  let position = 0;
  const placed = stretches.map(({ weight, ...stretch }) => {
    const from = position;
    position += weight / total;
    return { ...stretch, from, width: weight / total };
  });
  return {
    segments: placed,
    place(cidr) {
      const { first, last } = parseIpv4Range(cidr);
      const inside = placed.filter(({ start, end }) => first <= start && end - 1n <= last);
      return { from: inside[0]?.from ?? 0, width: inside.reduce((sum, { width }) => sum + width, 0) };
    },
  };
}
