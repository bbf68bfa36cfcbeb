import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordSet } from '../../../../main/demo/aws/world/dns.ts';
import { chooseRecordSets, type Choice } from '../../../../main/demo/dns/choose-record-sets.ts';
import { placeOf } from '../../../../main/demo/dns/client-place.ts';

const set = (SetIdentifier: string, more: Partial<RecordSet>): RecordSet => ({
  Name: 'www.example.',
  Type: 'A',
  SetIdentifier,
  ...more,
});
const choice = (sick: readonly string[], address?: string, random = 0): Choice => ({
  place: placeOf(address),
  isHealthy: (each) => !sick.includes(each.SetIdentifier ?? ''),
  random: () => random,
});
const choose = (sets: readonly RecordSet[], ...how: Parameters<typeof choice>) =>
  chooseRecordSets(sets, choice(...how)).map((each) => each.SetIdentifier);

const pair = [set('main', { Failover: 'PRIMARY' }), set('spare', { Failover: 'SECONDARY' })];
const near = [set('dublin', { Region: 'eu-west-1' }), set('tokyo', { Region: 'ap-northeast-1' })];
const places = [
  set('world', { GeoLocation: { CountryCode: '*' } }),
  set('europe', { GeoLocation: { ContinentCode: 'EU' } }),
  set('germany', { GeoLocation: { CountryCode: 'DE' } }),
  set('california', { GeoLocation: { CountryCode: 'US', SubdivisionCode: 'CA' } }),
];
const weights = [set('heavy', { Weight: 3 }), set('light', { Weight: 1 }), set('never', { Weight: 0 })];
const california = '192.0.2.7';
const japan = '198.51.100.200';

describe('which record set answers', () => {
  it.each<[string, readonly RecordSet[], Parameters<typeof choice>, string[]]>([
    ['the primary while it is healthy', pair, [[]], ['main']],
    ['the secondary when the primary is not', pair, [['main']], ['spare']],
    ['the primary when neither is', pair, [['main', 'spare']], ['main']],
    ['a lone secondary', pair.slice(1), [[]], ['spare']],
    ['the nearest region', near, [[]], ['dublin']],
    ['the nearest region of somebody else', near, [[], japan], ['tokyo']],
    ['the next region when the nearest is unhealthy', near, [['dublin']], ['tokyo']],
    ['the narrowest place', places, [[]], ['germany']],
    ['a state before everything', places, [[], california], ['california']],
    ['the wider place when the narrow one is unhealthy', places, [['germany']], ['europe']],
    ['everywhere else', places, [[], japan], ['world']],
    ['nobody for those who fit nowhere', places.slice(1), [[], japan], []],
    ['the first weight', weights, [[], undefined, 0.74], ['heavy']],
    ['the second weight', weights, [[], undefined, 0.76], ['light']],
    ['weight 0 when nothing else is healthy', weights, [['heavy', 'light'], undefined, 0.5], ['never']],
    ['weights again when nothing at all is healthy', weights, [['heavy', 'light', 'never'], undefined, 0], ['heavy']],
  ])('%s', (_, sets, how, expected) => {
    expect(choose(sets, ...how)).toEqual(expected);
  });

  it('shares among equal zeros, and gives weights their share', () => {
    const zeros = [set('a', { Weight: 0 }), set('b', { Weight: 0 })];
    expect([choose(zeros, [], undefined, 0.1), choose(zeros, [], undefined, 0.9)]).toEqual([['a'], ['b']]);
    const seen = Array.from({ length: 100 }, (_, n) => choose(weights, [], undefined, n / 100)[0]);
    expect(seen.filter((each) => each === 'heavy')).toHaveLength(75);
    expect(seen).not.toContain('never');
  });

  it('gives up to eight healthy values, and never an unhealthy one while there is a healthy one', () => {
    const many = Array.from({ length: 12 }, (_, n) => set(`v${n}`, { MultiValueAnswer: true }));
    fc.assert(
      fc.property(fc.subarray(many.map((each) => each.SetIdentifier ?? '')), (sick) => {
        const chosen = choose(many, sick);
        expect(chosen).toHaveLength(Math.min(8, sick.length === 12 ? 12 : 12 - sick.length));
        if (sick.length < 12) expect(chosen.filter((each) => sick.includes(each ?? ''))).toEqual([]);
      }),
    );
  });
});
