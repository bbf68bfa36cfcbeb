import Button from '@cloudscape-design/components/button';
import PageLink from '@cloudscape-design/components/link';
import type { TableProps } from '@cloudscape-design/components/table';
import type { VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { goTo, hrefTo } from '../../ui/router.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { Attached } from './attached.tsx';
import type { ListProps, Overview } from './dx-answers.ts';
import { EmptyList } from './empty-list.tsx';
import { ReadLine } from './read-line.tsx';
import { AwsState, BgpHealth, ConnectionHealth, kindWords, RoutesHealth } from './state-words.tsx';
import type { Place } from './use-place.ts';

const none: readonly VirtualInterface[] = [];

/** Virtual interfaces with the three things that must be up told apart. */
export function InterfacesTable({ place, overview, isLoading, readAt, at }: ListProps) {
  return (
    <ListTable
      title="Virtual interfaces"
      noun="virtual interfaces"
      rows={overview?.virtualInterfaces ?? none}
      columns={columnsFor(place, overview)}
      isLoading={isLoading}
      loadingText="Reading the virtual interfaces"
      textOf={textOf}
      findBy="name, id, VLAN, connection or gateway"
      at={at}
      sortedBy="name"
      description={<ReadLine at={readAt} />}
      onRow={({ id }) => goTo(hrefOf(place, id))}
      empty={
        <EmptyList overview={overview} parts={['Virtual interfaces']}>
          <NothingYet
            title="No virtual interfaces here"
            text="A virtual interface is one VLAN of a connection with a BGP session. Make one, or choose another region."
            action={<Button onClick={() => goTo('#/direct-connect/new')}>Create virtual interface</Button>}
          />
        </EmptyList>
      }
    />
  );
}

function columnsFor(
  place: Place,
  overview: Overview | undefined,
): readonly TableProps.ColumnDefinition<VirtualInterface>[] {
  return [
    {
      id: 'name',
      minWidth: 170,
      header: 'Virtual interface',
      sortingField: 'name',
      isRowHeader: true,
      cell: ({ id, name, kind, vlan }) => (
        <>
          <PageLink href={hrefOf(place, id)}>
            <UntrustedText text={name || id} limit={100} />
          </PageLink>
          <div className="ls-muted">
            {kindWords[kind]}, VLAN {vlan}
          </div>
        </>
      ),
    },
    {
      id: 'state',
      minWidth: 145,
      header: 'State',
      sortingField: 'state',
      cell: ({ state }) => <AwsState state={state} />,
    },
    {
      id: 'line',
      minWidth: 155,
      header: 'Connection up',
      sortingField: 'connectionId',
      cell: ({ health, connectionId }) => (
        <>
          <ConnectionHealth health={health} />
          <div className="ls-muted">
            <UntrustedText text={portName(overview, connectionId)} limit={100} />
          </div>
        </>
      ),
    },
    {
      id: 'bgp',
      minWidth: 120,
      header: 'BGP up',
      cell: ({ state, health }) => <BgpHealth state={state} health={health} />,
    },
    { id: 'routes', minWidth: 140, header: 'Routes', cell: ({ health }) => <RoutesHealth health={health} /> },
    {
      id: 'attached',
      minWidth: 150,
      header: 'Leads to',
      cell: (one) => <Attached virtualInterface={one} overview={overview} />,
    },
  ];
}

function hrefOf(place: Place, id: string): string {
  return hrefTo(['direct-connect', id], { ...place });
}

function portName(overview: Overview | undefined, id: string): string {
  const port = [...(overview?.connections ?? []), ...(overview?.lags ?? [])].find((one) => one.id === id);
  return port?.name || id;
}

function textOf({ id, name, kind, state, vlan, connectionId, attachedTo }: VirtualInterface): string {
  return [id, name, kind, state, vlan, connectionId, attachedTo?.id ?? ''].join(' ');
}
