import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordSet } from '../../../../contract/domain/dns.ts';
import { areSame, exactFrom, exactOf, recordSetOf } from '../../../../main/aws/exact-record-set.ts';
import { roleOf } from '../../../../main/features/dns/drill-roles.ts';
import { stateOf } from '../../../../main/features/dns/read-health.ts';
import { zoneText } from '../../../../main/features/dns/zone-text.ts';

const name = fc.stringMatching(/^[a-z0-9-]{1,20}(\.[a-z0-9-]{1,20}){1,3}$/);
const routing = fc.oneof(
  fc.constantFrom<RecordSet['routing']>(
    { kind: 'simple' },
    { kind: 'failover', role: 'primary' },
    { kind: 'failover', role: 'secondary' },
    { kind: 'latency', region: 'eu-west-1' },
    ...['*', 'EU', 'NA', 'DE', 'US-CA', 'country:NA'].map((place) => ({ kind: 'geolocation', place }) as const),
  ),
  fc.integer({ min: 0, max: 255 }).map((weight) => ({ kind: 'weighted', weight }) as const),
);
const target = fc.oneof(
  fc.record({
    kind: fc.constant('values' as const),
    values: fc.array(fc.ipV4(), { minLength: 1, maxLength: 5 }),
    ttl: fc.integer({ min: 0, max: 172_800 }),
  }),
  fc.record({
    kind: fc.constant('alias' as const),
    hostedZoneId: fc.constant('Z1'),
    dnsName: name,
    evaluateTargetHealth: fc.boolean(),
  }),
);
const recordSet: fc.Arbitrary<RecordSet> = fc.record({
  name,
  type: fc.constant('A'),
  setIdentifier: fc.constantFrom(null, 'blue'),
  routing,
  target,
  healthCheckId: fc.constantFrom(null, '6f1de5a1-0c5e-4a5e-9d0e-0b1de5a10001'),
});

describe('a record set', () => {
  it('is read back as it was wished', () => {
    fc.assert(
      fc.property(recordSet, (wish) => {
        expect(recordSetOf(exactFrom(wish))).toEqual(wish);
      }),
    );
  });

  it('is the same however its name and the order of its values are written, and another with another value', () => {
    const exact = (values: readonly string[], Name = '\\052.example.com.') =>
      exactOf({ Name, Type: 'A', TTL: 60, ResourceRecords: values.map((Value) => ({ Value })) });
    expect(areSame([exact(['a', 'b'])], [exact(['b', 'a'], '*.Example.com')])).toBe(true);
    expect(areSame([exact(['a', 'b'])], [exact(['a'])])).toBe(false);
    expect(areSame([exact(['a'])], [])).toBe(false);
    expect(areSame([{ ...exact(['a']), TTL: 61 }], [exact(['a'])])).toBe(false);
  });

  it('shows nothing that steers a terminal', () => {
    const hostile = { Name: 'x.example.', Type: 'TXT', TTL: 1, ResourceRecords: [{ Value: '"\u001b[2J"' }] } as const;
    expect(
      JSON.stringify(recordSetOf(exactOf({ ...hostile, ResourceRecords: [...hostile.ResourceRecords] }))),
    ).not.toContain('\\u001b');
  });
});

describe('a zone as text', () => {
  it('is the same text for the same records in any order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(recordSet, { selector: (one) => one.name, maxLength: 6 }), (records) => {
        expect(zoneText(records.toReversed())).toBe(zoneText(records));
        expect(zoneText(records).endsWith('\n')).toBe(records.length > 0);
      }),
    );
  });
});

describe('who of a pair answers', () => {
  const [p, s] = [['203.0.113.50'], ['203.0.113.60']];
  it.each([
    ['the primary by its values', ['203.0.113.50'], { primary: p, secondary: s, before: p }, 'primary'],
    ['the secondary by its values', ['203.0.113.60'], { primary: p, secondary: s, before: p }, 'secondary'],
    ['nobody without an answer', [], { primary: p, secondary: s, before: p }, 'nobody'],
    ['nobody with a strange answer', ['192.0.2.1'], { primary: p, secondary: s, before: p }, 'nobody'],
    ['an alias that is secondary', ['198.18.0.1'], { primary: p, secondary: null, before: p }, 'secondary'],
    ['an alias that is primary', ['198.18.0.2'], { primary: null, secondary: s, before: ['198.18.0.1'] }, 'primary'],
    [
      'the primary of two aliases',
      ['198.18.0.1'],
      { primary: null, secondary: null, before: ['198.18.0.1'] },
      'primary',
    ],
    [
      'the secondary of two aliases',
      ['198.18.0.9'],
      { primary: null, secondary: null, before: ['198.18.0.1'] },
      'secondary',
    ],
  ] as const)('%s', (_, answers, pair, role) => {
    expect(roleOf(answers, pair)).toBe(role);
  });
});

describe('the state of a health check', () => {
  const seen = (healthy: number, all: number) =>
    Array.from({ length: all }, (_, index) => ({ region: 'eu-west-1', isHealthy: index < healthy, said: '' }));
  const asIs = { isInverted: false, isDisabled: false };
  it.each([
    ['healthy by its metric', asIs, seen(0, 4), true, 'healthy'],
    ['unhealthy by its metric', asIs, [], false, 'unhealthy'],
    ['healthy by a fifth of its checkers', asIs, seen(2, 10), undefined, 'healthy'],
    ['unhealthy by a tenth', asIs, seen(1, 10), undefined, 'unhealthy'],
    ['inverted after its checkers', { isInverted: true, isDisabled: false }, seen(10, 10), undefined, 'unhealthy'],
    ['healthy while disabled', { isInverted: false, isDisabled: true }, seen(0, 10), false, 'healthy'],
    ['unhealthy while disabled and inverted', { isInverted: true, isDisabled: true }, [], undefined, 'unhealthy'],
    ['unknown without a word', asIs, [], undefined, 'unknown'],
  ] as const)('%s', (_, check, observations, metric, state) => {
    expect(stateOf(check, [...observations], metric)).toBe(state);
  });
});
