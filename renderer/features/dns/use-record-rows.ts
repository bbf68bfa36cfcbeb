import type { TableProps } from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import type { RecordSet } from '../../../contract/domain/dns.ts';
import { groupRecords, type RecordGroup } from './record-groups.ts';

type Sorting = TableProps.SortingState<RecordGroup>;

interface Filter {
  readonly text: string;
  readonly type: string;
  readonly routing: string;
}

export const pageSize = 50;

/**
 * The rows of a zone's table. Sorted once and filtered by a text made once: a key press in ten thousand records costs one walk
 * through them, where the collection hook sorts and matches every field again.
 */
export function useRecordRows(records: readonly RecordSet[] | undefined, { text, type, routing }: Filter) {
  const [sorting, setSorting] = useState<Sorting>();
  const [pageOf, setPageOf] = useState({ filter: '', page: 1 });
  const wanted = text.trim().toLowerCase();
  const groups = useMemo(() => groupRecords(records ?? []), [records]);
  const sorted = useMemo(() => sortGroups(groups, sorting), [groups, sorting]);
  const filtered = useMemo(
    () =>
      sorted.filter(
        (group) =>
          (type === '' || group.type === type) &&
          (routing === '' || group.routing === routing) &&
          (wanted === '' || group.text.includes(wanted)),
      ),
    [sorted, wanted, type, routing],
  );
  // Another filter begins at its first page.
  const filter = `${wanted} ${type} ${routing}`;
  const pages = Math.max(1, Math.ceil(filtered.length / pageSize));
  const page = pageOf.filter === filter ? Math.min(pageOf.page, pages) : 1;
  return {
    groups,
    filtered,
    items: useMemo(() => filtered.slice((page - 1) * pageSize, page * pageSize), [filtered, page]),
    sorting,
    setSorting,
    page,
    pages,
    setPage: (to: number) => setPageOf({ filter, page: to }),
  };
}

/** Without a choice, the zone's own order. */
function sortGroups(groups: readonly RecordGroup[], sorting: Sorting | undefined): readonly RecordGroup[] {
  const field = sorting?.sortingColumn.sortingField;
  if (field !== 'name' && field !== 'type' && field !== 'routing') return groups;
  const direction = sorting?.isDescending ? -1 : 1;
  return groups.toSorted(
    (one, other) => direction * (one[field] < other[field] ? -1 : one[field] > other[field] ? 1 : 0),
  );
}
