import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cidrProblem, commonSupernet, contains, ipv4Problem, overlaps } from '../../../contract/domain/cidr.ts';

const cidr = fc
  .tuple(fc.integer({ min: 0, max: 0xffff_ffff }), fc.integer({ min: 0, max: 32 }))
  .map(([bits, prefix]) => {
    const kept = prefix === 0 ? 0 : Math.floor(bits / 2 ** (32 - prefix)) * 2 ** (32 - prefix);
    return `${dotted(kept)}/${prefix}`;
  });

describe('ranges', () => {
  it('are right as they come out of arithmetic', () => {
    fc.assert(fc.property(cidr, (one) => cidrProblem(one) === undefined));
  });

  it('overlap exactly when one holds the other: prefixes cannot cross', () => {
    fc.assert(
      fc.property(cidr, cidr, (one, other) => {
        expect(overlaps(one, other)).toBe(contains(one, other) || contains(other, one));
        expect(overlaps(one, other)).toBe(overlaps(other, one));
      }),
    );
  });

  it('have a common range that holds them all, and no smaller one does', () => {
    fc.assert(
      fc.property(fc.array(cidr, { minLength: 1, maxLength: 8 }), (ranges) => {
        const wide = commonSupernet(ranges);
        expect(ranges.every((range) => contains(wide, range))).toBe(true);
        const [address = '', prefix = ''] = wide.split('/');
        const halves = halvesOf(address, Number(prefix));
        expect(halves.some((half) => ranges.every((range) => contains(half, range)))).toBe(false);
      }),
    );
  });

  it('never throw at what a person types', () => {
    fc.assert(fc.property(fc.string(), (text) => cidrProblem(text) !== ''));
    fc.assert(fc.property(fc.string(), (text) => ipv4Problem(text) !== ''));
  });
});

function dotted(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

function halvesOf(address: string, prefix: number): string[] {
  if (prefix === 32) return [];
  const first = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return [`${address}/${prefix + 1}`, `${dotted(first + 2 ** (31 - prefix))}/${prefix + 1}`];
}
