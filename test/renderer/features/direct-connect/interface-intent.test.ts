import { describe, expect, it } from 'vitest';
import { type Found, valuesOf } from '../../../../renderer/features/direct-connect/found-interface.ts';
import { judge } from '../../../../renderer/features/direct-connect/interface-intent.ts';
import { stepOf } from '../../../../renderer/features/direct-connect/interface-steps.ts';
import { blankValues, type Chosen } from '../../../../renderer/features/direct-connect/interface-values.ts';
import { createPageMain } from '../../../fixtures/page/page-main.ts';
import { someDirectConnect } from '../../../fixtures/page/page-direct-connect.ts';
import { createPageWorld } from '../../../fixtures/page/page-world.ts';

const place = { profile: 'linkspan-demo', region: 'eu-west-1' };

async function found(): Promise<Found> {
  const { bridge } = createPageMain({ world: { ...createPageWorld(), directConnect: someDirectConnect } });
  const ask = async (name: string) => {
    const reply = await bridge.call({ id: name, name, input: place });
    if (!reply.ok) throw new Error(reply.failure.message);
    return reply.value;
  };
  return {
    place,
    overview: (await ask('directConnect.overview')) as NonNullable<Found['overview']>,
    suggestion: (await ask('directConnect.suggest')) as NonNullable<Found['suggestion']>,
  };
}

async function judged(chosen: Chosen, bgpKey = '') {
  const world = await found();
  return judge(valuesOf(chosen, world), world, bgpKey);
}

const errorsOf = ({ problems }: Awaited<ReturnType<typeof judged>>) =>
  problems.filter(({ severity }) => severity === 'error');

describe('a virtual interface with every default accepted', () => {
  it.each<readonly [string, Chosen, object]>([
    [
      'private',
      {},
      {
        kind: 'private',
        name: 'nordhafen-quay-100',
        connectionId: 'dxcon-fg0demo1',
        vlan: 100,
        target: { kind: 'vgw', id: 'vgw-0c5ea5ede51ce0001' },
        ipv4: { kind: 'aws' },
      },
    ],
    [
      'on a hosted connection',
      { connectionId: 'dxcon-fg0demo2', vlan: '7' },
      { vlan: 305, name: 'nordhafen-partner-305' },
    ],
    [
      'public',
      {
        kind: 'public',
        customerAddress: '198.51.100.2/30',
        amazonAddress: '198.51.100.1/30',
        prefixes: '198.51.100.0/24',
      },
      { target: { kind: 'public' }, mtu: 1500, siteLink: false, prefixes: ['198.51.100.0/24'] },
    ],
    [
      'transit with a new gateway',
      { kind: 'transit', targetKind: 'new-dxgw', allowedPrefixes: '10.0.0.0/8\n172.16.0.0/12' },
      {
        target: {
          kind: 'new-dxgw',
          name: 'nordhafen-quay-100-gateway',
          amazonSideAsn: 64_512,
          association: { gatewayId: 'tgw-0d1eec7c0de50001', allowedPrefixes: ['10.0.0.0/8', '172.16.0.0/12'] },
        },
      },
    ],
  ])('%s, is a whole intent', async (_words, chosen, intent) => {
    const result = await judged(chosen);
    expect(errorsOf(result)).toEqual([]);
    expect(result.intent).toMatchObject({ ...place, ...intent });
  });
});

describe('a virtual interface is refused at its field', () => {
  it.each<readonly [Chosen, string, RegExp]>([
    [{ name: 'a b' }, 'name', /Letters/],
    [{ vlan: '0' }, 'vlan', /1 to 4094/],
    [{ vlan: '101' }, 'vlan', /used by quay-shared-services/],
    [{ asn: 'many' }, 'asn', /number/],
    [{ asn: '64512' }, 'asn', /ASN 64512 already/],
    [{ targetKind: 'new-dxgw', newGatewayName: '' }, 'target.name', /name/],
    [{ targetKind: 'new-dxgw', newGatewayAsn: '1' }, 'target.amazonSideAsn', /private ASN/i],
    [{ targetKind: 'new-dxgw', allowedPrefixes: '10.0.0.1/8' }, 'target.association.allowedPrefixes', /host bits/],
    [{ kind: 'transit', targetKind: 'new-dxgw' }, 'target.association.allowedPrefixes', /announced/],
    [{ kind: 'transit', targetKind: 'dxgw' }, 'target.id', /no transit virtual interface/],
    [{ kind: 'transit', targetKind: 'new-dxgw', allowedPrefixes: '10.0.0.0/8', mtu: '9001' }, 'mtu', /1500 or 8500/],
    [{ addresses: 'none' }, 'ipv4', /IPv4, IPv6 or both/],
    [
      { addresses: 'own', amazonAddress: '169.254.251.1/30', customerAddress: '169.254.251.2/30' },
      'ipv4.amazonAddress',
      /overlaps/,
    ],
    [
      { addresses: 'own', amazonAddress: '169.254.9.1', customerAddress: '169.254.9.2/30' },
      'ipv4.amazonAddress',
      /prefix length/,
    ],
    [{ tags: [{ key: 'aws:x', value: '' }] }, 'tags.key', /reserved/],
  ])('%j', async (chosen, field, words) => {
    const result = await judged(chosen);
    expect(errorsOf(result).map((one) => one.field)).toEqual([field]);
    expect(errorsOf(result)[0]?.message).toMatch(words);
    expect(stepOf(field)).toBeDefined();
  });

  it('says each wrong thing, also while another field is no value at all', async () => {
    const fields = errorsOf(await judged({ name: 'a b', vlan: '101', asn: '64512' })).map(({ field }) => field);
    expect(fields.sort()).toEqual(['asn', 'name', 'vlan']);
  });

  it('asks for the key that shall be used', async () => {
    expect(errorsOf(await judged({ key: 'own' }, 'short')).map(({ field }) => field)).toEqual(['key']);
    const { intent } = await judged({ key: 'own' }, 'a.long.enough.key');
    expect(JSON.stringify(intent)).not.toContain('long.enough');
  });
});

describe('what is allowed, and has a price', () => {
  it('says what jumbo frames interrupt', async () => {
    const { problems, intent } = await judged({ mtu: '9001' });
    expect(intent?.mtu).toBe(9001);
    expect(problems).toMatchObject([
      { field: 'mtu', severity: 'warning', message: expect.stringMatching(/30 seconds/) },
    ]);
  });

  it('turns SiteLink off where no Direct Connect gateway is', async () => {
    expect((await judged({ siteLink: true })).intent?.siteLink).toBe(false);
    expect((await judged({ siteLink: true, targetKind: 'dxgw' })).intent?.siteLink).toBe(true);
  });
});

it('keeps no key among its values', () => {
  expect(Object.keys(blankValues).filter((name) => /key|secret|psk/i.test(name))).toEqual(['key']);
  expect(blankValues.key).toBe('generated');
});
