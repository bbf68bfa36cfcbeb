import type { BadgeProps } from '@cloudscape-design/components/badge';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Finding, ReportFormat, Severity } from '../../../contract/domain/audit.ts';

/** Worst first. */
export const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
};

export const severityColors: Readonly<Record<Severity, NonNullable<BadgeProps['color']>>> = {
  critical: 'severity-critical',
  high: 'severity-high',
  medium: 'severity-medium',
  low: 'severity-low',
  info: 'severity-neutral',
};

export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}

export type FindingVerdict = Finding['verdict'];

/** What cannot be known is neither fine nor wrong: it has a word of its own. */
export const verdictWords: Readonly<Record<FindingVerdict, string>> = {
  fail: 'Wrong',
  warn: 'Worth a look',
  unknown: 'Unknown',
};

export const verdictTypes: Readonly<Record<FindingVerdict, StatusIndicatorProps.Type>> = {
  fail: 'error',
  warn: 'warning',
  unknown: 'pending',
};

export const formatWords: Readonly<Record<ReportFormat, { readonly label: string; readonly description: string }>> = {
  pdf: { label: 'PDF', description: 'To read and hand over: summary, findings, what was not readable, inventory.' },
  html: { label: 'HTML', description: 'The same in one file that any browser shows.' },
  csv: { label: 'CSV', description: 'One finding a row, safe to open in a spreadsheet.' },
  xlsx: { label: 'XLSX', description: 'A workbook: findings, rules, not readable, inventory.' },
  json: { label: 'JSON', description: 'Everything, with a published schema and the digest.' },
  asff: { label: 'ASFF', description: 'The AWS Security Finding Format, for Security Hub and other tools.' },
};

const systems: Readonly<Record<string, string>> = {
  VPN: 'Site-to-Site VPN',
  TGW: 'Transit gateway',
  DX: 'Direct Connect',
  R53: 'Route 53',
  RES: 'Resolver',
  PL: 'PrivateLink',
  SG: 'Security groups',
  FL: 'Flow logs',
  VPC: 'VPC',
  NAT: 'NAT gateway',
  GW: 'Gateway',
};

/** The system that a finding is about: by the family of its rule, and a gateway's own findings by where they were read. */
export function systemOf({ ruleId, resource }: Pick<Finding, 'ruleId' | 'resource'>): string {
  if (resource.kind === 'gateway') return 'Gateway';
  const family = ruleId.split('-')[0] ?? ruleId;
  return systems[family] ?? family;
}
