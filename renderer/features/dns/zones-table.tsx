import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import type { HostedZone } from '../../../contract/domain/dns.ts';
import { useRead } from '../../bridge/use-read.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { Problem } from '../../ui/problem.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { usePlace } from './use-place.ts';

const none: readonly HostedZone[] = [];

export function ZonesTable() {
  const place = usePlace();
  const zones = useRead('dns', 'zones', place, { enabled: place.profile !== '' });
  const hasFailed = zones.error !== null && !zones.data;
  return (
    <SpaceBetween size="l">
      {zones.error && (
        <Problem error={zones.error} onRetry={() => void zones.refetch()} title="The hosted zones could not be read" />
      )}
      {!hasFailed && (
        <ListTable
          title="Hosted zones"
          noun="zones"
          rows={zones.data ?? none}
          columns={columns}
          isLoading={zones.isLoading}
          loadingText="Reading the hosted zones"
          textOf={({ id, name, comment }) => `${name} ${id} ${comment ?? ''}`}
          findBy="name, id or comment"
          sortedBy="name"
          at={(text) => hrefTo(['dns'], { text })}
          onRow={({ id }) => goTo(hrefTo(['dns', 'zones', id]))}
          actions={
            <Button
              iconName="refresh"
              ariaLabel="Read the hosted zones again"
              loading={zones.isFetching}
              onClick={() => void zones.refetch()}
            />
          }
          empty={<NoZones />}
        />
      )}
    </SpaceBetween>
  );
}

function NoZones() {
  return (
    <NothingYet
      title="No hosted zones"
      text="This account has no zone in Route 53. Records can be made once there is one."
    />
  );
}

const columns: readonly TableProps.ColumnDefinition<HostedZone>[] = [
  {
    id: 'name',
    header: 'Zone',
    minWidth: 220,
    sortingField: 'name',
    isRowHeader: true,
    cell: ({ id, name }) => (
      <Link href={hrefTo(['dns', 'zones', id])}>
        <UntrustedText text={name} limit={255} />
      </Link>
    ),
  },
  {
    id: 'kind',
    header: 'Asked by',
    minWidth: 200,
    cell: ({ isPrivate, vpcs }) =>
      isPrivate ? (
        <>
          <Badge color="grey">Private</Badge> {vpcs.length === 1 ? '1 VPC' : `${vpcs.length} VPCs`}
        </>
      ) : (
        <>
          <Badge color="blue">Public</Badge> the internet
        </>
      ),
  },
  {
    id: 'recordCount',
    header: 'Records',
    minWidth: 100,
    sortingField: 'recordCount',
    cell: ({ recordCount }) => recordCount.toLocaleString('en'),
  },
  {
    id: 'comment',
    header: 'Comment',
    minWidth: 200,
    cell: ({ comment }) => (comment ? <UntrustedText text={comment} limit={300} /> : '–'),
  },
  {
    id: 'id',
    header: 'Id',
    minWidth: 180,
    cell: ({ id }) => (
      <span className="ls-mono">
        <UntrustedText text={id} limit={40} />
      </span>
    ),
  },
];
