import type { AuditReport, Finding, Severity } from '../../contract/domain/audit.ts';
import { identitiesInWords, nameInWords, scopeInWords } from './facts.ts';
import { worstFirst } from './report-csv.ts';
import { awsPlace, type AwsPlace, resourceId, resourceType } from './asff-resource.ts';

/**
 * Findings as AWS Security Hub takes them (AWS Security Finding Format), as the customer's own product: an array of which 100 at a
 * time go into BatchImportFindings. What could not be judged is a warning without a status, never a failure.
 */
export function renderAsff(report: AuditReport): string {
  return `${JSON.stringify(
    worstFirst(report.findings).map((finding) => asffFinding(finding, report)),
    undefined,
    2,
  )}\n`;
}

const labels: Readonly<Record<Severity, string>> = {
  critical: 'CRITICAL',
  high: 'HIGH',
  medium: 'MEDIUM',
  low: 'LOW',
  info: 'INFORMATIONAL',
};

const statuses = { fail: 'FAILED', warn: 'WARNING', unknown: 'NOT_AVAILABLE' } as const;

function asffFinding(finding: Finding, report: AuditReport) {
  const place = awsPlace(finding.resource, report);
  const reference = finding.references.find(({ url }) => url !== null)?.url;
  return {
    SchemaVersion: '2018-10-08',
    Id: cut(`linkspan/${finding.id}`, 512),
    ProductArn: `arn:${place.partition}:securityhub:${place.region}:${place.account}:product/${place.account}/default`,
    ProductName: 'Linkspan',
    CompanyName: 'Linkspan',
    GeneratorId: cut(`linkspan/${finding.ruleId}`, 512),
    AwsAccountId: place.account,
    Region: place.region,
    Types: ['Software and Configuration Checks/Network Reachability'],
    CreatedAt: report.endedAt,
    UpdatedAt: report.endedAt,
    Severity: {
      Label: finding.verdict === 'unknown' ? 'INFORMATIONAL' : labels[finding.severity],
      Original: finding.severity,
    },
    Title: cut(finding.title, 256),
    Description: cut(finding.summary, 1024),
    Remediation: {
      Recommendation: { Text: cut(finding.remedy.text, 512), ...(reference && { Url: reference.slice(0, 512) }) },
    },
    Resources: [resourceOf(finding, place)],
    Compliance: { Status: statuses[finding.verdict] },
    RecordState: 'ACTIVE',
    Workflow: { Status: 'NEW' },
    ProductFields: productFields(finding, report),
  };
}

function resourceOf({ resource }: Finding, place: AwsPlace) {
  return {
    Type: resourceType(resource),
    Id: cut(resourceId(resource, place), 512),
    Partition: place.partition,
    Region: place.region,
    Details: { Other: { kind: cut(resource.kind, 1024), name: cut(nameInWords(resource), 1024) } },
  };
}

function productFields(finding: Finding, report: AuditReport): Record<string, string> {
  const fields = {
    'linkspan/audit': report.id,
    'linkspan/digest': `sha256:${report.digest}`,
    'linkspan/version': report.version,
    'linkspan/scope': scopeInWords(report),
    'linkspan/identities': identitiesInWords(report),
    'linkspan/verdict': finding.verdict,
  };
  const evidence = finding.evidence
    .slice(0, 20)
    .map(({ label, value, source }, at) => [`linkspan/evidence/${at + 1}`, `${label}: ${value} (${source})`]);
  return Object.fromEntries(
    [...Object.entries(fields), ...evidence].map(([key = '', value = '']) => [key, cut(value, 1024)]),
  );
}

/** Security Hub refuses what is longer, and what is empty. */
function cut(text: string, longest: number): string {
  const shown = text.trim() === '' ? '-' : text;
  return shown.length <= longest ? shown : `${shown.slice(0, longest - 1)}…`;
}
