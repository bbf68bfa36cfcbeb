import { type PropertyFilterQuery, useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import PropertyFilter from '@cloudscape-design/components/property-filter';
import Table from '@cloudscape-design/components/table';
import { useMemo } from 'react';
import type { Finding } from '../../../contract/domain/audit.ts';
import { harmless } from '../../ui/harmless.ts';
import { findingColumns, severityColumn } from './finding-columns.tsx';
import {
  type FindingRow,
  filterFromAddress,
  filterOptions,
  filterProperties,
  filterToAddress,
  matches,
  noFilter,
  rowOf,
} from './finding-filter.ts';

const pageSize = 50;

interface FindingsTableProps {
  readonly findings: readonly Finding[];
  readonly title: string;
  readonly selectedId: string | null;
  readonly onSelect: (findingId: string | undefined) => void;
  /** Keeps the filter where it can be linked to. */
  readonly address: { readonly filter: string | null; readonly onFilter: (filter: string | undefined) => void };
  readonly emptyText: string;
}

/** Findings, worst first, filtered by what they are about. Ten thousand stay smooth: fifty are drawn. */
export function FindingsTable({ findings, title, selectedId, onSelect, address, emptyText }: FindingsTableProps) {
  const rows = useMemo(() => findings.map(rowOf), [findings]);
  const options = useMemo(() => filterOptions(rows), [rows]);
  const query = useMemo(() => filterFromAddress(address.filter), [address.filter]);
  const matching = useMemo(() => rows.filter((row) => matches(row, query)), [rows, query]);
  const { items, collectionProps, paginationProps } = useCollection(matching, {
    sorting: { defaultState: { sortingColumn: severityColumn } },
    pagination: { pageSize },
  });
  const change = (changed: PropertyFilterQuery) => address.onFilter(filterToAddress(changed));
  const selected = rows.filter(({ id }) => id === selectedId);
  const shown = matching.length;
  return (
    <Table
      {...collectionProps}
      items={items}
      trackBy="id"
      columnDefinitions={findingColumns}
      wrapLines
      stickyHeader
      selectionType="single"
      selectedItems={selected}
      onSelectionChange={({ detail }) => onSelect(detail.selectedItems[0]?.id)}
      onRowClick={({ detail }) => onSelect(detail.item.id)}
      ariaLabels={{
        tableLabel: title,
        selectionGroupLabel: 'Choose a finding',
        itemSelectionLabel: (_state, { finding, resource }: FindingRow) =>
          `Choose ${harmless(`${finding.title}, ${resource}`, 160)}`,
      }}
      header={
        <Header
          variant="h2"
          counter={
            shown === rows.length
              ? `(${rows.length.toLocaleString('en')})`
              : `(${shown.toLocaleString('en')} of ${rows.length.toLocaleString('en')})`
          }
        >
          {title}
        </Header>
      }
      filter={
        <PropertyFilter
          query={query}
          filteringProperties={filterProperties}
          filteringOptions={options}
          onChange={({ detail }) => change(detail)}
          countText={`${shown.toLocaleString('en')} of ${rows.length.toLocaleString('en')}`}
          filteringPlaceholder="Find by severity, verdict, system, rule, account, region or text"
          filteringAriaLabel="Find findings"
          expandToViewport
        />
      }
      empty={
        rows.length === 0 ? <Box textAlign="center">{emptyText}</Box> : <NoMatch onClear={() => change(noFilter)} />
      }
      {...(rows.length > pageSize && { pagination: <Pagination {...paginationProps} /> })}
    />
  );
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <Box textAlign="center" padding="s">
      <Box variant="p">No finding matches the filter.</Box>
      <Button onClick={onClear}>Clear the filter</Button>
    </Box>
  );
}
