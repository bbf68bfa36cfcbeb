import Box from '@cloudscape-design/components/box';
import type { TableProps } from '@cloudscape-design/components/table';
import type { DxGateway } from '../../../contract/domain/direct-connect.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { ListTable } from '../../ui/list-table.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { ListProps } from './dx-answers.ts';
import { EmptyList } from './empty-list.tsx';
import { ReadLine } from './read-line.tsx';
import { AwsState } from './state-words.tsx';

const none: readonly DxGateway[] = [];

/** Direct Connect gateways: from virtual interfaces in any region to gateways in any region. A row leads to its virtual interfaces. */
export function DxGatewaysTable({ place, overview, isLoading, readAt, at }: ListProps) {
  return (
    <ListTable
      title="Direct Connect gateways"
      noun="gateways"
      rows={overview?.gateways ?? none}
      columns={columns}
      isLoading={isLoading}
      loadingText="Reading the gateways"
      textOf={textOf}
      findBy="name, id, associated gateway or prefix"
      at={at}
      sortedBy="name"
      description={<ReadLine at={readAt} />}
      onRow={({ id }) => goTo(hrefTo(['direct-connect'], { ...place, text: id }))}
      empty={
        <EmptyList overview={overview} parts={['Direct Connect gateways']}>
          <NothingYet
            title="No Direct Connect gateways in this account"
            text="One is made with a virtual interface, where that joins more than one VPC or a transit gateway."
          />
        </EmptyList>
      }
    />
  );
}

const columns: readonly TableProps.ColumnDefinition<DxGateway>[] = [
  {
    id: 'name',
    minWidth: 230,
    header: 'Gateway',
    sortingField: 'name',
    isRowHeader: true,
    cell: ({ id, name }) => (
      <>
        <UntrustedText text={name} limit={100} />
        <div className="ls-muted">
          <Copyable text={id} what="Id" />
        </div>
      </>
    ),
  },
  {
    id: 'state',
    minWidth: 130,
    header: 'State',
    sortingField: 'state',
    cell: ({ state }) => <AwsState state={state} />,
  },
  {
    id: 'asn',
    minWidth: 100,
    header: 'Its ASN',
    sortingField: 'amazonSideAsn',
    cell: ({ amazonSideAsn }) => amazonSideAsn,
  },
  {
    id: 'interfaces',
    minWidth: 100,
    header: 'Virtual interfaces',
    cell: ({ virtualInterfaceIds }) => virtualInterfaceIds.length,
  },
  {
    id: 'associations',
    minWidth: 340,
    header: 'Associated with, and what it announces',
    cell: ({ associations }) => <Associations associations={associations} />,
  },
];

function Associations({ associations }: Pick<DxGateway, 'associations'>) {
  if (associations.length === 0) return <Box color="text-status-inactive">Nothing: it leads nowhere</Box>;
  return associations.slice(0, 30).map(({ id, gatewayId, region, state, allowedPrefixes, problem }) => (
    <div key={id}>
      <span className="ls-inline">
        <UntrustedText text={`${gatewayId} in ${region}`} limit={80} />
        <AwsState state={state} />
      </span>
      <div className="ls-muted">
        <UntrustedText text={problem ?? (allowedPrefixes.join(', ') || 'every range of the VPC')} limit={300} />
      </div>
    </div>
  ));
}

function textOf({ id, name, associations }: DxGateway): string {
  return [id, name, ...associations.flatMap((one) => [one.gatewayId, one.region, ...one.allowedPrefixes])].join(' ');
}
