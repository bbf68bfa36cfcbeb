import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import PageLink from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { RuleResult } from '../../../contract/domain/audit.ts';
import { hrefTo } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { filterToAddress } from './finding-filter.ts';
import { SeverityBadge } from './severity-badge.tsx';

interface RulesTableProps {
  readonly auditId: string;
  readonly rules: readonly RuleResult[];
}

/** Every rule that was tried, and how it came out: also the ones that passed. */
export function RulesTable({ auditId, rules }: RulesTableProps) {
  const { items, collectionProps } = useCollection(rules, { sorting: {} });
  return (
    <Table
      {...collectionProps}
      items={items}
      trackBy="ruleId"
      columnDefinitions={columnsFor(auditId)}
      wrapLines
      stickyHeader
      ariaLabels={{ tableLabel: 'Rules' }}
      header={
        <Header
          variant="h2"
          counter={`(${rules.length})`}
          description="How many things each rule was tried on. Unknown: something that it needs could not be read."
        >
          Rules
        </Header>
      }
      empty={<Box textAlign="center">No rule was tried.</Box>}
    />
  );
}

function columnsFor(auditId: string): readonly TableProps.ColumnDefinition<RuleResult>[] {
  return [
    {
      id: 'rule',
      minWidth: 105,
      header: 'Rule',
      sortingField: 'ruleId',
      cell: ({ ruleId, severity }) => (
        <>
          <PageLink
            href={hrefTo(['audit', auditId], {
              filter: filterToAddress({
                operation: 'and',
                tokens: [{ propertyKey: 'rule', operator: '=', value: ruleId }],
              }),
            })}
          >
            <UntrustedText text={ruleId} limit={20} />
          </PageLink>
          <div>
            <SeverityBadge severity={severity} />
          </div>
        </>
      ),
    },
    {
      id: 'title',
      minWidth: 280,
      header: 'What it looks for',
      isRowHeader: true,
      cell: ({ title, why }) => (
        <>
          <UntrustedText text={title} limit={200} />
          <div className="ls-muted">
            <UntrustedText text={why} limit={400} />
          </div>
        </>
      ),
    },
    {
      id: 'result',
      minWidth: 170,
      header: 'Result',
      sortingComparator: (one, other) => other.counts.fail - one.counts.fail,
      cell: ({ counts }) => <Result counts={counts} />,
    },
    countColumn('fail', 'Wrong'),
    countColumn('warn', 'Worth a look'),
    countColumn('unknown', 'Unknown'),
    countColumn('pass', 'Fine'),
    countColumn('not-applicable', 'Does not apply'),
  ];
}

function Result({ counts }: { readonly counts: RuleResult['counts'] }) {
  if (counts.fail > 0) return <StatusIndicator type="error">Failed</StatusIndicator>;
  if (counts.unknown > 0) return <StatusIndicator type="pending">Unknown</StatusIndicator>;
  if (counts.warn > 0) return <StatusIndicator type="warning">Worth a look</StatusIndicator>;
  if (counts.pass > 0) return <StatusIndicator type="success">Passed</StatusIndicator>;
  const words = counts['not-applicable'] > 0 ? 'Does not apply' : 'Nothing there to try';
  return <StatusIndicator type="stopped">{words}</StatusIndicator>;
}

function countColumn(key: keyof RuleResult['counts'], header: string): TableProps.ColumnDefinition<RuleResult> {
  return {
    id: key,
    minWidth: 85,
    header,
    sortingComparator: (one, other) => one.counts[key] - other.counts[key],
    cell: ({ counts }) => counts[key].toLocaleString('en'),
  };
}
