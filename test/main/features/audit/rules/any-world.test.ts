import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Finding, RuleResult } from '../../../../../contract/domain/audit.ts';
import { judge } from '../../../../../main/features/audit/judge.ts';
import type { Inventory } from '../../../../../main/features/audit/inventory.ts';
import { allRules } from '../../../../../main/features/audit/rules/all-rules.ts';
import { createAuditWorld } from '../../../../../main/features/audit/rules/audit-world.ts';
import { holds, ipv4Range } from '../../../../../main/features/audit/rules/ipv4-range.ts';
import { indexRanges } from '../../../../../main/features/audit/rules/range-index.ts';
import { findSharedRanges } from '../../../../../main/features/audit/rules/shared-ranges.ts';
import { arbitraryInventory } from './arbitrary-inventory.ts';
import { inventoryOf, ok } from './build-inventory.ts';
import { attachment, vpc } from './build-network.ts';

describe('any world', () => {
  it('is judged without a throw, and what is said keeps to the contract', () => {
    fc.assert(
      fc.property(arbitraryInventory(), (inventory) => {
        const { rules, findings } = judge(inventory);
        for (const rule of rules) RuleResult.parse(rule);
        for (const finding of findings) Finding.parse(finding);
      }),
      { numRuns: 60 },
    );
  });

  it('has one judgement per rule and resource', () => {
    fc.assert(
      fc.property(arbitraryInventory(), (inventory) => {
        const world = createAuditWorld(inventory);
        for (const rule of allRules) {
          const ids = rule.judge(world).map(({ resource }) => `${resource.account} ${resource.region} ${resource.id}`);
          expect([rule.id, new Set(ids).size]).toEqual([rule.id, ids.length]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is judged alike in whatever order AWS lists it', () => {
    fc.assert(
      fc.property(arbitraryInventory(), fc.integer(), (inventory, seed) => {
        const outcome = (each: Inventory) =>
          judge(each).findings.map(({ id, verdict, severity, summary }) => [id, verdict, severity, summary]);
        expect(outcome(shuffled(inventory, seed))).toEqual(outcome(inventory));
      }),
      { numRuns: 80 },
    );
  });
});

describe('ranges', () => {
  const cidr = fc
    .tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 13, max: 24 }))
    .map(([second, third, length]) => `10.${second}.${third}.0/${length}`);
  const meets = (one: string, other: string) => {
    const [a, b] = [ipv4Range(one), ipv4Range(other)];
    return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;
  };

  it('are found as by looking at each', () => {
    fc.assert(
      fc.property(fc.array(cidr, { maxLength: 12 }), cidr, (ranges, asked) => {
        const index = indexRanges(ranges.map((each) => ({ cidr: each, source: 'site' })));
        expect(index.overlapping(asked) !== undefined).toBe(ranges.some((each) => meets(each, asked)));
        const inside = (each: string) => {
          const [outer, inner] = [ipv4Range(asked), ipv4Range(each)];
          return outer !== undefined && inner !== undefined && holds(outer, inner);
        };
        expect(index.within(asked) !== undefined).toBe(ranges.some(inside));
        expect(index.overlapping(asked)).toSatisfy((found) => found === undefined || meets(found.cidr, asked));
        expect(index.within(asked)).toSatisfy((found) => found === undefined || inside(found.cidr));
      }),
    );
  });

  it('of VPCs on one gateway are found as by comparing each with each', () => {
    fc.assert(
      fc.property(fc.array(cidr, { maxLength: 10 }), (ranges) => {
        const vpcs = ranges.map((each, index) => vpc({ id: `vpc-${index}`, cidrs: [each] }));
        const joins = vpcs.map(({ id }) => attachment({ id: `tgw-attach-${id}`, resourceId: id }));
        const world = createAuditWorld(inventoryOf({ vpcs: ok(vpcs), transitAttachments: ok(joins) }));
        const expected = vpcs.filter((one) =>
          vpcs.some((other) => other !== one && meets(one.cidrs[0] ?? '', other.cidrs[0] ?? '')),
        );
        expect([...findSharedRanges(world).keys()].toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
      }),
    );
  });

  it.each(['', '10.0.0.0/', '10.0.0.0/33', '10.0.0/8', '256.0.0.0/8', '::/0', 'pl-0a1b', '1.2.3.4/8 '])(
    'are not read from %j',
    (text) => {
      expect(ipv4Range(text)).toBeUndefined();
    },
  );
});

/** The same world with every list in another order. */
function shuffled<T>(value: T, seed: number): T {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const walk = (each: unknown): unknown => {
    if (Array.isArray(each)) {
      return each
        .map((item) => ({ item: walk(item), order: next() }))
        .toSorted((one, other) => one.order - other.order)
        .map(({ item }) => item);
    }
    if (typeof each !== 'object' || each === null || each instanceof Date) return each;
    return Object.fromEntries(Object.entries(each).map(([key, item]) => [key, walk(item)]));
  };
  return walk(value) as T;
}
