import { describe, expect, it } from 'vitest';
import { judge } from '../../../../../main/features/audit/judge.ts';
import { allRules } from '../../../../../main/features/audit/rules/all-rules.ts';
import { dnsCases, dxCases } from './dx-and-dns-cases.ts';
import { networkCases } from './network-cases.ts';
import { judgementsOf, verdict } from './verdict.ts';
import { vpnCases } from './vpn-cases.ts';

const cases = [...vpnCases, ...networkCases, ...dxCases, ...dnsCases];

describe.each(cases.map((each) => ({ ...each, name: `${each.rule}${each.about ? `, ${each.about}` : ''}` })))(
  'rule $name',
  ({ rule, resource, passes, fails, unreadable }) => {
    it('passes what is as it should be', () => {
      expect(verdict(rule, resource, passes)).toBe('pass');
      const findings = judge(passes).findings.filter((finding) => finding.ruleId === rule);
      expect(findings).toEqual([]);
    });

    it('fails what is not, with evidence and its source', () => {
      const judgement = judgementsOf(rule, fails).find((each) => each.resource.id === resource);
      expect(judgement?.verdict).toBe('fail');
      expect(judgement?.evidence).not.toEqual([]);
      expect(judgement?.evidence.every(({ source, label }) => source !== '' && label !== '')).toBe(true);
    });

    it('claims nothing of what could not be read', () => {
      const verdicts = judgementsOf(rule, unreadable).map((each) => each.verdict);
      expect(verdicts).toContain('unknown');
      expect(verdicts).not.toContain('pass');
      expect(verdicts).not.toContain('fail');
    });
  },
);

describe('the catalogue', () => {
  it('has forty rules, each with its three fixtures', () => {
    expect(allRules).toHaveLength(40);
    const tested = new Set(cases.map(({ rule }) => rule));
    expect(allRules.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual([]);
  });

  it('gives each rule its own id and words that say what, why and how', () => {
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
    for (const { id, title, why, remedy, severity } of allRules) {
      expect(id).toMatch(/^[A-Z0-9]+-\d\d$/);
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(why).toMatch(/\.$/);
      expect(remedy).toMatch(/\.$/);
      expect(severity).not.toBe('info');
    }
  });

  it('says nothing of an empty account', () => {
    const empty = { readAt: new Date(), accounts: [], gateways: [], links: [], drilledHealthCheckIds: [], unread: [] };
    expect(judge(empty).findings).toEqual([]);
  });
});
