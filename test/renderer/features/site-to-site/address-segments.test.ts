import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../../../contract/domain/cidr.ts';
import { addressScale } from '../../../../renderer/features/site-to-site/address-segments.ts';

const range = fc
  .tuple(fc.integer({ min: 8, max: 32 }), fc.integer({ min: 0, max: 2 ** 24 - 1 }))
  .map(([prefix, low]) => {
    const bits = (10 * 2 ** 24 + low) >>> 0;
    const start = prefix === 32 ? bits : ((bits >>> (32 - prefix)) << (32 - prefix)) >>> 0;
    return `${[24, 16, 8, 0].map((shift) => (start >>> shift) & 255).join('.')}/${prefix}`;
  });
const ranges = fc.uniqueArray(range, { minLength: 1, maxLength: 5 });

describe('both address spaces on one scale', () => {
  it('shades something exactly when a site range overlaps a VPC range', () => {
    fc.assert(
      fc.property(ranges, ranges, (site, vpc) => {
        const isShared = addressScale(site, vpc).segments.some(({ isSite, isVpc }) => isSite && isVpc);
        expect(isShared).toBe(site.some((one) => vpc.some((other) => overlaps(one, other))));
      }),
    );
  });

  it('fills the picture and gives every range a place in it', () => {
    fc.assert(
      fc.property(ranges, ranges, (site, vpc) => {
        const scale = addressScale(site, vpc);
        expect(scale.segments.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1);
        for (const one of [...site, ...vpc]) {
          const { from, width } = scale.place(one);
          expect(from).toBeGreaterThanOrEqual(0);
          expect(width).toBeGreaterThan(0);
          expect(from + width).toBeLessThanOrEqual(1.000001);
        }
      }),
    );
  });
});
