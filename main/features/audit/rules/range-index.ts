import { byText } from './outcome.ts';
import { holds, type Ipv4Range, ipv4Range } from './ipv4-range.ts';

/** IPv4 ranges, each with where it comes from, asked in logarithmic time. */
export interface RangeIndex {
  readonly size: number;
  /** One of them that shares an address with this range. */
  overlapping(cidr: string): NamedRange | undefined;
  /** One of them that lies wholly inside this range. */
  within(cidr: string): NamedRange | undefined;
}

export interface NamedRange {
  readonly cidr: string;
  readonly source: string;
}

type Entry = NamedRange & Ipv4Range;

/** Leaves out what is no IPv4 range. */
export function indexRanges(ranges: readonly NamedRange[]): RangeIndex {
  const sorted = ranges.flatMap(entryOf).toSorted(byStart);
  const reaching = furthestReaching(sorted);
  return {
    size: sorted.length,
    overlapping: (cidr) => {
      const asked = ipv4Range(cidr);
      const found = asked && reaching[countUpTo(sorted, asked.last) - 1];
      return found && found.last >= asked.first ? found : undefined;
    },
    within: (cidr) => {
      const asked = ipv4Range(cidr);
      if (asked === undefined) return undefined;
      // CIDR ranges are nested or apart: of those that start where this one does the smallest may be inside, and the next after them.
      const candidates = [sorted[countUpTo(sorted, asked.first - 1)], sorted[countUpTo(sorted, asked.first)]];
      return candidates.find((each) => each !== undefined && holds(asked, each));
    },
  };
}

function entryOf({ cidr, source }: NamedRange): Entry[] {
  const range = ipv4Range(cidr);
  return range ? [{ cidr, source, ...range }] : [];
}

function byStart(one: Entry, other: Entry): number {
  return one.first - other.first || one.last - other.last || byText(one.source, other.source);
}

/** For each place in the list: which of the entries up to it ends last. */
function furthestReaching(sorted: readonly Entry[]): Entry[] {
  let furthest: Entry | undefined;
  return sorted.map((entry) => {
    if (furthest === undefined || entry.last > furthest.last) furthest = entry;
    return furthest;
  });
}

/** How many entries start at this address or before. */
function countUpTo(sorted: readonly Entry[], address: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.first ?? Infinity) <= address) low = middle + 1;
    else high = middle;
  }
  return low;
}
