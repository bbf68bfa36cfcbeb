import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { Unread } from '../../../contract/domain/audit.ts';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

const reasons: Readonly<
  Record<Unread['reason'], { readonly type: StatusIndicatorProps.Type; readonly words: string }>
> = {
  denied: { type: 'warning', words: 'Not allowed' },
  unsupported: { type: 'stopped', words: 'Not offered there' },
  error: { type: 'error', words: 'Failed' },
};

const columns: readonly TableProps.ColumnDefinition<Unread>[] = [
  {
    id: 'what',
    minWidth: 240,
    header: 'What',
    isRowHeader: true,
    sortingField: 'what',
    cell: ({ what }) => (
      <span className="ls-mono">
        <UntrustedText text={what} limit={150} />
      </span>
    ),
  },
  {
    id: 'where',
    minWidth: 180,
    header: 'Where',
    sortingField: 'where',
    cell: ({ where, region }) => <UntrustedText text={region === null ? where : `${where}, ${region}`} limit={200} />,
  },
  {
    id: 'reason',
    minWidth: 170,
    header: 'Why not',
    sortingField: 'reason',
    cell: ({ reason }) => <StatusIndicator type={reasons[reason].type}>{reasons[reason].words}</StatusIndicator>,
  },
  {
    id: 'message',
    minWidth: 300,
    header: 'What was answered',
    cell: ({ message }) => <UntrustedText text={message} limit={600} />,
  },
];

/** What could not be read, so that whatever follows from it is unknown. */
export function UnreadTable({ unread }: { readonly unread: readonly Unread[] }) {
  const { items, collectionProps, paginationProps } = useCollection(unread, {
    sorting: {},
    pagination: { pageSize: 50 },
  });
  return (
    <Table
      {...collectionProps}
      items={items}
      columnDefinitions={columns}
      wrapLines
      ariaLabels={{ tableLabel: 'Not readable' }}
      header={
        <Header
          variant="h2"
          counter={`(${unread.length.toLocaleString('en')})`}
          description="What follows from these reads is unknown, never fine."
        >
          Not readable
        </Header>
      }
      {...(unread.length > 50 && { pagination: <Pagination {...paginationProps} /> })}
      empty={<Box textAlign="center">Everything in scope was read.</Box>}
    />
  );
}
