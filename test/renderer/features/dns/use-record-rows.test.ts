import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { pageSize, useRecordRows } from '../../../../renderer/features/dns/use-record-rows.ts';
import { manyRecords, pair } from '../../../fixtures/page/page-dns-world.ts';

afterEach(cleanup);

const records = [...pair('app.example.com'), ...manyRecords(3000)];
const all = { text: '', type: '', routing: '' };

it('shows fifty rows of thousands, and finds one by its name or value', () => {
  const { result, rerender } = renderHook((filter: typeof all) => useRecordRows(records, filter), {
    initialProps: all,
  });
  expect([result.current.items.length, result.current.pages]).toEqual([pageSize, 61]);
  rerender({ ...all, text: ' HOST-02345' });
  expect(result.current.items.map(({ name }) => name)).toEqual(['host-02345.example.com']);
  rerender({ ...all, text: '198.51.9.40' });
  expect(result.current.items.map(({ name }) => name)).toEqual(['host-02344.example.com']);
  rerender({ ...all, routing: 'failover' });
  expect(result.current.filtered.map(({ members }) => members.length)).toEqual([2]);
  rerender({ ...all, type: 'AAAA' });
  expect(result.current.filtered).toHaveLength(429);
  rerender({ ...all, text: 'nothing of this name' });
  expect([result.current.items.length, result.current.pages]).toEqual([0, 1]);
});

it('begins at the first page of another filter, and sorts both ways', () => {
  const { result, rerender } = renderHook((filter: typeof all) => useRecordRows(records, filter), {
    initialProps: all,
  });
  act(() => result.current.setPage(61));
  expect(result.current.items).toHaveLength(1);
  rerender({ ...all, text: 'host' });
  expect(result.current.page).toBe(1);
  act(() => result.current.setSorting({ sortingColumn: { sortingField: 'name' }, isDescending: true }));
  expect(result.current.items[0]?.name).toBe('host-02999.example.com');
  act(() => result.current.setSorting({ sortingColumn: { sortingField: 'name' } }));
  expect(result.current.items[0]?.name).toBe('host-00000.example.com');
});
