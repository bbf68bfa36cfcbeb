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
import { type ListedLink, linkColumns } from './link-columns.tsx';

const none: readonly ListedLink[] = [];

export function LinksPage() {
  const { data, error, isLoading, refetch } = useRead('links', 'list', {});
  const { query } = useRoute();
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount } = useCollection(data ?? none, {
    filtering: {
      defaultFilteringText: query.get('text') ?? '',
      filteringFunction: (link, text) => textOf(link).includes(text.toLowerCase()),
      noMatch: 'No link matches',
    },
    sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
    pagination: { pageSize: 50 },
  });
  const count = data?.length ?? 0;
  return (
    <Page title="Links" description="Each link joins one site to one VPC by two tunnels.">
      <SpaceBetween size="l">
        {error && <Problem error={error} onRetry={() => void refetch()} title="The links could not be read" />}
        <Table
          {...collectionProps}
          items={items}
          trackBy="id"
          columnDefinitions={linkColumns}
          loading={isLoading}
          loadingText="Reading the links"
          wrapLines
          onRowClick={({ detail }) => goTo(hrefTo(['links', detail.item.id]))}
          ariaLabels={{ tableLabel: 'Links' }}
          header={
            <Header
              variant="h2"
              counter={`(${count})`}
              actions={
                <Button variant="primary" onClick={() => goTo('#/connect')}>
                  Connect a site to a VPC
                </Button>
              }
            >
              Links
            </Header>
          }
          filter={
            <TextFilter
              {...filterProps}
              onDelayedChange={({ detail }) => replaceWith(hrefTo(['links'], { text: detail.filteringText }))}
              filteringPlaceholder="Find by name, address, VPC or region"
              filteringAriaLabel="Find links"
              countText={`${filteredItemsCount ?? 0} of ${count}`}
            />
          }
          {...(count > 50 && { pagination: <Pagination {...paginationProps} /> })}
          empty={
            <Box textAlign="center" padding="m">
              <SpaceBetween size="s">
                <b>No links yet</b>
                <Box variant="p">Connect a site to a VPC, or try it on the demo network first.</Box>
                <Button onClick={() => goTo('#/connect')}>Connect a site to a VPC</Button>
              </SpaceBetween>
            </Box>
          }
        />
      </SpaceBetween>
    </Page>
  );
}

function textOf({ name, site, vpcId, region, profile, vpnConnectionId }: ListedLink): string {
  return [name, site.outsideAddress, vpcId, region, profile, vpnConnectionId, ...site.subnets].join(' ').toLowerCase();
}
