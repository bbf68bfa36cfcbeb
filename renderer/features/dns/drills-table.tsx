import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { useMemo } from 'react';
import type { Drill } from '../../../contract/domain/dns.ts';
import { useRead } from '../../bridge/use-read.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { Problem } from '../../ui/problem.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { Moment } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { drillStatus, measured } from './drill-status.ts';

interface DrillRow extends Drill {
  readonly id: string;
}

/** Every drill there was, newest first. */
export function DrillsTable() {
  const { data, error, isLoading, refetch } = useRead('dns', 'drills', {});
  const rows = useMemo(() => (data ?? []).map((drill): DrillRow => ({ ...drill, id: drill.planId })), [data]);
  return (
    <SpaceBetween size="l">
      {error && <Problem error={error} onRetry={() => void refetch()} title="The drills could not be read" />}
      {!(error && !data) && (
        <ListTable
          title="Drills"
          noun="drills"
          rows={rows}
          columns={columns}
          isLoading={isLoading}
          loadingText="Reading the drills"
          textOf={({ name, type, profile }) => `${name} ${type} ${profile}`}
          findBy="name or profile"
          at={(text) => hrefTo(['dns', 'drills'], { text })}
          onRow={({ planId }) => goTo(hrefTo(['dns', 'drills', planId]))}
          empty={
            <NothingYet
              title="No drills yet"
              text="Choose a failover pair in its zone, and drill it: a failover that was never tried is a hope."
            />
          }
        />
      )}
    </SpaceBetween>
  );
}

const columns: readonly TableProps.ColumnDefinition<DrillRow>[] = [
  {
    id: 'name',
    header: 'Records',
    minWidth: 200,
    isRowHeader: true,
    cell: ({ planId, name, type }) => (
      <Link href={hrefTo(['dns', 'drills', planId])}>
        <UntrustedText text={`${name} ${type}`} limit={200} />
      </Link>
    ),
  },
  { id: 'startedAt', header: 'Begun', minWidth: 180, cell: ({ startedAt }) => <Moment at={startedAt} /> },
  {
    id: 'state',
    header: 'Outcome',
    minWidth: 200,
    cell: ({ state }) => {
      const { type, words } = drillStatus(state);
      return <StatusIndicator type={type}>{words}</StatusIndicator>;
    },
  },
  {
    id: 'detection',
    header: 'Detected after',
    minWidth: 130,
    cell: ({ detectionSeconds }) => measured(detectionSeconds),
  },
  { id: 'switch', header: 'Switched after', minWidth: 130, cell: ({ switchSeconds }) => measured(switchSeconds) },
  { id: 'back', header: 'Back after', minWidth: 120, cell: ({ backSeconds }) => measured(backSeconds) },
  {
    id: 'profile',
    header: 'Profile',
    minWidth: 120,
    cell: ({ profile }) => <UntrustedText text={profile} limit={128} />,
  },
];
