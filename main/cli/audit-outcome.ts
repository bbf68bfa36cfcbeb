import type { AuditReport, Severity } from '../../contract/domain/audit.ts';
import { countBySeverity, counted, isNothingRead, severities, summaryInWords } from '../reports/facts.ts';
import { harmlessText } from '../reports/harmless.ts';

/** 0, 1 or 3. Only checks that failed count against `failOn`; what is unknown is not claimed. */
export function auditExitCode(report: AuditReport, failOn: Severity | undefined): number {
  const limit = failOn === undefined ? -1 : severities.indexOf(failOn);
  const isGrave = report.findings.some(
    ({ verdict, severity }) => verdict === 'fail' && severities.indexOf(severity) <= limit,
  );
  if (isGrave) return 1;
  return unseen(report).length > 0 || isNothingRead(report) ? 3 : 0;
}

/** For a person at a terminal; names from AWS cannot steer it. */
export function auditInWords(report: AuditReport, paths: readonly string[]): string {
  const failed = countBySeverity(report.findings)
    .filter((count) => count.failed > 0)
    .map((count) => `${count.failed} ${count.severity}`);
  const lines = [
    summaryInWords(report),
    ...(failed.length > 0 ? [`Failed: ${failed.join(', ')}`] : []),
    ...unseen(report).map(
      ({ where, region, message }) =>
        `Not looked at: ${[region, where].filter((part) => part !== null).join(' of ')}: ${message}`,
    ),
    `SHA-256 ${report.digest}`,
    `${counted(paths.length, 'file')}:`,
    ...paths.map((path) => `  ${path}`),
  ];
  return `${lines.map((line) => harmlessText(line).replaceAll('\n', ' ')).join('\n')}\n`;
}

/** Profiles that could not sign in, regions that are not there, and gateways out of reach: nothing of them is in the report. */
function unseen({ unread }: AuditReport): AuditReport['unread'] {
  return unread.filter(({ what }) => wholes.has(what));
}

const wholes: ReadonlySet<string> = new Set(['sts:GetCallerIdentity', 'region', 'inspect']);
