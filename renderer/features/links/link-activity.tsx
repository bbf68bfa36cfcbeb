import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import PageLink from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { useRead } from '../../bridge/use-read.ts';
import { activityColumns } from '../../ui/activity-columns.tsx';
import { hrefTo } from '../../ui/router.tsx';

export function LinkActivity({ linkId }: { readonly linkId: string }) {
  const { data, isLoading } = useRead('activity', 'list', {
    text: '',
    planId: null,
    linkId,
    kinds: [],
    before: null,
    limit: 50,
  });
  return (
    <Table
      items={data?.entries ?? []}
      columnDefinitions={activityColumns}
      trackBy={({ id }) => String(id)}
      loading={isLoading}
      loadingText="Reading the activity"
      wrapLines
      ariaLabels={{ tableLabel: 'Activity of this link' }}
      header={
        <Header
          variant="h2"
          counter={data && `(${data.total})`}
          actions={<PageLink href={hrefTo(['activity'], { link: linkId })}>All of it</PageLink>}
        >
          Activity
        </Header>
      }
      empty={<Box textAlign="center">Nothing was done to this link yet.</Box>}
    />
  );
}
