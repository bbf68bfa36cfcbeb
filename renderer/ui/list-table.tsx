import { useCollection } from '@cloudscape-design/collection-hooks';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { ReactNode } from 'react';
import { replaceHere, useRoute } from './router.tsx';

const pageSize = 50;

interface ListTableProps<T extends { readonly id: string }> {
  readonly title: string;
  /** Of the rows, in words such as `links`. */
  readonly noun: string;
  readonly rows: readonly T[];
  readonly columns: readonly TableProps.ColumnDefinition<T>[];
  readonly isLoading: boolean;
  readonly loadingText: string;
  /** What a row is found by. */
  readonly textOf: (row: T) => string;
  readonly findBy: string;
  /** The address that keeps what was typed into the filter (`?text=`). */
  readonly at: (text: string) => string;
  readonly empty: ReactNode;
  readonly sortedBy?: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** Beside the filter. */
  readonly besideFilter?: ReactNode;
  readonly onRow: (row: T) => void;
  /** For rows that open beside the table. */
  readonly selection?: { readonly row: T | undefined; readonly nameOf: (row: T) => string; readonly label: string };
}

/** Rows of one kind: found by text (kept in the address), sorted, in pages of 50 so that 10,000 of them stay quick. */
export function ListTable<T extends { readonly id: string }>(props: ListTableProps<T>) {
  const { title, noun, rows, columns, isLoading, loadingText, textOf, findBy, at, empty } = props;
  const { sortedBy, description, actions, besideFilter, onRow, selection } = props;
  const { query } = useRoute();
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount } = useCollection(rows, {
    filtering: {
      defaultFilteringText: query.get('text') ?? '',
      filteringFunction: (row, text) => textOf(row).toLowerCase().includes(text.toLowerCase()),
      noMatch: `No ${noun} match`,
    },
    sorting: sortedBy === undefined ? {} : { defaultState: { sortingColumn: { sortingField: sortedBy } } },
    pagination: { pageSize },
  });
  const filter = (
    <TextFilter
      {...filterProps}
      onDelayedChange={({ detail }) => replaceHere(at(detail.filteringText))}
      filteringPlaceholder={`Find by ${findBy}`}
      filteringAriaLabel={`Find ${noun}`}
      countText={`${filteredItemsCount ?? 0} of ${rows.length}`}
    />
  );
  return (
    <Table
      {...collectionProps}
      {...(selection && singleSelection(selection, onRow))}
      items={items}
      trackBy="id"
      columnDefinitions={columns}
      loading={isLoading}
      loadingText={loadingText}
      wrapLines
      onRowClick={({ detail }) => onRow(detail.item)}
      ariaLabels={{
        tableLabel: title,
        selectionGroupLabel: selection?.label ?? title,
        itemSelectionLabel: (_state, row) => `Choose ${selection?.nameOf(row) ?? row.id}`,
      }}
      header={
        <Header variant="h2" counter={`(${rows.length})`} description={description} actions={actions}>
          {title}
        </Header>
      }
      filter={
        besideFilter === undefined ? (
          filter
        ) : (
          <div className="ls-filters">
            {filter}
            {besideFilter}
          </div>
        )
      }
      {...(rows.length > pageSize && { pagination: <Pagination {...paginationProps} /> })}
      empty={empty}
    />
  );
}

function singleSelection<T extends { readonly id: string }>(
  { row }: NonNullable<ListTableProps<T>['selection']>,
  onRow: (row: T) => void,
) {
  return {
    selectionType: 'single' as const,
    selectedItems: row ? [row] : [],
    onSelectionChange: ({ detail }: { readonly detail: { readonly selectedItems: readonly T[] } }) => {
      const [chosen] = detail.selectedItems;
      if (chosen) onRow(chosen);
    },
  };
}
