import { describe, expect, it } from 'vitest';
import { dnsProblems } from '../../../contract/domain/dns-problems.ts';
import type { DnsWorld } from '../../../contract/domain/dns-world.ts';
import { RecordIntent } from '../../../contract/domain/dns.ts';
import { failoverIntent, noCheck, recordIntent, valuesOf } from '../../helpers/dns-intent.ts';
import {
  aliased,
  checkId,
  cname,
  endpoint,
  existing,
  placed,
  privateWorld,
  record,
  tunnel,
  weighted,
  withPrimary,
  world,
} from '../../helpers/dns-problem-world.ts';

type Row = readonly [what: string, intent: RecordIntent, found: readonly string[], world?: DnsWorld];
const rows: readonly Row[] = [
  ['nothing against a simple record', recordIntent(), []],
  ['nothing against a pair with a check', failoverIntent(existing), []],
  ['a primary without a check', failoverIntent(noCheck), ['error routing.primary.check: Without a health check']],
  [
    'a primary that asks its own target',
    {
      ...failoverIntent(noCheck),
      routing: withPrimary({ kind: 'load-balancer', dnsName: 'web-1.eu-west-1.elb.amazonaws.com' }),
    },
    [],
  ],
  [
    'CloudFront does not know how it is',
    { ...failoverIntent(noCheck), routing: withPrimary({ kind: 'cloudfront', dnsName: 'd1.cloudfront.net' }) },
    ['error routing.primary.check: Without a health check'],
  ],
  [
    'a secondary like the primary',
    RecordIntent.parse({
      ...recordIntent(),
      routing: {
        kind: 'failover',
        primary: { target: valuesOf('203.0.113.5'), check: existing },
        secondary: { target: valuesOf('203.0.113.5'), check: noCheck },
      },
    }),
    ['error routing.secondary.target: The secondary is the same'],
  ],
  ['a TTL that outlives a failover', failoverIntent(existing, { ttl: 300 }), ['warning ttl: Resolvers keep']],
  [
    'a check that is gone',
    failoverIntent({ kind: 'existing', id: checkId.replace('6', '7') }),
    ['error routing.primary.check.id: There is no'],
  ],
  [
    'a check that is disabled',
    failoverIntent(existing),
    ['warning routing.primary.check.id: This health check is disabled'],
    world({
      healthChecks: [{ id: checkId, name: null, kind: 'tcp', isInverted: false, isDisabled: true, state: 'healthy' }],
    }),
  ],
  [
    'a check that is inverted',
    failoverIntent(existing),
    ['warning routing.primary.check.id: This health check is inverted'],
    world({
      healthChecks: [{ id: checkId, name: null, kind: 'tcp', isInverted: true, isDisabled: false, state: 'healthy' }],
    }),
  ],
  [
    'a private address in a public check',
    failoverIntent(endpoint({ host: '10.0.0.5' })),
    ['error routing.primary.check.host: 10.0.0.5 is in 10.0.0.0/8'],
  ],
  [
    'a private IPv6 address too',
    failoverIntent(endpoint({ host: 'fd00::5' })),
    ['error routing.primary.check.host: fd00::5 is in fc00::/7'],
  ],
  [
    'a check of the record itself',
    failoverIntent(endpoint({ host: 'APP.nordhafen.example.' })),
    ['warning routing.primary.check.host: The check asks'],
  ],
  ['no name at all', failoverIntent(endpoint({ host: 'a b' })), ['error routing.primary.check.host: "a b" is not']],
  ['a path for TCP', failoverIntent(endpoint({ protocol: 'tcp' })), ['error routing.primary.check.path: A TCP check']],
  ['no path for HTTPS', failoverIntent(endpoint({ path: null })), ['error routing.primary.check.path: Enter the path']],
  ['nothing against a tunnel that is up', failoverIntent(tunnel('203.0.113.10')), []],
  ['nothing against a connection with one tunnel up', failoverIntent(tunnel(null)), []],
  [
    'a tunnel that is down',
    failoverIntent(tunnel('203.0.113.11')),
    ['warning routing.primary.check: The tunnel 203.0.113.11 is down'],
  ],
  [
    'a tunnel that is not',
    failoverIntent(tunnel('203.0.113.12')),
    ['error routing.primary.check.outsideAddress: vpn-0a1b2c3d has no tunnel'],
  ],
  [
    'a connection that is not',
    failoverIntent(tunnel(null, 'vpn-0a1b2c3e')),
    ['error routing.primary.check.vpnConnectionId: There is no'],
  ],
  [
    'a record in the way',
    recordIntent({ name: 'www.nordhafen.example' }),
    ['error replace: www.nordhafen.example has a simple record'],
  ],
  [
    'another way of routing in the way',
    failoverIntent(existing, { name: 'www.nordhafen.example' }),
    ['error replace: www.nordhafen.example has a simple record of type A already, and one name'],
  ],
  ['a record to be replaced', recordIntent({ name: 'www.nordhafen.example', replace: true }), []],
  ['a name outside the zone', recordIntent({ name: 'app.elsewhere.example' }), ['error name: The zone holds']],
  [
    'a name that only ends like the zone',
    recordIntent({ name: 'badnordhafen.example' }),
    ['error name: The zone holds'],
  ],
  [
    'a name beside a CNAME',
    recordIntent({ name: 'old.nordhafen.example' }),
    ['error name: old.nordhafen.example is a CNAME'],
  ],
  ['a CNAME beside others', cname('www.nordhafen.example'), ['error type: A CNAME stands alone']],
  ['a CNAME at the apex', cname('nordhafen.example'), ['error type: The zone itself cannot']],
  [
    'two values of a CNAME',
    { ...cname('c.nordhafen.example'), routing: { kind: 'simple', target: valuesOf('a.example', 'b.example') } },
    ['error routing.target.values: A CNAME has one'],
  ],
  ['an asterisk in the middle', recordIntent({ name: 'a.*.nordhafen.example' }), ['error name: An asterisk']],
  [
    'a name under a delegation',
    recordIntent({ name: 'x.sub.nordhafen.example' }),
    ['warning name: sub.nordhafen.example is delegated'],
    world({ records: [record('sub.nordhafen.example', 'NS')] }),
  ],
  [
    'a private address that everybody reads',
    recordIntent({ routing: { kind: 'simple', target: valuesOf('10.1.2.3') } }),
    ['warning routing.target.values.0: 10.1.2.3 is in'],
  ],
  [
    'a private address where it belongs',
    recordIntent({ routing: { kind: 'simple', target: valuesOf('10.1.2.3') } }),
    [],
    privateWorld,
  ],
  [
    'a value twice',
    recordIntent({ routing: { kind: 'simple', target: valuesOf('203.0.113.5', '203.0.113.5') } }),
    ['error routing.target.values.1: This value is there twice'],
  ],
  [
    'a value of another type',
    recordIntent({ routing: { kind: 'simple', target: valuesOf('2001:db8::1') } }),
    ['error routing.target.values.0: Enter an IPv4'],
  ],
  [
    'a check from the internet of what is inside',
    failoverIntent(endpoint()),
    ['warning routing.primary.check: Route 53 checks from the internet'],
    privateWorld,
  ],
  [
    'two of one identifier',
    weighted([{ setIdentifier: 'a' }, { setIdentifier: 'a' }]),
    ['error routing.members.1.setIdentifier: Another record'],
  ],
  ['weights of nothing', weighted([{ setIdentifier: 'a', weight: 0 }]), ['warning routing.members: All weights']],
  ['places without everywhere else', placed('EU'), ['warning routing.members: There is no record']],
  ['a place twice', placed('*', 'EU', 'EU'), ['error routing.members.2.place: Another record']],
  ['Namibia and North America are two', placed('*', 'NA', 'country:NA'), []],
  [
    'a zone that is delegated elsewhere',
    recordIntent(),
    ['warning zoneId: The world does not ask this zone: nordhafen.example is delegated to ns.other.example'],
    world({ asked: { kind: 'elsewhere', nameServers: ['ns.other.example'] } }),
  ],
  [
    'a zone that nobody finds',
    recordIntent(),
    ['warning zoneId: The world does not ask this zone: no resolver'],
    world({ asked: { kind: 'nowhere' } }),
  ],
  ['a zone of which nothing is known', recordIntent(), [], world({ asked: { kind: 'unknown' } })],
  [
    'an alias to a load balancer',
    aliased({ kind: 'load-balancer', dnsName: 'dualstack.web-1.eu-west-1.elb.amazonaws.com' }),
    [],
  ],
  [
    'an alias to a network load balancer',
    aliased({ kind: 'load-balancer', dnsName: 'tcp-0a1b.elb.eu-west-1.amazonaws.com' }),
    [],
  ],
  [
    'a load balancer in an unknown region',
    aliased({ kind: 'load-balancer', dnsName: 'web-1.xx-west-9.elb.amazonaws.com' }),
    ['error routing.target.alias.dnsName: Linkspan does not know'],
  ],
  [
    'no load balancer',
    aliased({ kind: 'load-balancer', dnsName: 'www.example.com' }),
    ['error routing.target.alias.dnsName: Enter the DNS name'],
  ],
  [
    'no distribution',
    aliased({ kind: 'cloudfront', dnsName: 'www.example.com' }),
    ['error routing.target.alias.dnsName: Enter the domain name'],
  ],
  [
    'CloudFront in a private zone',
    aliased({ kind: 'cloudfront', dnsName: 'd1.cloudfront.net' }),
    ['error routing.target.alias.dnsName: A private zone'],
    privateWorld,
  ],
  ['an S3 website', aliased({ kind: 's3-website', region: 'eu-central-1' }), []],
  [
    'an S3 website where nobody knows it',
    aliased({ kind: 's3-website', region: 'af-south-1' }),
    ['error routing.target.alias.region: Linkspan does not know'],
  ],
  [
    'an S3 website for IPv6',
    aliased({ kind: 's3-website', region: 'eu-west-1' }, { type: 'AAAA' }),
    ['error type: An alias to an S3 website stands for A'],
  ],
  ['an alias to a record', aliased({ kind: 'record', name: 'www.nordhafen.example.' }), []],
  [
    'an alias to itself',
    aliased({ kind: 'record', name: 'app.nordhafen.example' }),
    ['error routing.target.alias.name: This is the record itself'],
  ],
  [
    'an alias out of the zone',
    aliased({ kind: 'record', name: 'www.example.com' }),
    ['error routing.target.alias.name: An alias to a record stays'],
  ],
  [
    'an alias to nothing',
    aliased({ kind: 'record', name: 'no.nordhafen.example' }),
    ['error routing.target.alias.name: The zone has no A record'],
  ],
];

describe('what is said against an intent', () => {
  it.each(rows.map(([what, intent, found, against = world()]) => ({ what, intent, found, against })))(
    '$what',
    ({ intent, found, against }) => {
      const problems = dnsProblems(RecordIntent.parse(intent), against);
      const said = problems.map(({ severity, field, message }) => `${severity} ${field}: ${message}`);
      expect(said.map((text, index) => text.slice(0, found[index]?.length ?? text.length))).toEqual(found);
    },
  );

  it('is said when both follow one check', () => {
    const intent = failoverIntent(existing);
    if (intent.routing.kind === 'failover') intent.routing.secondary.check = existing;
    expect(dnsProblems(intent, world()).map(({ field }) => field)).toEqual(['routing.secondary.check']);
  });
});
