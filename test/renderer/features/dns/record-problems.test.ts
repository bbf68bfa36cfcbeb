import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dnsProblems } from '../../../../contract/domain/dns-problems.ts';
import type { RecordSet } from '../../../../contract/domain/dns.ts';
import { allPlaces, placeName } from '../../../../renderer/features/dns/places.ts';
import { type Found, fullName, valuesOf, worldOf } from '../../../../renderer/features/dns/record-found.ts';
import { groupRecords } from '../../../../renderer/features/dns/record-groups.ts';
import { parseIntent } from '../../../../renderer/features/dns/record-intent.ts';
import { valuesOfGroup } from '../../../../renderer/features/dns/record-of-zone.ts';
import { judge } from '../../../../renderer/features/dns/record-problems.ts';
import type { RecordStep } from '../../../../renderer/features/dns/record-steps.ts';
import {
  blankMember,
  type Chosen,
  type MemberValues,
  membersFor,
  RecordDraft,
} from '../../../../renderer/features/dns/record-values.ts';
import { switchTimes } from '../../../../renderer/features/dns/switch-times.ts';
import { createDnsWorld, pair, plain, zone } from '../../../fixtures/page/page-dns-world.ts';

const world = createDnsWorld();
const found: Found = {
  place: { profile: 'linkspan-demo', region: 'eu-west-1' },
  zones: world.zones,
  records: world.records,
  healthChecks: world.healthChecks,
  tunnels: world.tunnels,
};

function members(...changes: readonly Partial<MemberValues>[]): MemberValues[] {
  return changes.map((change, index) => ({ ...blankMember, setIdentifier: `record-${index + 1}`, ...change }));
}

/** A pair that is right; a test breaks one thing. */
const good: Chosen = {
  name: 'shop',
  members: members(
    { values: '192.0.2.30', check: 'tunnel', vpnConnectionId: 'vpn-0aaabbbcccdddeee3' },
    { target: 's3-website', websiteRegion: 'eu-west-1' },
  ),
};

function problems(chosen: Chosen, step: RecordStep, severity = 'error') {
  const { problems: all } = judge(valuesOf({ ...good, ...chosen }, found), found, step);
  return all.filter((one) => one.severity === severity).map(({ field, message }) => `${field}: ${message}`);
}

describe('the wizard’s values', () => {
  it('make a whole intent: a pair whose primary follows the link, and the "site is down" page', () => {
    const { intent, problems: all } = judge(valuesOf(good, found), found, 'ttl');
    expect(all.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(intent).toMatchObject({
      zoneId: zone.id,
      name: 'shop.example.com',
      ttl: 60,
      routing: {
        kind: 'failover',
        primary: { target: { values: ['192.0.2.30'] }, check: { kind: 'tunnel', outsideAddress: null } },
        secondary: { target: { alias: { kind: 's3-website', region: 'eu-west-1' } }, check: { kind: 'none' } },
      },
    });
  });

  it('begin with the primary on the first link’s tunnels, or on an endpoint where there is no VPN', () => {
    expect(valuesOf({}, found).members[0]).toMatchObject({ check: 'tunnel', vpnConnectionId: 'vpn-0aaabbbcccdddeee3' });
    expect(valuesOf({}, { ...found, tunnels: [] }).members[0]).toMatchObject({ check: 'endpoint' });
  });

  it('keep what was typed when the policy changes', () => {
    const typed = valuesOf(good, found).members;
    const weighted = membersFor('weighted', typed);
    expect(weighted.map(({ values }) => values)).toEqual(['192.0.2.30', '']);
    expect(membersFor('simple', weighted)).toHaveLength(1);
    expect(new Set(weighted.map(({ setIdentifier }) => setIdentifier)).size).toBe(2);
  });

  it('read a draft back, and no draft of another form', () => {
    expect(RecordDraft.safeParse(JSON.parse(JSON.stringify({ step: 2, chosen: good }))).success).toBe(true);
    expect(RecordDraft.safeParse({ step: 9, chosen: good }).success).toBe(false);
    expect(RecordDraft.safeParse({ step: 0, chosen: { policy: 'roulette' } }).success).toBe(false);
  });
});

describe('each step', () => {
  it('is judged by what it asks for, not by what comes later', () => {
    const blank: Chosen = { members: membersFor('failover', []) };
    expect(problems(blank, 'name').filter((one) => !one.startsWith('routing'))).toEqual([]);
    expect(problems({ name: 'a b' }, 'name')).toEqual([expect.stringMatching(/^name: /)]);
  });

  it.each<[string, Chosen, RecordStep, RegExp]>([
    ['a record in the way', { name: 'www' }, 'name', /^replace: www\.example\.com has a simple record/],
    ['a zone of another account', { zoneId: 'Z0ELSEWHERE' }, 'name', /^zoneId: This account has no such zone/],
    ['a CNAME of the zone itself', { name: '', type: 'CNAME' }, 'name', /^type: The zone itself/],
    [
      'a value of the wrong type',
      { type: 'AAAA', members: members({ values: '192.0.2.1' }, { values: '2001:db8::1' }) },
      'targets',
      /^routing\.primary\.target\.values/,
    ],
    [
      'no value',
      { members: members({ values: ' ' }, { values: '192.0.2.2' }) },
      'targets',
      /^routing\.primary\.target\.values: Enter at least one value/,
    ],
    [
      'a primary without a check',
      { members: members({ values: '192.0.2.1' }, { values: '192.0.2.2' }) },
      'checks',
      /^routing\.primary\.check: Without a health check/,
    ],
    [
      'a private address in a public check',
      { members: members({ values: '192.0.2.1', check: 'endpoint', host: '10.1.2.3' }, { values: '192.0.2.2' }) },
      'checks',
      /^routing\.primary\.check\.host: 10\.1\.2\.3 is in/,
    ],
    [
      'a port that is none',
      {
        members: members(
          { values: '192.0.2.1', check: 'endpoint', host: '192.0.2.1', port: '0x50' },
          { values: '192.0.2.2' },
        ),
      },
      'checks',
      /^routing\.primary\.check\.port: A port is a number/,
    ],
    [
      'clashing identifiers, at the second one',
      {
        policy: 'weighted',
        members: members({ values: '192.0.2.1', setIdentifier: 'a' }, { values: '192.0.2.2', setIdentifier: 'a' }),
      },
      'targets',
      /^routing\.members\.1\.setIdentifier: Another record/,
    ],
    ['a TTL that is no number', { ttl: 'soon' }, 'ttl', /^ttl: A TTL is a number/],
  ])('refuses %s at its field', (_what, chosen, step, words) => {
    expect(problems(chosen, step)).toEqual([expect.stringMatching(words)]);
  });

  it('warns of what is allowed and likely not meant', () => {
    expect(problems({ ttl: '300' }, 'ttl', 'warning')).toEqual([expect.stringMatching(/^ttl: Resolvers keep/)]);
    const geolocation = members({ values: '192.0.2.1', place: 'EU' }, { values: '192.0.2.2', place: 'country:DE' });
    expect(problems({ policy: 'geolocation', members: geolocation }, 'targets', 'warning')).toEqual([
      expect.stringMatching(/everywhere else/),
    ]);
  });
});

describe('a name', () => {
  it('is the same with and without its zone', () => {
    for (const typed of ['app', 'app.example.com', 'APP.example.com.', ' app '])
      expect(fullName(typed, zone)).toBe('app.example.com');
    expect(fullName('', zone)).toBe('example.com');
    expect(fullName('app.example.org', zone)).toBe('app.example.org.example.com');
  });
});

describe('records that are there', () => {
  const aliases: readonly RecordSet['target'][] = [
    { kind: 'alias', hostedZoneId: 'Z2FDTNDATAQYW2', dnsName: 'd1.cloudfront.net', evaluateTargetHealth: false },
    { kind: 'alias', hostedZoneId: zone.id, dnsName: 'www.example.com', evaluateTargetHealth: true },
    {
      kind: 'alias',
      hostedZoneId: 'Z1BKCTXD74EZPE',
      dnsName: 's3-website-eu-west-1.amazonaws.com',
      evaluateTargetHealth: false,
    },
    {
      kind: 'alias',
      hostedZoneId: 'Z32O12XQLNTSW2',
      dnsName: 'web-1.eu-west-1.elb.amazonaws.com',
      evaluateTargetHealth: true,
    },
  ];

  it('come back as an intent that replaces them, whatever their policy', () => {
    const target = fc.oneof(
      fc.constantFrom(...aliases),
      fc
        .uniqueArray(fc.ipV4(), { minLength: 1, maxLength: 3 })
        .map((values) => ({ kind: 'values' as const, values, ttl: 60 })),
    );
    const weighted = fc.uniqueArray(
      fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.integer({ min: 0, max: 255 }), target),
      {
        minLength: 1,
        maxLength: 4,
        selector: ([identifier]) => identifier,
      },
    );
    fc.assert(
      fc.property(weighted, (set) => {
        const records = set.map(([setIdentifier, weight, leads]): RecordSet => ({
          ...plain('api.example.com', 'A'),
          setIdentifier,
          routing: { kind: 'weighted', weight },
          target: leads,
        }));
        const [group] = groupRecords(records);
        const chosen = group && valuesOfGroup(group, zone.id);
        const values = valuesOf(chosen ?? {}, found);
        const { data } = parseIntent(values, found);
        expect(data).toMatchObject({ name: 'api.example.com', type: 'A', replace: true });
        expect(
          data?.routing.kind === 'weighted' &&
            data.routing.members.map(({ setIdentifier, weight }) => [setIdentifier, weight]),
        ).toEqual(set.map(([identifier, weight]) => [identifier, weight]));
        const judged = worldOf(values, { ...found, records });
        expect(data && judged && dnsProblems(data, judged).filter(({ field }) => field === 'replace')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('keep their check, and give a pair both its members', () => {
    const [group] = groupRecords(pair('app.example.com'));
    const chosen = group && valuesOfGroup(group, zone.id);
    expect(chosen?.members?.map(({ check }) => check)).toEqual(['existing', 'none']);
    const [half] = groupRecords(pair('app.example.com').slice(0, 1));
    expect(half && valuesOfGroup(half, zone.id)?.members).toHaveLength(2);
  });

  it('are left alone when the wizard does not make such', () => {
    const unmade: readonly RecordSet[] = [
      plain('example.com', 'SOA', 'x'),
      {
        ...plain('m.example.com', 'A', '192.0.2.1'),
        setIdentifier: 'm',
        routing: { kind: 'other', what: 'Multivalue' },
      },
      {
        ...plain('x.example.com', 'A'),
        target: {
          kind: 'alias',
          hostedZoneId: 'ZLY8HYME6SFDD',
          dnsName: 'd-abc.execute-api.eu-west-1.amazonaws.com',
          evaluateTargetHealth: false,
        },
      },
    ];
    for (const record of unmade) {
      const [group] = groupRecords([record]);
      expect(group && valuesOfGroup(group, zone.id)).toBeUndefined();
    }
  });
});

describe('places', () => {
  it('are all that the contract takes, each with a name of its own', () => {
    const values = allPlaces().flatMap(({ options }) => options.map(({ value }) => value));
    expect(values.length).toBeGreaterThan(300);
    for (const place of values) {
      const typed = valuesOf(
        { ...good, policy: 'geolocation', members: members({ values: '192.0.2.1', place }) },
        found,
      );
      expect(parseIntent(typed, found).error?.issues).toBeUndefined();
      expect(placeName(place)).not.toBe(place);
    }
  });
});

describe('the time to switch', () => {
  const seconds = (change: Partial<MemberValues>, ttl = '60') =>
    switchTimes(valuesOf({ ...good, ttl, members: members({ values: '192.0.2.1', ...change }, {}) }, found))?.map(
      (part) => part.seconds,
    );
  it('adds what the check needs, what the name servers need, and what resolvers keep', () => {
    expect(seconds({ check: 'endpoint', interval: '10', threshold: '3' })).toEqual([30, 60, 60]);
    expect(seconds({ check: 'tunnel' }, '30')).toEqual([600, 60, 30]);
    expect(seconds({ check: 'endpoint', target: 'cloudfront' }, '9000')).toEqual([90, 60, 60]);
    expect(seconds({ check: 'none' })).toBeUndefined();
    expect(seconds({ check: 'endpoint', threshold: 'x' })).toBeUndefined();
  });
});
