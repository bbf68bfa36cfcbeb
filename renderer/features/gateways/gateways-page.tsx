import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useRead } from '../../bridge/use-read.ts';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { goTo, hrefTo, replaceWith, useRoute } from '../../ui/router.tsx';
import { type Gateway, gatewayColumns } from './gateway-columns.tsx';

const none: readonly Gateway[] = [];

export function GatewaysPage() {
  const { data, error, isLoading, refetch } = useRead('gateways', 'list', {});
  const { query } = useRoute();
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount } = useCollection(data ?? none, {
    filtering: {
      defaultFilteringText: query.get('text') ?? '',
      filteringFunction: ({ name, route, sshAlias }, text) =>
        [name, sshAlias ?? '', ...route.map(({ host }) => host)].some((part) =>
          part.toLowerCase().includes(text.toLowerCase()),
        ),
      noMatch: 'No gateway matches',
    },
    sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
    pagination: { pageSize: 50 },
  });
  return (
    <Page title="Gateways" description="The machines at your sites that hold the tunnels, reached over SSH.">
      <SpaceBetween size="l">
        {error && <Problem error={error} onRetry={() => void refetch()} title="The gateways could not be read" />}
        <Table
          {...collectionProps}
          items={items}
          trackBy="id"
          columnDefinitions={gatewayColumns}
          loading={isLoading}
          loadingText="Reading the gateways"
          wrapLines
          onRowClick={({ detail }) => goTo(hrefTo(['gateways', detail.item.id]))}
          ariaLabels={{ tableLabel: 'Gateways' }}
          header={
            <Header
              variant="h2"
              counter={`(${data?.length ?? 0})`}
              actions={
                <Button variant="primary" onClick={() => goTo('#/gateways/add')}>
                  Add a gateway
                </Button>
              }
            >
              Gateways
            </Header>
          }
          filter={
            <TextFilter
              {...filterProps}
              onDelayedChange={({ detail }) => replaceWith(hrefTo(['gateways'], { text: detail.filteringText }))}
              filteringPlaceholder="Find by name or host"
              filteringAriaLabel="Find gateways"
              countText={`${filteredItemsCount ?? 0} of ${data?.length ?? 0}`}
            />
          }
          {...((data?.length ?? 0) > 50 && { pagination: <Pagination {...paginationProps} /> })}
          empty={
            <Box textAlign="center" padding="m">
              <SpaceBetween size="s">
                <b>No gateways yet</b>
                <Box variant="p">Add one from your SSH configuration or by hand. Nothing is changed on it.</Box>
                <Button onClick={() => goTo('#/gateways/add')}>Add a gateway</Button>
              </SpaceBetween>
            </Box>
          }
        />
      </SpaceBetween>
    </Page>
  );
}
