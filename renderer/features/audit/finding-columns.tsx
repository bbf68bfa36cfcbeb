import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { verdictTypes, verdictWords } from './audit-words.ts';
import { byUrgency, type FindingRow } from './finding-filter.ts';
import { SeverityBadge } from './severity-badge.tsx';

export const severityColumn: TableProps.ColumnDefinition<FindingRow> = {
  id: 'severity',
  minWidth: 110,
  header: 'Severity',
  sortingComparator: byUrgency,
  cell: ({ finding, rule }) => (
    <>
      <SeverityBadge severity={finding.severity} />
      <div className="ls-muted">
        <UntrustedText text={rule} limit={20} />
      </div>
    </>
  ),
};

export const findingColumns: readonly TableProps.ColumnDefinition<FindingRow>[] = [
  severityColumn,
  {
    id: 'verdict',
    minWidth: 165,
    header: 'Verdict',
    sortingField: 'verdict',
    cell: ({ finding: { verdict } }) => (
      <StatusIndicator type={verdictTypes[verdict]}>{verdictWords[verdict]}</StatusIndicator>
    ),
  },
  {
    id: 'finding',
    minWidth: 235,
    header: 'Finding',
    isRowHeader: true,
    cell: ({ finding }) => (
      <>
        <UntrustedText text={finding.title} limit={200} />
        <div className="ls-muted">
          <UntrustedText text={finding.summary} limit={400} />
        </div>
      </>
    ),
  },
  {
    id: 'resource',
    minWidth: 190,
    header: 'Of',
    sortingField: 'resource',
    cell: ({ finding: { resource } }) => (
      <>
        <UntrustedText text={resource.name ?? resource.id} limit={100} />
        <div className="ls-muted">
          <UntrustedText text={resource.name === null ? resource.kind : resource.id} limit={120} />
        </div>
      </>
    ),
  },
  {
    id: 'place',
    minWidth: 145,
    header: 'Where',
    sortingField: 'account',
    cell: ({ account, region }) => (
      <>
        <UntrustedText text={account} limit={40} />
        <div className="ls-muted">
          <UntrustedText text={region} limit={30} />
        </div>
      </>
    ),
  },
];
