import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import { useCallback, useMemo, useState } from 'react';
import type { RecordSet } from '../../../contract/domain/dns.ts';
import { DetailPanel } from '../../ui/detail-panel.tsx';
import { harmless } from '../../ui/harmless.ts';
import { hrefTo, replaceHere, replaceWith, useRoute } from '../../ui/router.tsx';
import { RecordDetail } from './record-detail.tsx';
import { recordColumns } from './record-columns.tsx';
import { RecordsFilter } from './records-filter.tsx';
import { useChecks } from './use-checks.ts';
import { useRecordRows } from './use-record-rows.ts';

interface RecordsTableProps {
  readonly zoneId: string;
  readonly records: readonly RecordSet[] | undefined;
  readonly isLoading: boolean;
  readonly isFetching: boolean;
  readonly onRefresh: () => void;
}

/** Records of one name and type are one row. The filter and the selected row are in the address. */
export function RecordsTable({ zoneId, records, isLoading, isFetching, onRefresh }: RecordsTableProps) {
  const { query } = useRoute();
  const inAddress = {
    text: query.get('text') ?? '',
    type: query.get('type') ?? '',
    routing: query.get('routing') ?? '',
    record: query.get('record') ?? '',
  };
  const [text, setText] = useState(inAddress.text);
  const { groups, filtered, items, sorting, setSorting, page, pages, setPage } = useRecordRows(records, {
    ...inAddress,
    text,
  });
  const { checksById } = useChecks();
  const columns = useMemo(() => recordColumns(checksById), [checksById]);
  const show = (change: Partial<typeof inAddress>) =>
    replaceWith(hrefTo(['dns', 'zones', zoneId], { ...inAddress, ...change }));
  const close = useCallback(() => {
    const kept = new URLSearchParams(window.location.hash.split('?')[1]);
    kept.delete('record');
    replaceWith(hrefTo(['dns', 'zones', zoneId], Object.fromEntries(kept)));
  }, [zoneId]);
  const selected = groups.find(({ id }) => id === inAddress.record);
  return (
    <>
      <Table
        items={items}
        trackBy="id"
        columnDefinitions={columns}
        loading={isLoading}
        loadingText="Reading the records"
        wrapLines
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={({ detail }) => show({ record: detail.selectedItems[0]?.id ?? '' })}
        onRowClick={({ detail }) => show({ record: detail.item.id })}
        {...(sorting && { sortingColumn: sorting.sortingColumn, sortingDescending: sorting.isDescending ?? false })}
        onSortingChange={({ detail }) => setSorting(detail)}
        ariaLabels={{
          tableLabel: 'Records',
          selectionGroupLabel: 'Choose a record',
          itemSelectionLabel: (_state, { id }) => `Choose ${harmless(id, 100)}`,
        }}
        header={
          <Header
            variant="h2"
            counter={records && `(${groups.length.toLocaleString('en')})`}
            actions={
              <Button iconName="refresh" ariaLabel="Read the records again" loading={isFetching} onClick={onRefresh} />
            }
          >
            Records
          </Header>
        }
        filter={
          <RecordsFilter
            groups={groups}
            text={text}
            type={inAddress.type}
            routing={inAddress.routing}
            count={filtered.length}
            onText={setText}
            onRest={(wanted) => replaceHere(hrefTo(['dns', 'zones', zoneId], { ...inAddress, text: wanted }))}
            onType={(type) => show({ type })}
            onRouting={(routing) => show({ routing })}
          />
        }
        {...(pages > 1 && {
          pagination: (
            <Pagination
              currentPageIndex={page}
              pagesCount={pages}
              onChange={({ detail }) => setPage(detail.currentPageIndex)}
            />
          ),
        })}
        empty={
          <Box textAlign="center" padding="m">
            <b>{groups.length > 0 ? 'No record matches' : 'No records'}</b>
            <Box variant="p">
              {groups.length > 0 ? 'Another text or another type may find it.' : 'Make records to begin.'}
            </Box>
          </Box>
        }
      />
      {selected && (
        <DetailPanel title={harmless(`${selected.name} ${selected.type}`, 120)} onClose={close}>
          <RecordDetail key={selected.id} zoneId={zoneId} group={selected} checks={checksById} />
        </DetailPanel>
      )}
    </>
  );
}
