import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { z } from 'zod';
import type { links } from '../../../contract/features/links.ts';
import { useRead } from '../../bridge/use-read.ts';
import { Problem } from '../../ui/problem.tsx';
import { Time } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

type Comparison = z.infer<typeof links.bothEnds.output>['comparisons'][number];

const columns: readonly TableProps.ColumnDefinition<Comparison>[] = [
  {
    id: 'field',
    minWidth: 200,
    header: 'What',
    isRowHeader: true,
    cell: ({ field, tunnel }) => <UntrustedText text={tunnel === null ? field : `${field} (${tunnel})`} limit={200} />,
  },
  { id: 'aws', minWidth: 220, header: 'AWS says', cell: ({ aws }) => <Said text={aws} /> },
  { id: 'gateway', minWidth: 220, header: 'The gateway says', cell: ({ gateway }) => <Said text={gateway} /> },
  { id: 'agrees', minWidth: 140, header: 'Same', cell: ({ agrees }) => <Agreement agrees={agrees} /> },
];

/** What each end says about the link, side by side, differences marked. */
export function BothEnds({ linkId }: { readonly linkId: string }) {
  const { data, error, isFetching, refetch } = useRead('links', 'bothEnds', { linkId }, { freshFor: 15_000 });
  if (error && !data) return <Problem error={error} onRetry={() => void refetch()} title="Neither end could be read" />;
  const rows = data?.comparisons ?? [];
  const different = rows.filter(({ agrees }) => agrees === false).length;
  return (
    <Table
      items={rows}
      columnDefinitions={columns}
      trackBy={({ field, tunnel }) => `${field} ${tunnel ?? ''}`}
      loading={!data}
      loadingText="Asking both ends"
      wrapLines
      ariaLabels={{ tableLabel: 'Both ends' }}
      header={
        <Header
          variant="h2"
          counter={data && (different === 0 ? '(no differences)' : `(${different} different)`)}
          description={
            data && (
              <>
                Read <Time at={data.readAt} />
              </>
            )
          }
          actions={
            <Button iconName="refresh" loading={isFetching} onClick={() => void refetch()}>
              Read again
            </Button>
          }
        >
          Both ends
        </Header>
      }
      empty={<Box textAlign="center">Neither end said anything that can be compared.</Box>}
    />
  );
}

function Said({ text }: { readonly text: string | null }) {
  if (text === null) return <Box color="text-status-inactive">not stated</Box>;
  return (
    <span className="ls-mono">
      <UntrustedText text={text} limit={500} />
    </span>
  );
}

function Agreement({ agrees }: { readonly agrees: boolean | null }) {
  if (agrees === null) return <StatusIndicator type="pending">Not stated</StatusIndicator>;
  return agrees ? (
    <StatusIndicator type="success">Same</StatusIndicator>
  ) : (
    <StatusIndicator type="error">Different</StatusIndicator>
  );
}
