import { describe, expect, it } from 'vitest';
import { describeRule, judge } from '../../../../main/features/audit/judge.ts';
import { allRules } from '../../../../main/features/audit/rules/all-rules.ts';
import { customerGateway, strong, tunnel, vpn } from './rules/build-vpn.ts';
import { accountOf, inventoryOf, ok, regionOf, unread } from './rules/build-inventory.ts';
import { group } from './rules/build-network.ts';

describe('judging an inventory', () => {
  const weak = vpn({}, { options: { ...strong, ikeVersions: null } });

  it('counts every verdict of every rule', () => {
    const { rules } = judge(inventoryOf({ vpnConnections: ok([weak, vpn({ id: 'vpn-0b' })]) }));
    expect(rules.map(({ ruleId }) => ruleId)).toEqual(allRules.map(({ id }) => id));
    const counts = (rule: string) => rules.find(({ ruleId }) => ruleId === rule)?.counts;
    expect(counts('VPN-04')).toEqual({ pass: 1, fail: 1, warn: 0, unknown: 0, 'not-applicable': 0 });
    expect(counts('VPN-14')).toEqual({ pass: 0, fail: 0, warn: 0, unknown: 0, 'not-applicable': 2 });
  });

  it('names a finding by rule, account, region and resource', () => {
    const { findings } = judge(inventoryOf({ vpnConnections: ok([weak]) }));
    expect(findings.find(({ ruleId }) => ruleId === 'VPN-04')).toMatchObject({
      id: 'VPN-04/210987654321/eu-west-1/vpn-0a',
      verdict: 'fail',
      severity: 'high',
      resource: { kind: 'vpn-connection', id: 'vpn-0a', name: 'head office' },
      evidence: [
        {
          label: 'IkeVersions of tunnel 203.0.113.10',
          value: 'not set: every default of AWS is allowed',
          source: 'ec2:DescribeVpnConnections Options.TunnelOptions[0].IkeVersions',
        },
        { label: 'IkeVersions of tunnel 203.0.113.20' },
      ],
      references: [
        {
          label: 'AWS Security Hub EC2.183',
          url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-183',
        },
      ],
    });
  });

  it('puts the worst first, and what is unknown after what failed', () => {
    const { findings } = judge(
      inventoryOf({
        vpnConnections: ok([weak]),
        customerGateways: ok([customerGateway({ id: 'cgw-unused' })]),
        securityGroups: ok([group([{ fromPort: 22, toPort: 22 }])]),
        transitGateways: unread,
      }),
    );
    const order = ['critical', 'high', 'medium', 'low', 'info'];
    const ranks = findings.map(({ severity }) => order.indexOf(severity));
    expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
    const high = findings.filter(({ severity }) => severity === 'high').map(({ verdict }) => verdict);
    expect(high).toEqual(['fail', 'fail', 'unknown']);
    expect(findings.at(-1)).toMatchObject({ severity: 'info', resource: { id: 'cgw-unused' } });
  });

  it('says once of a list that it could not be read, and why', () => {
    const { findings } = judge(inventoryOf({ securityGroups: unread }));
    const finding = findings.find(({ ruleId }) => ruleId === 'SG-01');
    expect(finding).toMatchObject({
      verdict: 'unknown',
      resource: { kind: 'region', id: 'eu-west-1/security-group' },
      evidence: [{ label: 'denied', source: 'ec2:DescribeSomething' }],
    });
    expect(findings.filter(({ ruleId }) => ruleId === 'SG-01')).toHaveLength(1);
  });

  it('tells the same resource of two regions and accounts apart', () => {
    const groups = { securityGroups: ok([group([{ fromPort: 22, toPort: 22 }])]) };
    const world = {
      ...inventoryOf(),
      accounts: [
        accountOf({ regions: [regionOf(groups), regionOf({ ...groups, region: 'eu-west-2' })] }),
        accountOf({ account: '345678901234', regions: [regionOf(groups)] }),
      ],
    };
    const ids = judge(world)
      .findings.filter(({ ruleId }) => ruleId === 'SG-01')
      .map(({ id }) => id);
    expect(ids).toEqual([
      'SG-01/210987654321/eu-west-1/sg-0a',
      'SG-01/210987654321/eu-west-2/sg-0a',
      'SG-01/345678901234/eu-west-1/sg-0a',
    ]);
  });

  it('bounds what AWS wrote', () => {
    const loud = tunnel({ status: 'DOWN', statusMessage: 'x'.repeat(5_000) });
    const { findings } = judge(inventoryOf({ vpnConnections: ok([vpn({ tunnels: [tunnel(), loud] })]) }));
    const values = findings.flatMap(({ evidence }) => evidence.map(({ value }) => value.length));
    expect(Math.max(...values)).toBeLessThanOrEqual(300);
  });

  it('describes a rule without judging', () => {
    const [rule] = allRules;
    expect(rule && describeRule(rule)).toEqual({
      ruleId: 'VPN-01',
      title: 'Only one tunnel is up',
      severity: 'high',
      why: rule?.why,
      references: rule?.references,
    });
  });
});
