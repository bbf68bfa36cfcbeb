import { writeCsv } from 'hucre/csv';
import type { AuditReport, Finding } from '../../contract/domain/audit.ts';
import { harmlessFormula } from './formula.ts';
import { identitiesInWords, scopeInWords, severities } from './facts.ts';

const columns = [
  'Severity',
  'Verdict',
  'Rule',
  'Title',
  'Resource kind',
  'Resource id',
  'Resource name',
  'Account',
  'Region',
  'Summary',
  'Evidence',
  'Remedy',
  'References',
  'Finding id',
  'Audit',
  'Started',
  'Ended',
  'Scope',
  'Identities',
  'Linkspan version',
  'Report digest (SHA-256)',
];

/** One row per finding. Without any, one row that says so and carries what every row says of the report. */
export function renderCsv(report: AuditReport): string {
  const about = [
    report.id,
    report.startedAt,
    report.endedAt,
    scopeInWords(report),
    identitiesInWords(report),
    report.version,
    report.digest,
  ];
  const rows = worstFirst(report.findings).map((finding) => [...cellsOf(finding), ...about]);
  const nothing = ['', 'none', '', 'Nothing was found', ...Array<string>(10).fill(''), ...about];
  const cells = (rows.length > 0 ? rows : [nothing]).map((row) => row.map(harmlessFormula));
  // Every field quoted: some programs split at a semicolon, but never inside quotes.
  return writeCsv([columns, ...cells], { quoteStyle: 'all', bom: true, lineSeparator: '\r\n' });
}

export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

function cellsOf(finding: Finding): string[] {
  const { resource } = finding;
  return [
    finding.severity,
    finding.verdict,
    finding.ruleId,
    finding.title,
    resource.kind,
    resource.id,
    resource.name ?? '',
    resource.account ?? '',
    resource.region ?? '',
    finding.summary,
    evidenceInWords(finding),
    finding.remedy.text,
    referencesInWords(finding),
    finding.id,
  ];
}

export function evidenceInWords({ evidence }: Finding): string {
  return evidence.map(({ label, value, source }) => `${label}: ${value} (${source})`).join('\n');
}

export function referencesInWords({ references }: Pick<Finding, 'references'>): string {
  return references.map(({ label, url }) => (url === null ? label : `${label} ${url}`)).join('\n');
}
