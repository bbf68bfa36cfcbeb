import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConnectSiteIntent } from '../../../contract/domain/intent.ts';
import { connectIntent, deviceIntent } from '../../helpers/connect-intent.ts';

interface Field {
  /** The intent that the value is put into; the leaf must exist in it. */
  readonly base?: unknown;
  readonly accepted: readonly unknown[];
  readonly refused: readonly { readonly value: unknown; readonly says: RegExp }[];
}

const existing = connectIntent({
  attachment: { kind: 'existing', id: 'vgw-0a1b2c3d' },
  customerGateway: { kind: 'existing', id: 'cgw-0a1b2c3d' },
});

function refused(says: RegExp, ...values: readonly unknown[]): Field['refused'] {
  return values.map((value) => ({ value, says }));
}

const publicAddress: Omit<Field, 'base'> = {
  accepted: ['198.51.100.7', '52.1.2.3'],
  refused: [
    ...refused(/internet does not route/, '10.0.0.1', '192.168.1.1', '100.64.0.1', '127.0.0.1', '224.0.0.1'),
    ...refused(/IPv6/, '2001:db8::1'),
    ...refused(/four numbers/, '203.0.113', '203.0.113.256', '203.0.113.010', 'gateway', ' 203.0.113.1'),
  ],
};

const subnets: Omit<Field, 'base'> = {
  accepted: ['10.20.0.0/16', '192.168.1.0/24', '198.51.100.7/32'],
  refused: [
    ...refused(/IPv4 only/, 'fd00::/8', '::/0'),
    ...refused(/host bits/, '10.20.0.1/16'),
    ...refused(/whole internet/, '0.0.0.0/0'),
    ...refused(/cannot be routed/, '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '128.0.0.0/1'),
    ...refused(/prefix length/, '10.0.0.0', '10.0.0.0/33', '10.0.0.0/08'),
    ...refused(/Enter a range/, ''),
  ],
};

/** Every leaf of what a person may ask for, with values that AWS or a gateway would choke on. */
const fields: Readonly<Record<string, Field>> = {
  name: {
    accepted: ['Harbour', 'Hafen Köln → VPC 2', 'x'.repeat(60)],
    refused: [
      ...refused(/Give the link a name/, '', '   '),
      ...refused(/at most 60/, 'x'.repeat(61)),
      ...refused(/printable/, 'two\nlines', 'bell\u0007', 'right\u202Eleft', 'esc\u001B[31m'),
    ],
  },
  profile: {
    accepted: ['default', 'prod-eu'],
    refused: [...refused(/Choose an AWS profile/, ''), ...refused(/at most 128/, 'p'.repeat(129))],
  },
  region: {
    accepted: ['eu-west-1', 'us-gov-west-1', 'ap-southeast-4'],
    refused: refused(/Choose a region/, '', 'Ireland', 'eu-west', 'eu-west-1a', 'eu-west-1 '),
  },
  vpcId: {
    accepted: ['vpc-12345678'],
    refused: refused(/Choose a VPC/, '', 'vpc-', 'vpc-XYZ', 'subnet-12345678', 'vpc-12345678\n'),
  },
  'attachment.kind': { accepted: ['new'], refused: refused(/./, 'tgw', null) },
  'attachment.id': {
    base: existing,
    accepted: ['vgw-12345678'],
    refused: refused(/virtual private gateway/, '', 'tgw-12345678'),
  },
  'attachment.amazonSideAsn': {
    accepted: [64_512, 65_534, 4_200_000_000, 4_294_967_294],
    refused: refused(/private ASN/, 0, 64_511, 65_535, 4_199_999_999, 4_294_967_295, 64_512.5, '64512'),
  },
  'site.kind': { accepted: ['gateway'], refused: refused(/./, 'router', undefined) },
  'site.gatewayId': { accepted: ['gw-abcdefg2'], refused: refused(/Choose a gateway/, '', 'gw-1', 'gw-ABCDEFGH') },
  'site.outsideAddress': publicAddress,
  'site.localAddress': {
    accepted: ['10.0.0.5', '203.0.113.10'],
    refused: [
      ...refused(/IPv6/, 'fe80::1'),
      ...refused(/four numbers/, '10.0.0', 'eth0'),
      ...refused(/Enter an IPv4 address/, ''),
    ],
  },
  'site.subnets[]': subnets,
  'customerGateway.kind': { accepted: ['new'], refused: refused(/./, 'device') },
  'customerGateway.id': {
    base: existing,
    accepted: ['cgw-12345678'],
    refused: refused(/customer gateway/, '', 'vgw-12345678'),
  },
  'customerGateway.bgpAsn': {
    accepted: [1, 65_000, 4_294_967_294],
    refused: [...refused(/whole number from 1/, 0, -1, 4_294_967_295, 65_000.5, '65000'), ...refused(/7224/, 7224)],
  },
  'tunnels.profile': { accepted: ['recommended', 'compatible'], refused: refused(/./, 'custom', '') },
  'tunnels.insideCidrs[0]': insideCidr(),
  'tunnels.insideCidrs[1]': insideCidr(),
  'tunnels.keys': { accepted: ['generated', 'own'], refused: refused(/generated or own/, 'secrets-manager', '') },
  'reach.routes[].routeTableId': { accepted: ['rtb-12345678'], refused: refused(/route table/, '', 'rtb-1') },
  'reach.routes[].how': { accepted: ['propagate', 'static'], refused: refused(/propagation or static/, 'bgp', null) },
  'reach.securityRules[].groupId': { accepted: ['sg-12345678'], refused: refused(/security group/, '', 'default') },
  'reach.securityRules[].protocol': {
    accepted: ['all', 'icmp', 'tcp', 'udp'],
    refused: refused(/all, icmp, tcp or udp/, 'esp', '-1'),
  },
  'reach.securityRules[].port': {
    base: connectIntent({
      reach: { routes: [], securityRules: [{ groupId: 'sg-0a1b2c3d', protocol: 'tcp', port: 443 }] },
    }),
    accepted: [1, 443, 65_535, null],
    refused: refused(/1 to 65535/, 0, 65_536, 22.5, '22'),
  },
  'tags[].key': {
    accepted: ['team', 'cost:centre', 'x'.repeat(127)],
    refused: [
      ...refused(/Give the tag a key/, ''),
      ...refused(/at most 127/, 'x'.repeat(128)),
      ...refused(/reserved/, 'aws:x', 'AWS:x', 'linkspan:link'),
      ...refused(/becomes the tag Name/, 'Name'),
    ],
  },
  'tags[].value': { accepted: ['', 'network', 'x'.repeat(255)], refused: refused(/at most 255/, 'x'.repeat(256)) },
};

function insideCidr(): Field {
  return {
    accepted: ['169.254.6.0/30', '169.254.169.248/30', null],
    refused: [
      ...refused(/keeps/, '169.254.0.0/30', '169.254.5.0/30', '169.254.169.252/30'),
      ...refused(/\/30 of 169.254/, '10.0.0.0/30', '169.254.6.0/29', '169.254.6.4/31'),
      ...refused(/host bits/, '169.254.6.1/30'),
    ],
  };
}

const cases = Object.entries(fields).map(([leaf, field]) => ({ leaf, base: connectIntent() as unknown, ...field }));

describe('what a person may ask for', () => {
  it('is in the table, leaf by leaf of the schema, with a refused and an accepted value each', () => {
    expect(cases.map(({ leaf }) => leaf).sort()).toEqual(
      [...leaves(z.toJSONSchema(ConnectSiteIntent, { io: 'input' }))].sort(),
    );
    for (const { accepted, refused: no } of cases) expect(Math.min(accepted.length, no.length)).toBeGreaterThan(0);
  });

  it.each(cases)('$leaf takes what is right', ({ leaf, base, accepted }) => {
    for (const value of accepted)
      expect(ConnectSiteIntent.safeParse(withValue(base, leaf, value)).error).toBeUndefined();
  });

  it.each(cases)('$leaf refuses the rest, in words for its field', ({ leaf, base, refused: no }) => {
    for (const { value, says } of no) {
      const result = ConnectSiteIntent.safeParse(withValue(base, leaf, value));
      expect(result.success, `${leaf} took ${JSON.stringify(value)}`).toBe(false);
      const at = leaf.replaceAll(/\[(\d*)\]/g, (_, index: string) => `.${index === '' ? '0' : index}`);
      const issue = result.error?.issues.find(({ path }) => at.startsWith(path.join('.')));
      expect(issue?.message).toMatch(says);
    }
  });

  it('has a device with the same rules for its address and networks', () => {
    for (const { value } of publicAddress.refused) {
      expect(ConnectSiteIntent.safeParse(withValue(deviceIntent(), 'site.outsideAddress', value)).success).toBe(false);
    }
    for (const { value } of subnets.refused) {
      expect(ConnectSiteIntent.safeParse(withValue(deviceIntent(), 'site.subnets[]', value)).success).toBe(false);
    }
    expect(ConnectSiteIntent.safeParse(deviceIntent()).success).toBe(true);
  });

  it('has lists with both ends of their length', () => {
    const sizes: readonly (readonly [string, (length: number) => unknown, number, number])[] = [
      ['site.subnets', (length) => Array.from({ length }, (_, index) => `10.${index}.0.0/16`), 1, 50],
      [
        'reach.routes',
        (length) => Array.from({ length }, () => ({ routeTableId: 'rtb-12345678', how: 'static' })),
        0,
        200,
      ],
      [
        'reach.securityRules',
        (length) => Array.from({ length }, () => ({ groupId: 'sg-12345678', protocol: 'all', port: null })),
        0,
        20,
      ],
      ['tags', (length) => Array.from({ length }, (_, index) => ({ key: `k${index}`, value: '' })), 0, 40],
    ];
    for (const [path, make, least, most] of sizes) {
      const fits = (length: number) =>
        ConnectSiteIntent.safeParse(withValue(connectIntent(), path, make(length))).success;
      expect([path, fits(least), fits(most), fits(most + 1)]).toEqual([path, true, true, false]);
      if (least > 0) expect(fits(least - 1)).toBe(false);
    }
  });
});

/** The leaves of a JSON schema as paths: `site.subnets[]`, `tunnels.insideCidrs[0]`. */
function leaves(schema: unknown, path = ''): Set<string> {
  if (typeof schema !== 'object' || schema === null) return new Set();
  const node: { properties?: object; prefixItems?: unknown[]; items?: unknown; anyOf?: unknown[]; oneOf?: unknown[] } =
    schema;
  if (node.properties) {
    const inner = Object.entries(node.properties).map(([key, value]) =>
      leaves(value, path === '' ? key : `${path}.${key}`),
    );
    return new Set(inner.flatMap((found) => [...found]));
  }
  if (node.prefixItems)
    return new Set(node.prefixItems.flatMap((item, index) => [...leaves(item, `${path}[${index}]`)]));
  if (node.items) return leaves(node.items, `${path}[]`);
  const choices = node.anyOf ?? node.oneOf;
  if (choices) return new Set(choices.flatMap((choice) => [...leaves(choice, path)]));
  return new Set([path]);
}

function withValue(base: unknown, path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(base);
  const keys = path.replaceAll(/\[(\d*)\]/g, (_, index: string) => `.${index === '' ? '0' : index}`).split('.');
  const last = keys.pop() ?? '';
  let node = copy;
  for (const key of keys) node = Reflect.get(Object(node), key);
  Reflect.set(Object(node), last, value);
  return copy;
}
