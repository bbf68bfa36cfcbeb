import PageLink from '@cloudscape-design/components/link';
import type { TableProps } from '@cloudscape-design/components/table';
import type { z } from 'zod';
import type { activity } from '../../contract/features/activity.ts';
import { hrefTo } from './router.tsx';
import { Moment } from './time.tsx';
import { UntrustedText } from './untrusted-text.tsx';

type Entry = z.infer<typeof activity.list.output>['entries'][number];

export const kindWords: Readonly<Record<string, string>> = {
  plan: 'Plan',
  step: 'Step',
  'gateway-command': 'Gateway command',
  setting: 'Setting',
};

/** One line of the record: when, what, where, by whom, with what result. */
export const activityColumns: readonly TableProps.ColumnDefinition<Entry>[] = [
  { id: 'at', header: 'Time', minWidth: 180, cell: ({ at }) => <Moment at={at} /> },
  {
    id: 'kind',
    header: 'Kind',
    minWidth: 140,
    cell: ({ kind }) => kindWords[kind] ?? <UntrustedText text={kind} limit={50} />,
  },
  {
    id: 'what',
    header: 'What',
    isRowHeader: true,
    minWidth: 300,
    cell: ({ what, planId }) =>
      planId === null ? (
        <UntrustedText text={what} limit={400} />
      ) : (
        <PageLink href={hrefTo(['plans', planId])}>
          <UntrustedText text={what} limit={400} />
        </PageLink>
      ),
  },
  { id: 'where', minWidth: 160, header: 'Where', cell: ({ where }) => <UntrustedText text={where} limit={200} /> },
  { id: 'who', header: 'Who', minWidth: 100, cell: ({ who }) => <UntrustedText text={who} limit={100} /> },
  { id: 'result', minWidth: 130, header: 'Result', cell: ({ result }) => <UntrustedText text={result} limit={400} /> },
];
