import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChangeBatch,
  type RecordChange,
} from '../../../../main/demo/aws/operations/route53/apply-change-batch.ts';
import { identityOf, isSameRecordSet } from '../../../../main/demo/aws/operations/route53/normal-record-set.ts';
import { compareNames, normalName, unescaped } from '../../../../main/demo/aws/operations/route53/names.ts';
import { completeWorld } from '../../../../main/demo/aws/world/complete-world.ts';
import type { RecordSet } from '../../../../main/demo/aws/world/dns.ts';
import { firstRecordSets } from '../../../../main/demo/aws/world/new-zone.ts';
import { demoNetworkSeed } from '../../../../main/demo/aws/world/seed.ts';
import type { World } from '../../../../main/demo/aws/world/world.ts';

const zone = (recordSets: readonly RecordSet[]) => ({
  id: 'Z1',
  name: 'example.',
  recordSets: [...firstRecordSets('example.', ['ns-1.example', 'ns-2.example']), ...recordSets],
});

const value = fc.integer({ min: 1, max: 4 }).map((n) => ({ Value: `203.0.113.${n}` }));
const common = {
  Name: fc.constantFrom('a.example.', 'b.example.'),
  Type: fc.constant('A' as const),
  TTL: fc.constantFrom(30, 60),
  ResourceRecords: fc.uniqueArray(value, { minLength: 1, maxLength: 3, selector: (each) => each.Value }),
};
const recordSet: fc.Arbitrary<RecordSet> = fc.oneof(
  fc.record(common),
  fc.record({ ...common, SetIdentifier: fc.constantFrom('x', 'y'), Weight: fc.nat(3) }),
  fc.record({
    ...common,
    SetIdentifier: fc.constantFrom('x', 'y'),
    Failover: fc.constantFrom('PRIMARY' as const, 'SECONDARY' as const),
  }),
);
const change: fc.Arbitrary<RecordChange> = fc.record({
  action: fc.constantFrom('CREATE', 'UPSERT', 'DELETE'),
  recordSet,
});

describe('a change batch', () => {
  it('leaves a zone in which every name and type has one policy and no identity twice, or changes nothing', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.array(change, { maxLength: 4 }), (first, second) => {
        const begun = applyChangeBatch(zone([]), first);
        const start = zone(begun.messages.length > 0 ? [] : begun.recordSets.slice(2));
        const before = structuredClone(start);
        const { recordSets, messages } = applyChangeBatch(start, second);
        expect(start).toEqual(before);
        if (messages.length > 0) return;
        expect(new Set(recordSets.map(identityOf)).size).toBe(recordSets.length);
        for (const name of ['a.example.', 'b.example.']) {
          const kinds = recordSets.filter((each) => each.Name === name).map((each) => policyOf(each));
          expect(new Set(kinds).size).toBeLessThanOrEqual(1);
          if (kinds[0] === 'simple') expect(kinds).toHaveLength(1);
        }
      }),
    );
  });

  it('is taken back by its opposite, to the same records exactly', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.array(change, { maxLength: 4 }), (first, second) => {
        const begun = applyChangeBatch(zone([]), first);
        const start = zone(begun.messages.length > 0 ? [] : begun.recordSets.slice(2));
        const done = applyChangeBatch(start, second);
        if (done.messages.length > 0) return;
        const gone = start.recordSets.filter((each) => !done.recordSets.some((other) => isSameRecordSet(each, other)));
        const made = done.recordSets.filter((each) => !start.recordSets.some((other) => isSameRecordSet(each, other)));
        const undone = applyChangeBatch({ ...start, recordSets: done.recordSets }, [
          ...made.map((each) => ({ action: 'DELETE', recordSet: shuffled(each) })),
          ...gone.map((each) => ({ action: 'CREATE', recordSet: each })),
        ]);
        expect(undone.messages).toEqual([]);
        expect(undone.recordSets.map(canonical).toSorted(compareText)).toEqual(
          start.recordSets.map(canonical).toSorted(compareText),
        );
      }),
    );
  });
});

describe("Route 53's names", () => {
  it('stay as they are once they are written its way, and mean the same', () => {
    const label = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/[.\\]/.test(text));
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), (labels) => {
        const name = normalName(labels.join('.'));
        expect(name).toMatch(/^[a-z0-9_\-\\.]+\.$/);
        expect(normalName(name)).toBe(name);
        expect(unescaped(name).toLowerCase()).toBe(`${labels.join('.').toLowerCase()}.`);
      }),
    );
  });

  it('are in the order of their labels from the right', () => {
    const names = ['b.example.', 'example.', 'a.z.example.', '\\052.example.', 'z.example.', 'example.org.'];
    expect(names.toSorted(compareNames)).toEqual([
      'example.',
      '\\052.example.',
      'b.example.',
      'z.example.',
      'a.z.example.',
      'example.org.',
    ]);
  });

  it.each(['a..b', `${'x'.repeat(64)}.example`, Array.from({ length: 140 }, () => 'x').join('.')])(
    'refuse %s',
    (text) => {
      expect(() => normalName(text)).toThrow('FATAL problem');
    },
  );
});

describe('a world that was saved before there was as much', () => {
  it('is completed with empty lists and is otherwise the same', () => {
    const saved = demoNetworkSeed();
    const { dns: _, directConnectGateways: __, tunnelHistory: ___, ...old } = saved;
    const regions = Object.fromEntries(
      Object.entries(saved.regions).map(([name, region]) => {
        const { alarms: _alarms, directConnect: _connect, resolver: _resolver, ...rest } = region;
        return [name, rest];
      }),
    );
    const world = completeWorld({ ...old, regions } as unknown as World);
    expect(world).toMatchObject({
      accountId: saved.accountId,
      dns: { zones: [], healthChecks: [] },
      tunnelHistory: {},
    });
    expect(world.regions['eu-west-1']).toMatchObject({ alarms: [], directConnect: { virtualInterfaces: [] } });
    expect(world.regions['eu-west-1']?.vpcs).toEqual(saved.regions['eu-west-1']?.vpcs);
    expect(completeWorld(saved)).toEqual(saved);
  });
});

function policyOf(each: RecordSet): string {
  if (each.Weight !== undefined) return 'weighted';
  return each.Failover === undefined ? 'simple' : 'failover';
}

function shuffled(each: RecordSet): RecordSet {
  return { ...each, ...(each.ResourceRecords && { ResourceRecords: each.ResourceRecords.toReversed() }) };
}

function canonical(each: RecordSet): string {
  const values = each.ResourceRecords?.map(({ Value: text }) => text ?? '').toSorted(compareText);
  return JSON.stringify([each.Name, each.Type, each.SetIdentifier, each.TTL, each.Weight, each.Failover, values]);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
