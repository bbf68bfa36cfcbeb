import type { AuditReport, Finding, RuleResult, Severity } from '../../contract/domain/audit.ts';

/** Worst first. */
export const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Information',
};

export const verdictWords: Readonly<Record<Finding['verdict'], string>> = {
  fail: 'Failed',
  warn: 'Worth a look',
  unknown: 'Unknown',
};

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What every report says about itself. */
export function reportFacts(report: AuditReport): readonly Fact[] {
  return [
    { label: 'Audit', value: report.id },
    { label: 'Started', value: utc(report.startedAt) },
    { label: 'Ended', value: utc(report.endedAt) },
    { label: 'Scope', value: scopeInWords(report) },
    { label: 'Identities', value: identitiesInWords(report) },
    { label: 'Made by', value: `Linkspan ${report.version}` },
    { label: 'Digest (SHA-256)', value: report.digest },
  ];
}

export function reportTitle(report: AuditReport): string {
  const profiles = report.scope.targets.map(({ profile }) => profile).join(', ');
  return `Audit of ${profiles.length > 80 ? `${report.scope.targets.length} profiles` : profiles}`;
}

export function scopeInWords({ scope, gateways }: AuditReport): string {
  const targets = scope.targets.map(({ profile, regions }) => `${profile} (${regions.join(', ')})`);
  const names = gateways.map(({ name }) => name);
  return [...targets, ...(names.length > 0 ? [`gateways: ${names.join(', ')}`] : [])].join('; ');
}

export function identitiesInWords({ identities }: AuditReport): string {
  if (identities.length === 0) return 'none: no profile could sign in';
  return identities.map(({ profile, account, arn }) => `${profile}: ${arn} in ${account}`).join('; ');
}

export interface SeverityCount {
  readonly severity: Severity;
  readonly failed: number;
  readonly warned: number;
  readonly unknown: number;
}

export function countBySeverity(findings: readonly Finding[]): readonly SeverityCount[] {
  return severities.map((severity) => {
    const these = findings.filter((finding) => finding.severity === severity);
    const of = (verdict: Finding['verdict']) => these.filter((finding) => finding.verdict === verdict).length;
    return { severity, failed: of('fail'), warned: of('warn'), unknown: of('unknown') };
  });
}

/** The report in two sentences: what was found, and how far it can be relied on. */
export function summaryInWords(report: AuditReport): string {
  const failed = report.findings.filter(({ verdict }) => verdict === 'fail').length;
  const unknown = report.findings.filter(({ verdict }) => verdict === 'unknown').length;
  if (isNothingRead(report)) return `Nothing could be read: ${counted(report.unread.length, 'read')} did not work.`;
  const found =
    failed === 0
      ? 'No check failed.'
      : `${counted(failed, 'check')} failed among ${counted(report.inventory.length, 'resource')}.`;
  if (report.unread.length === 0 && unknown === 0) return `${found} Everything in the scope could be read.`;
  const notJudged = `${counted(unknown, 'check')} could not be judged: not found is not the same as not there.`;
  if (report.unread.length === 0) return `${found} ${notJudged}`;
  return `${found} ${counted(report.unread.length, 'read')} did not work, and ${notJudged}`;
}

export function isNothingRead({ inventory, unread }: AuditReport): boolean {
  return inventory.length === 0 && unread.length > 0;
}

export function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en-US')} ${thing}${count === 1 ? '' : 's'}`;
}

/** Findings of one severity together, worst first, each group in the order of the rules. */
export function findingsBySeverity(
  findings: readonly Finding[],
): readonly { readonly severity: Severity; readonly findings: readonly Finding[] }[] {
  return severities
    .map((severity) => ({ severity, findings: findings.filter((finding) => finding.severity === severity) }))
    .filter((group) => group.findings.length > 0);
}

export function placeInWords({ account, region }: { readonly account: string | null; readonly region: string | null }) {
  return [account, region].filter((part) => part !== null).join(' · ');
}

export function nameInWords({ id, name }: { readonly id: string; readonly name: string | null }): string {
  return name === null || name === id ? id : `${name} (${id})`;
}

/** Rules with failed checks, the worst and most frequent first. */
export function failedRules({ rules }: AuditReport): readonly RuleResult[] {
  return rules
    .filter(({ counts }) => counts.fail > 0)
    .toSorted(
      (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.counts.fail - a.counts.fail,
    );
}

/** `2026-11-20 14:05:09 UTC`. */
export function utc(time: string): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
