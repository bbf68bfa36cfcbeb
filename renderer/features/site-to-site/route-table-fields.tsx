import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { harmless } from '../../ui/harmless.ts';
import { InfoLink } from '../../ui/help.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { fieldHelp } from './connect-help.ts';
import type { Suggestion } from './found-values.ts';
import type { Connect } from './use-connect.ts';

const ways = [
  { value: 'propagate', label: 'Propagate the VPN’s routes' },
  { value: 'static', label: 'Add static routes' },
  { value: 'none', label: 'Leave it as it is' },
] as const;
type How = (typeof ways)[number]['value'];

/** For each route table of the VPC, whether and how it learns the way to the site. */
export function RouteTableFields({ connect: { values, problems, change, found } }: { readonly connect: Connect }) {
  const tables = found.suggestion?.routes ?? [];
  const howOf = (id: string): How => values.routes.find(({ routeTableId }) => routeTableId === id)?.how ?? 'none';
  const choose = (id: string, how: How) =>
    change({
      routes: tables.map(({ routeTableId }) => ({
        routeTableId,
        how: routeTableId === id ? how : howOf(routeTableId),
      })),
    });
  const isUnreached = tables.length > 0 && tables.every(({ routeTableId }) => howOf(routeTableId) === 'none');
  return (
    <SpaceBetween size="s">
      <FormField stretch errorText={problems.at('reach.routes')}>
        <Table
          items={tables.slice(0, 200)}
          trackBy="routeTableId"
          wrapLines
          ariaLabels={{ tableLabel: 'Route tables' }}
          header={
            <Header variant="h2" counter={`(${tables.length})`} info={<InfoLink topic={fieldHelp.routes} />}>
              Route tables
            </Header>
          }
          columnDefinitions={columnsFor(howOf, choose)}
          empty={<Box textAlign="center">The VPC’s route tables could not be read.</Box>}
        />
      </FormField>
      {isUnreached && (
        <Alert type="warning">No route table learns the way to the site: nothing in the VPC can answer it.</Alert>
      )}
    </SpaceBetween>
  );
}

type Row = Suggestion['routes'][number];

function columnsFor(
  howOf: (id: string) => How,
  choose: (id: string, how: How) => void,
): readonly TableProps.ColumnDefinition<Row>[] {
  return [
    {
      id: 'table',
      header: 'Route table',
      isRowHeader: true,
      cell: ({ label }) => <UntrustedText text={label} limit={200} />,
    },
    {
      id: 'how',
      header: 'Way to the site',
      minWidth: 280,
      cell: ({ routeTableId, label }) => (
        <Select
          selectedOption={ways.find(({ value }) => value === howOf(routeTableId)) ?? null}
          options={[...ways]}
          expandToViewport
          ariaLabel={`Way to the site in ${harmless(label, 80)}`}
          onChange={({ detail }) =>
            choose(routeTableId, ways.find(({ value }) => value === detail.selectedOption.value)?.value ?? 'none')
          }
        />
      ),
    },
  ];
}
