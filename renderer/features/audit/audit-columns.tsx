import PageLink from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { hrefTo } from '../../ui/router.tsx';
import { duration, Moment } from '../../ui/time.tsx';
import type { AuditSummary } from './audit-answers.ts';
import { severities, severityWords } from './audit-words.ts';
import { ScopeWords } from './scope-words.tsx';
import { SeverityBadge } from './severity-badge.tsx';

export const auditColumns: readonly TableProps.ColumnDefinition<AuditSummary>[] = [
  {
    id: 'endedAt',
    minWidth: 175,
    header: 'Audit',
    isRowHeader: true,
    sortingField: 'endedAt',
    cell: ({ id, startedAt, endedAt }) => (
      <>
        <PageLink href={hrefTo(['audit', id])}>
          <Moment at={endedAt} />
        </PageLink>
        <div className="ls-muted">took {duration((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)}</div>
      </>
    ),
  },
  { id: 'scope', minWidth: 165, header: 'Looked at', cell: ({ scope }) => <ScopeWords scope={scope} /> },
  { id: 'failed', minWidth: 185, header: 'Failed checks', cell: ({ counts }) => <Counts counts={counts} /> },
  {
    id: 'unknown',
    minWidth: 135,
    header: 'Unknown',
    sortingField: 'unknown',
    cell: ({ unknown, unread }) =>
      unknown + unread === 0 ? (
        <StatusIndicator type="success">Nothing</StatusIndicator>
      ) : (
        <>
          <StatusIndicator type="pending">{unknown.toLocaleString('en')} unknown</StatusIndicator>
          {unread > 0 && (
            <div className="ls-muted">
              {unread === 1 ? '1 read' : `${unread.toLocaleString('en')} reads`} did not work
            </div>
          )}
        </>
      ),
  },
  {
    id: 'resources',
    minWidth: 115,
    header: 'Resources',
    sortingField: 'resources',
    cell: ({ resources }) => resources.toLocaleString('en'),
  },
];

function Counts({ counts }: { readonly counts: AuditSummary['counts'] }) {
  const present = severities.filter((severity) => (counts[severity] ?? 0) > 0);
  if (present.length === 0) return <StatusIndicator type="success">None</StatusIndicator>;
  return (
    <span className="ls-audit-badges">
      {present.map((severity) => (
        <span key={severity} title={severityWords[severity]}>
          <SeverityBadge severity={severity} /> {(counts[severity] ?? 0).toLocaleString('en')}
        </span>
      ))}
    </span>
  );
}
