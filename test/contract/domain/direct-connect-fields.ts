import type { Field, Fields } from './field.ts';

const profile: Field = { accepted: ['default', 'p'.repeat(128)], refused: ['', 'p'.repeat(129), 1, null] };
const region: Field = { accepted: ['eu-west-1', 'us-gov-east-1'], refused: ['', 'Ireland', 'eu-west-1a', 'EU-WEST-1'] };
const virtualInterfaceId: Field = {
  accepted: ['dxvif-fg31dyv6', 'dxvif-0123456789abcdef0'],
  refused: ['', 'dxvif-', 'dxvif-SHOUTING', 'dxvif-fg31dyv6\n', 'dxcon-fg31dyv6', null],
};
const vendor: Field = { accepted: ['aws', 'frr', 'cisco-ios', 'junos'], refused: ['mikrotik', '', null] };
const key: Field = {
  accepted: ['abcdef', 'k'.repeat(80), 'Tide!2-%"x'],
  refused: ['', 'short', 'k'.repeat(81), 'with blank', 'line\nbreak', 'ümlaut'],
};
const asn: Field = {
  accepted: [1, 65_000, 4_294_967_294],
  refused: [0, -1, 1.5, 4_294_967_295, '65000', null],
};
const amazonSideAsn: Field = {
  accepted: [64_512, 65_534, 4_200_000_000],
  refused: [0, 65_535, 64_511, 7224, '64512', null],
};
const shownName: Field = {
  accepted: ['quay-core', 'Köln → 2', 'x'.repeat(60)],
  refused: ['', '  ', 'x'.repeat(61), 'a\nb', 'left\u202eright'],
};
const flag: Field = { accepted: [true, false], refused: ['true', 0, null] };
const targetKind: Field = { accepted: ['vgw', 'dxgw', 'new-dxgw', 'public'], refused: ['tgw', '', null] };
const targetId: Field = {
  accepted: ['vgw-0c5ea5ede51ce0001', '5f294f92-bafb-4011-916d-9b0bdf3a0001'],
  refused: ['', 'vgw-', 'vgw-XYZ', '5f294f92', null],
};
const gatewayId: Field = {
  accepted: ['vgw-0c5ea5ede51ce0001', 'tgw-0d1eec7c0de50001'],
  refused: ['', 'vpc-0c5ea5ede51ce0001', 'tgw-', null],
};
const routed: Field = { accepted: ['10.20.0.0/16'], refused: ['', '10.0.0.1/8', '0.0.0.0/0', 'fd00::/8', null] };

const ofTarget = (at: string): Fields => ({
  [`${at}.kind`]: targetKind,
  [`${at}.id`]: targetId,
  [`${at}.name`]: shownName,
  [`${at}.amazonSideAsn`]: amazonSideAsn,
  [`${at}.association.gatewayId`]: gatewayId,
  [`${at}.association.allowedPrefixes[]`]: routed,
});

const ofIntent = (at: string): Fields => ({
  [`${at}.profile`]: profile,
  [`${at}.region`]: region,
  [`${at}.kind`]: { accepted: ['private', 'public', 'transit'], refused: ['hosted', '', null] },
  [`${at}.connectionId`]: {
    accepted: ['dxcon-fg31dyv6', 'dxlag-0123456789abcdef0'],
    refused: ['', 'dxcon-', 'dxvif-fg31dyv6', 'dxcon-SHOUTING', null],
  },
  [`${at}.name`]: {
    accepted: ['quay-2', 'n'.repeat(100)],
    refused: ['', 'two words', 'n'.repeat(101), 'a_b', 'ümlaut', null],
  },
  [`${at}.vlan`]: { accepted: [1, 4094], refused: [0, 4095, 1.5, '100', null] },
  [`${at}.asn`]: asn,
  ...ofTarget(`${at}.target`),
  [`${at}.ipv4`]: {
    accepted: [
      null,
      { kind: 'aws' },
      { kind: 'own', amazonAddress: '169.254.96.1/30', customerAddress: ' 169.254.96.2/30 ' },
    ],
    refused: [
      '',
      {},
      { kind: 'mine' },
      { kind: 'own' },
      { kind: 'own', amazonAddress: '1'.repeat(50), customerAddress: '' },
      { kind: 'own', amazonAddress: 1, customerAddress: null },
    ],
  },
  [`${at}.ipv6`]: flag,
  [`${at}.key`]: { accepted: ['generated', 'own'], refused: ['none', '', null] },
  [`${at}.mtu`]: { accepted: [1500, 8500, 9001], refused: [9000, 1400, '1500', null] },
  [`${at}.siteLink`]: flag,
  [`${at}.prefixes[]`]: {
    accepted: ['198.51.100.0/24', '2001:db8::/48'],
    refused: [
      '',
      '198.51.100.1/24',
      '198.51.100.0',
      'everything',
      '2001:db8::',
      '2001:db8::/65',
      '2001:db8::1/64',
      `:${'0'.repeat(9000)}`,
      null,
    ],
  },
  [`${at}.tags[].key`]: {
    accepted: ['team', 'Name'],
    refused: ['', 'aws:x', 'linkspan:plan', 'k'.repeat(128), null],
  },
  [`${at}.tags[].value`]: { accepted: ['', 'v'.repeat(255)], refused: ['v'.repeat(256), null] },
});

const ofOne = (call: string): Fields => ({
  [`${call} profile`]: profile,
  [`${call} region`]: region,
  [`${call} virtualInterfaceId`]: virtualInterfaceId,
});

export const directConnectFields: Fields = {
  'directConnect.overview profile': profile,
  'directConnect.overview region': region,
  'directConnect.suggest profile': profile,
  'directConnect.suggest region': region,
  ...ofIntent('directConnect.check intent'),
  ...ofIntent('directConnect.plan intent'),
  'directConnect.plan key': { ...key, accepted: [null, ...key.accepted] },
  'directConnect.giveKey planId': { accepted: ['plan-abcdefgh', 'abcdefg2'], refused: ['', 'short', 'PLAN-ABCDEFGH'] },
  'directConnect.giveKey key': key,
  ...ofOne('directConnect.planAccept'),
  ...ofTarget('directConnect.planAccept target'),
  ...ofOne('directConnect.planDelete'),
  ...ofOne('directConnect.routerConfiguration'),
  'directConnect.routerConfiguration vendor': vendor,
  ...ofOne('directConnect.saveRouterConfiguration'),
  'directConnect.saveRouterConfiguration vendor': vendor,
};
