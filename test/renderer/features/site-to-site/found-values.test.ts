import { describe, expect, it } from 'vitest';
import { blankValues, type ConnectValues } from '../../../../renderer/features/site-to-site/connect-values.ts';
import { type Found, valuesOf } from '../../../../renderer/features/site-to-site/found-values.ts';
import { parseIntent } from '../../../../renderer/features/site-to-site/intent-of.ts';
import { problemsByField } from '../../../../renderer/ui/use-problems.ts';
import { createPageMain } from '../../../fixtures/page/page-main.ts';
import { createPageWorld, demoGateway, demoProfile } from '../../../fixtures/page/page-world.ts';

const place = { profile: 'linkspan-demo', region: 'eu-west-1', vpcId: 'vpc-0a1b2c3d4e5f60718' };

async function found(): Promise<Found> {
  const world = { ...createPageWorld(), gateways: [demoGateway] };
  const { bridge } = createPageMain({ world });
  const reply = await bridge.call({
    id: '1',
    name: 'siteToSite.suggest',
    input: { ...place, gatewayId: demoGateway.id },
  });
  if (!reply.ok) throw new Error(reply.failure.message);
  return {
    profile: demoProfile,
    vpcs: world.vpcs,
    gateways: world.gateways,
    suggestion: reply.value as Found['suggestion'],
  };
}

describe('the wizard’s values', () => {
  it('make a whole intent when every default is accepted', async () => {
    const intent = parseIntent(valuesOf({}, await found()));
    expect(intent.error?.issues).toBeUndefined();
    expect(intent.data).toMatchObject({ ...place, site: { gatewayId: demoGateway.id, subnets: ['192.168.10.0/24'] } });
  });

  it('take what a person typed before what was found', async () => {
    const values = valuesOf({ outsideAddress: '198.51.100.9', subnets: '10.9.0.0/16' }, await found());
    expect(values).toMatchObject({ outsideAddress: '198.51.100.9', subnets: '10.9.0.0/16', localAddress: '10.20.0.2' });
    expect(values).toMatchObject({ customerGatewayKind: 'existing', customerGatewayId: 'cgw-0123456789abcdef0' });
  });

  const refusals: readonly [Partial<ConnectValues>, string, RegExp][] = [
    [{ subnets: '10.0.0.1/24' }, 'site.subnets', /host bits set/],
    [{ subnets: '2001:db8::/32' }, 'site.subnets', /IPv4 only/],
    [{ subnets: '' }, 'site.subnets', /at least one network/],
    [{ outsideAddress: '10.1.2.3' }, 'site.outsideAddress', /does not route/],
    [{ amazonSideAsn: 'abc' }, 'attachment.amazonSideAsn', /private ASN|number/],
    [{ insideCidr1: '169.254.0.0/30' }, 'tunnels.insideCidrs', /keeps/],
    [{ name: '' }, 'name', /name/],
    [
      { securityRules: [{ groupId: 'sg-0123456789abcdef0', protocol: 'tcp', port: '70000' }] },
      'reach.securityRules.port',
      /65535/,
    ],
    [{ tags: [{ key: 'aws:x', value: '' }] }, 'tags.key', /reserved/],
  ];
  it.each(refusals)('are refused in the contract’s words: %j', async (typed, field, words) => {
    const problems = problemsByField(parseIntent(valuesOf(typed, await found())));
    expect(problems.get(field)).toMatch(words);
    expect(problems.size).toBe(1);
  });

  it('never hold a key', () => {
    expect(Object.keys(blankValues).filter((name) => /key|secret|psk/i.test(name))).toEqual(['keys']);
    expect(blankValues.keys).toBe('generated');
  });
});
