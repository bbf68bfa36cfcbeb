import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '../../../contract/index.ts';
import { auditFields } from './audit-fields.ts';
import { directConnectFields } from './direct-connect-fields.ts';
import { dnsFields } from './dns-fields.ts';
import type { Field } from './field.ts';

const profile: Field = { accepted: ['default', 'p'.repeat(128)], refused: ['', 'p'.repeat(129), 1, null] };
const region: Field = { accepted: ['eu-west-1', 'us-gov-east-1'], refused: ['', 'Ireland', 'eu-west-1a', 'EU-WEST-1'] };
const vpcId: Field = { accepted: ['vpc-12345678'], refused: ['', 'vpc-', 'subnet-12345678', 'vpc-12345678\n'] };
const gatewayId: Field = { accepted: ['gw-abcdefg2'], refused: ['', 'gw-ABCDEFGH', 'gw-abcdefg1', '../gw-abcdefg2'] };
const linkId: Field = { accepted: ['abcdefg2'], refused: ['', 'abcdefg', 'ABCDEFGH', 'abcdefg1', "a' OR 1=1"] };
const planId: Field = {
  accepted: ['plan-abcdefgh', 'abcdefg2'],
  refused: ['', 'short', 'PLAN-ABCDEFGH', 'a'.repeat(41), 'a/../b-c-d'],
};
const subnet: Field = { accepted: ['192.168.10.0/24'], refused: ['', '10.0.0.1/8', '0.0.0.0/0', 'fd00::/8'] };
const flag: Field = { accepted: [true, false], refused: ['true', 0, null] };
const shownName: Field = {
  accepted: ['Warehouse', 'Köln → 2', 'x'.repeat(60)],
  refused: ['', '  ', 'x'.repeat(61), 'a\nb', 'bell\u0007', 'left\u202eright'],
};
const host: Field = {
  accepted: ['gw.example.com', '10.0.0.1', 'fe80::1%eth0'],
  refused: ['', 'two words', 'host;reboot', '$(id)', '-oProxyCommand=x y', 'h'.repeat(254)],
};
const key: Field = {
  accepted: ['abcdefgh', 'A.b_9'.repeat(12)],
  refused: ['', 'short', '0abcdefgh', 'with blank', 'quote"quote', 'k'.repeat(65)],
};
const id: Field = { accepted: ['x', 'x'.repeat(100)], refused: ['x'.repeat(101), 1] };
const draftKey: Field = { accepted: ['connect-site:eu-west-1'], refused: ['', 'Connect', '../x', 'k'.repeat(81)] };
const format: Field = { accepted: ['ipsec', 'swanctl', 'aws-xml'], refused: ['pdf', '', null] };
const connection: Field = { accepted: ['haulier', 'x'.repeat(200)], refused: ['x'.repeat(201), 1] };

/** Every leaf of every call's input but the connect intent, which has a table of its own. A value stands for its leaf alone. */
const fields: Readonly<Record<string, Field>> = {
  ...dnsFields,
  ...directConnectFields,
  ...auditFields,
  'accounts.identity profile': profile,
  'accounts.regions profile': profile,
  'accounts.setReadOnly profile': profile,
  'accounts.setReadOnly isReadOnly': flag,
  'accounts.setRegion profile': profile,
  'accounts.setRegion region': region,
  'network.vpcs profile': profile,
  'network.vpcs region': region,
  'network.vpc profile': profile,
  'network.vpc region': region,
  'network.vpc vpcId': vpcId,
  'gateways.add kind': { accepted: ['ssh-config', 'by-hand'], refused: ['demo', '', null] },
  'gateways.add name': shownName,
  'gateways.add alias': host,
  'gateways.add host': host,
  'gateways.add port': { accepted: [1, 22, 65_535], refused: [0, 65_536, 22.5, '22', null] },
  'gateways.add user': { accepted: ['root', 'net-admin'], refused: ['', 'a b', 'a@b', 'a:b', 'u'.repeat(65)] },
  'gateways.add identityFile': { accepted: [null, '/home/me/.ssh/id'], refused: ['f'.repeat(1001), 1] },
  'gateways.add jump': { accepted: [null, 'a', 'me@a:22,b'], refused: ['', 'a b', ',a', 'a,,b', 'j'.repeat(2001)] },
  'gateways.remove id': gatewayId,
  'gateways.tryRoute id': gatewayId,
  'gateways.inspect id': gatewayId,
  'gateways.answer promptId': id,
  'gateways.answer answers[]': { accepted: ['', 'a'.repeat(10_000)], refused: ['a'.repeat(10_001), 1, null] },
  'siteToSite.suggest profile': profile,
  'siteToSite.suggest region': region,
  'siteToSite.suggest vpcId': vpcId,
  'siteToSite.suggest gatewayId': gatewayId,
  'siteToSite.overlaps profile': profile,
  'siteToSite.overlaps region': region,
  'siteToSite.overlaps vpcId': vpcId,
  'siteToSite.overlaps gatewayId': gatewayId,
  'siteToSite.overlaps subnets[]': subnet,
  'siteToSite.siteAdvice profile': profile,
  'siteToSite.siteAdvice region': region,
  'siteToSite.siteAdvice vpcId': vpcId,
  'siteToSite.siteAdvice gatewayId': gatewayId,
  'siteToSite.siteAdvice subnets[]': subnet,
  'siteToSite.plan keys[0]': key,
  'siteToSite.plan keys[1]': key,
  'siteToSite.giveKeys planId': planId,
  'siteToSite.giveKeys keys[0]': key,
  'siteToSite.giveKeys keys[1]': key,
  'siteToSite.saveDeviceConfiguration linkId': linkId,
  'siteToSite.saveDeviceConfiguration format': format,
  'siteToSite.previewDeviceConfiguration linkId': linkId,
  'siteToSite.previewDeviceConfiguration format': format,
  'plans.get planId': planId,
  'plans.apply planId': planId,
  'plans.pause planId': planId,
  'plans.resume planId': planId,
  'plans.planUndo planId': planId,
  'plans.stopAndUndo planId': planId,
  'plans.discard planId': planId,
  'links.get linkId': linkId,
  'links.bothEnds linkId': linkId,
  'links.rename linkId': linkId,
  'links.rename name': shownName,
  'links.planProof linkId': linkId,
  'links.planProof target': {
    accepted: [null, '10.20.0.10'],
    refused: ['', 'web-1', '10.20.0.10; reboot', '10.20.0.256', '-c1', 'fd00::1'],
  },
  'links.planProof failover': flag,
  'links.proofTargets linkId': linkId,
  'links.planDelete linkId': linkId,
  'links.planDelete withoutGateway': flag,
  'tunnels.list linkId': linkId,
  'tunnels.detail gatewayId': gatewayId,
  'tunnels.detail connection': connection,
  'tunnels.planAction gatewayId': gatewayId,
  'tunnels.planAction connection': { ...connection, refused: ['', ...connection.refused] },
  'tunnels.planAction action': { accepted: ['up', 'down', 'restart'], refused: ['stop', '', null] },
  'tunnels.planService gatewayId': gatewayId,
  'tunnels.planService action': { accepted: ['start', 'stop', 'restart'], refused: ['reload', '', null] },
  'activity.list text': { accepted: ['', 't'.repeat(200)], refused: ['t'.repeat(201), null] },
  'activity.list planId': { accepted: [null, 'p'], refused: ['p'.repeat(101), 1] },
  'activity.list linkId': { accepted: [null, 'l'], refused: ['l'.repeat(101), 1] },
  'activity.list kinds[]': { accepted: ['step'], refused: ['k'.repeat(51), null] },
  'activity.list before': { accepted: [null, 5], refused: ['5'] },
  'activity.list limit': { accepted: [1, 500], refused: [0, 501, 1.5, '10'] },
  'drafts.get key': draftKey,
  'drafts.save key': draftKey,
  'drafts.save json': { accepted: ['', 'x'.repeat(200_000)], refused: ['x'.repeat(200_001), {}] },
  'drafts.remove key': draftKey,
  'settings.set theme': { accepted: ['light', 'dark', 'system'], refused: ['blue', '', null] },
  'settings.set density': { accepted: ['comfortable', 'compact'], refused: ['dense', null] },
};

const leaves = new Map<string, readonly z.ZodType[]>(
  Object.entries(contract).flatMap(([feature, members]) =>
    Object.entries(members).flatMap(([call, entry]) =>
      entry.kind === 'topic'
        ? []
        : leavesOf(entry.input, '').map(([path, schemas]) => [`${feature}.${call} ${path}`, schemas] as const),
    ),
  ),
);

describe('what a page may send', () => {
  it('is in the table, leaf by leaf of each call', () => {
    const ours = [...leaves.keys()].filter((leaf) => !leaf.startsWith('siteToSite.plan intent'));
    expect(Object.keys(fields).toSorted()).toEqual(ours.toSorted());
    for (const { accepted, refused } of Object.values(fields))
      expect(Math.min(accepted.length, refused.length)).toBeGreaterThan(0);
  });

  it.each(Object.entries(fields))('%s', (leaf, { accepted, refused }) => {
    const takes = (value: unknown) => (leaves.get(leaf) ?? []).some((schema) => schema.safeParse(value).success);
    expect(accepted.filter((value) => !takes(value))).toEqual([]);
    expect(refused.filter(takes)).toEqual([]);
  });
});

/** The leaves of an input with the schemas that stand there: one for each kind of a union. */
function leavesOf(schema: unknown, path: string): [string, z.ZodType[]][] {
  if (schema instanceof z.ZodObject) {
    const inner = Object.entries(schema.shape).flatMap(([name, value]) =>
      leavesOf(value, path === '' ? name : `${path}.${name}`),
    );
    return inner;
  }
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) {
    return merged(schema.options.flatMap((option) => leavesOf(option, path)));
  }
  if (schema instanceof z.ZodArray) return leavesOf(schema.element, `${path}[]`);
  if (schema instanceof z.ZodTuple)
    return schema.def.items.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  const isWrapper = schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  if (isWrapper && isBranch(schema.unwrap())) return leavesOf(schema.unwrap(), path);
  return schema instanceof z.ZodType ? [[path, [schema]]] : [];
}

function isBranch(schema: unknown): boolean {
  return schema instanceof z.ZodObject || schema instanceof z.ZodArray || schema instanceof z.ZodTuple;
}

function merged(found: readonly [string, z.ZodType[]][]): [string, z.ZodType[]][] {
  const byPath = new Map<string, z.ZodType[]>();
  for (const [path, schemas] of found) byPath.set(path, [...(byPath.get(path) ?? []), ...schemas]);
  return [...byPath];
}
