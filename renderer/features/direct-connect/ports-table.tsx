import type { TableProps } from '@cloudscape-design/components/table';
import type { DxConnection, DxLag } from '../../../contract/domain/direct-connect.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { ListTable } from '../../ui/list-table.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { ListProps, Overview } from './dx-answers.ts';
import { MacSecState } from './mac-sec-state.tsx';
import { EmptyList } from './empty-list.tsx';
import { ReadLine } from './read-line.tsx';
import { AwsState } from './state-words.tsx';

interface Port extends Pick<DxConnection, 'id' | 'name' | 'state' | 'location' | 'bandwidth' | 'macSec'> {
  /** In words: "Hosted by Fjordnet, VLAN 305 only". */
  readonly what: string;
  readonly used: number;
}

const none: readonly Port[] = [];

/** Connections and LAGs: what a virtual interface can be made on. A row leads to its virtual interfaces. */
export function PortsTable({ place, overview, isLoading, readAt, at }: ListProps) {
  return (
    <ListTable
      title="Connections and LAGs"
      noun="connections"
      rows={overview ? portsOf(overview) : none}
      columns={columns}
      isLoading={isLoading}
      loadingText="Reading the connections"
      textOf={({ id, name, state, location, what }) => [id, name, state, location, what].join(' ')}
      findBy="name, id, location or partner"
      at={at}
      sortedBy="name"
      description={<ReadLine at={readAt} />}
      onRow={({ id }) => goTo(hrefTo(['direct-connect'], { ...place, text: id }))}
      empty={
        <EmptyList overview={overview} parts={['Connections', 'LAGs']}>
          <NothingYet
            title="No connections in this region"
            text="A connection is ordered from AWS or from a partner, which takes days. Linkspan works with the ones that are there."
          />
        </EmptyList>
      }
    />
  );
}

function portsOf(overview: Overview): readonly Port[] {
  const { connections, lags, virtualInterfaces } = overview;
  const used = (id: string) => virtualInterfaces.filter(({ connectionId }) => connectionId === id).length;
  return [
    ...connections.map((one) => ({ ...one, what: inWords(one), used: used(one.id) })),
    ...lags.map((one) => ({ ...one, what: lagInWords(one), used: used(one.id) })),
  ];
}

function inWords({ vlan, partner, lagId }: DxConnection): string {
  if (lagId !== null) return `Member of ${lagId}`;
  if (vlan !== null) return `Hosted by ${partner ?? 'a partner'}, VLAN ${vlan} only`;
  return partner === null ? 'Dedicated' : `Dedicated, from ${partner}`;
}

function lagInWords({ connectionIds, minimumLinks }: DxLag): string {
  const links = connectionIds.length;
  return `LAG of ${links} ${links === 1 ? 'connection' : 'connections'}, up while ${minimumLinks} or more are`;
}

const columns: readonly TableProps.ColumnDefinition<Port>[] = [
  {
    id: 'name',
    minWidth: 190,
    header: 'Connection',
    sortingField: 'name',
    isRowHeader: true,
    cell: ({ id, name }) => (
      <>
        <UntrustedText text={name || 'Without a name'} limit={100} />
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
  { id: 'what', minWidth: 180, header: 'What it is', cell: ({ what }) => <UntrustedText text={what} limit={200} /> },
  {
    id: 'location',
    minWidth: 120,
    header: 'Location',
    sortingField: 'location',
    cell: ({ location, bandwidth }) => (
      <>
        <UntrustedText text={location} limit={60} />
        <div className="ls-muted">
          <UntrustedText text={bandwidth} limit={30} />
        </div>
      </>
    ),
  },
  { id: 'used', minWidth: 130, header: 'Virtual interfaces', sortingField: 'used', cell: ({ used }) => used },
  { id: 'macsec', minWidth: 140, header: 'MACsec', cell: ({ macSec }) => <MacSecState macSec={macSec} /> },
];
