import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditReport, Finding } from '../../../../contract/domain/audit.ts';
import { compareAudits } from '../../../../main/features/audit/compare-audits.ts';
import { richReport } from '../../../fixtures/audit-report.ts';

const account = '210987654321';

interface Wish {
  readonly rule?: string;
  readonly region?: string | null;
  readonly verdict?: Finding['verdict'];
  readonly kind?: string;
}

function finding(
  id: string,
  { rule = 'VPN-01', region = 'eu-west-1', verdict = 'fail', kind = 'vpn-connection' }: Wish = {},
): Finding {
  return {
    id: `${rule}/${account}/${region ?? 'global'}/${id}`,
    ruleId: rule,
    title: rule,
    severity: 'high',
    verdict,
    resource: { kind, id, name: null, account, region },
    summary: '',
    evidence: [],
    remedy: { text: '', open: null },
    references: [],
  };
}

function report(findings: Finding[], more: Partial<AuditReport> = {}): AuditReport {
  return richReport({
    scope: { targets: [{ profile: 'demo', regions: ['eu-west-1', 'us-east-1'] }], gatewayIds: [] },
    identities: [{ profile: 'demo', account, arn: 'arn:aws:iam::210987654321:user/x' }],
    gateways: [],
    rules: ['VPN-01', 'VPN-02', 'R53-01'].map((ruleId) => ({
      ruleId,
      title: ruleId,
      severity: 'high',
      why: '',
      references: [],
      counts: { pass: 0, fail: 0, warn: 0, unknown: 0, 'not-applicable': 0 },
    })),
    findings,
    ...more,
  });
}

const ids = (findings: readonly Finding[]) => findings.map(({ resource }) => resource.id);

function compared(before: AuditReport, after: AuditReport) {
  const { appeared, gone, stayed, notCompared } = compareAudits(before, after);
  return { appeared: ids(appeared), gone: ids(gone), stayed, notCompared };
}

describe('two audits', () => {
  it('of the same places: what is new, gone and still there', () => {
    const before = report([finding('vpn-1'), finding('vpn-2', { verdict: 'warn' })]);
    const after = report([finding('vpn-2'), finding('vpn-3'), finding('Z1', { rule: 'R53-01', region: null })]);
    expect(compared(before, after)).toEqual({ appeared: ['vpn-3', 'Z1'], gone: ['vpn-1'], stayed: 1, notCompared: [] });
  });

  it('of which one looked at a region that the other did not', () => {
    const narrow = { scope: { targets: [{ profile: 'demo', regions: ['eu-west-1'] }], gatewayIds: [] } };
    const there = [finding('vpn-9', { region: 'us-east-1' })];
    expect(compared(report([], narrow), report(there))).toEqual({
      appeared: [],
      gone: [],
      stayed: 0,
      notCompared: [`us-east-1 of ${account} was not looked at before`],
    });
    expect(compared(report(there), report([], narrow))).toMatchObject({
      gone: [],
      notCompared: [`us-east-1 of ${account} was not looked at after`],
    });
  });

  it('of which one could not say who the profile is', () => {
    expect(compared(report([], { identities: [] }), report([finding('vpn-1')]))).toMatchObject({
      appeared: [],
      notCompared: [
        `${account} was not looked at before`,
        `eu-west-1 of ${account} was not looked at before`,
        `us-east-1 of ${account} was not looked at before`,
      ],
    });
  });

  it('of which one could not judge a thing, or all of a place', () => {
    const unknown = report([finding('vpn-1', { verdict: 'unknown' })]);
    const whole = report([finding('eu-west-1/vpnConnections', { verdict: 'unknown', kind: 'region' })]);
    const failing = report([finding('vpn-1'), finding('vpn-2', { rule: 'VPN-02' })]);
    expect(compared(unknown, failing)).toEqual({
      appeared: ['vpn-2'],
      gone: [],
      stayed: 0,
      notCompared: ['VPN-01 could not be judged for vpn-1 before'],
    });
    expect(compared(failing, whole)).toEqual({
      appeared: [],
      gone: ['vpn-2'],
      stayed: 0,
      notCompared: [`VPN-01 could not be judged in eu-west-1 of ${account} after`],
    });
  });

  it('of which the later has more rules', () => {
    const before = report([], { rules: [] });
    expect(compared(before, report([finding('vpn-1')]))).toMatchObject({
      appeared: [],
      notCompared: ['VPN-01 was not a rule before'],
    });
  });

  it('of which one looked at a gateway', () => {
    const gateways = [{ id: 'gw-abcdefg2', name: 'Harbour' }];
    expect(compared(report([]), report([], { gateways })).notCompared).toEqual([
      'gateway gw-abcdefg2 was not looked at before',
    ]);
  });

  it('are mirror images of each other, and no finding is in two places', () => {
    const some = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom('fail', 'warn', 'unknown' as const)), {
        selector: ([id]) => id,
      })
      .map((list) => report(list.map(([id, verdict]) => finding(`vpn-${id}`, { verdict }))));
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [there, back] = [compared(one, other), compared(other, one)];
        expect(there.appeared.toSorted()).toEqual(back.gone.toSorted());
        expect(there.gone.toSorted()).toEqual(back.appeared.toSorted());
        expect(there.stayed).toBe(back.stayed);
        expect(there.gone.filter((id) => there.appeared.includes(id))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
