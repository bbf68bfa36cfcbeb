import { describe, expect, it } from 'vitest';
import type { Finding, Severity } from '../../../contract/domain/audit.ts';
import { auditExitCode, auditInWords } from '../../../main/cli/audit-outcome.ts';
import { emptyReport, richReport } from '../../fixtures/audit-report.ts';

function reportWith(severity: Severity, verdict: Finding['verdict']) {
  const { findings, inventory } = richReport();
  return richReport({
    unread: [],
    inventory,
    findings: findings.slice(0, 1).map((one) => ({ ...one, severity, verdict })),
  });
}

const unreadAs = (what: string) =>
  richReport({ findings: [], unread: [{ where: 'x', region: null, what, reason: 'denied', message: 'no' }] });

describe('the exit code of an audit', () => {
  it.each([
    ['medium', 'high', 0],
    ['high', 'high', 1],
    ['critical', 'high', 1],
    ['info', 'info', 1],
    ['critical', undefined, 0],
  ] as const)('for a failed check of severity %s with --fail-on %s is %i', (severity, failOn, code) => {
    expect(auditExitCode(reportWith(severity, 'fail'), failOn)).toBe(code);
  });

  it.each(['warn', 'unknown'] as const)('does not count %s: no failure is claimed', (verdict) => {
    expect(auditExitCode(reportWith('critical', verdict), 'info')).toBe(0);
  });

  it('is 3 for a profile, region or gateway that was not seen at all, but not for one denied call', () => {
    expect(auditExitCode(unreadAs('sts:GetCallerIdentity'), 'high')).toBe(3);
    expect(auditExitCode(unreadAs('region'), 'high')).toBe(3);
    expect(auditExitCode(unreadAs('inspect'), undefined)).toBe(3);
    expect(auditExitCode(unreadAs('ec2:DescribeVpcs'), 'high')).toBe(0);
    expect(auditExitCode({ ...unreadAs('ec2:DescribeVpcs'), inventory: [] }, 'high')).toBe(3);
    expect(auditExitCode(emptyReport(), 'info')).toBe(0);
  });
});

describe('what an audit prints', () => {
  it('holds no name that could steer the terminal', () => {
    const [first] = richReport().unread;
    if (first === undefined) throw new Error('The fixture has nothing unread');
    const unread = [{ ...first, what: 'inspect', where: 'a\u001b[2Jb', message: 'one\ntwo' }];
    expect(auditInWords(richReport({ unread }), ['/tmp/a'])).not.toMatch(/\u001b|one\ntwo/);
  });
});
